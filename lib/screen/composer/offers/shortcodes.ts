/** A code that was just ended by its colon becomes the emoji. */
import { emojiHeld } from "../../emoji/emoji_data.ts";
import { isInCode } from "./completing.ts";
import type { TextField } from "../text_field.ts";

export function replaceEndedShortcode(field: TextField): void {
  const { from: caret, to } = field.selected;
  if (caret !== to || field.text[caret - 1] !== ":") return;
  const before = field.text.slice(0, caret);
  const [typed, code = ""] = /:([a-z0-9_+-]+):$/.exec(before) ?? [""];
  const emoji = emojiHeld()?.byCode.get(code);
  const from = caret - typed.length;
  if (emoji === undefined || isInCode(before.slice(0, from))) return;
  const end = from + emoji.text.length;
  field.replace({ from, to: caret, text: emoji.text, select: { from: end, to: end } });
}
