import { useRef } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { useBack } from "./back.ts";

interface BrokenPictureProps {
  name: string;
  onAgain(): void;
}

/** In the place of a picture that did not come. Its picture stands beside it, and is asked for again. */
export function BrokenPicture({ name, onAgain }: BrokenPictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const isThere = useBack(() => {
    const picture = place.current!.parentElement!.querySelector("img")!;
    picture.setAttribute("src", picture.getAttribute("src")!);
    onAgain();
  });
  const { cannotShow, comesLater } = chat.filesRead;
  return <span ref={place} class="picture-broken">{isThere ? cannotShow(name) : comesLater}</span>;
}
