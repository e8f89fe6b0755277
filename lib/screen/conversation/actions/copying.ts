import { copyText } from "../../text/copy_text.ts";
import type { Hands } from "./subject.ts";

/** Says that it was copied; or shows the text, for a hand to copy it. */
export async function copyOr(
  text: string,
  done: string,
  { acting, toasts }: Pick<Hands, "acting" | "toasts">,
): Promise<void> {
  if (await copyText(text)) toasts.value = { text: done, tone: "good" };
  else acting.layer.value = { is: "copy", text };
}
