import { chat } from "../../words/mod.ts";

/** In the place of a picture that did not come. */
export function BrokenPicture({ name }: { name: string }) {
  return <span class="picture-broken">{chat.filesRead.cannotShow(name)}</span>;
}
