/** Files from wherever they came to where they wait to be sent; what does so is fetched where it is not there yet. */
import { chat } from "../../words/mod.ts";
import { fetchLater } from "../lazily.ts";
import type { ScreenParts } from "../screen_context.ts";
import { tell } from "../composer/sending.ts";
import type { Writing } from "../composer/writing.ts";

export function attach(
  files: readonly File[],
  writing: Writing,
  screen: ScreenParts,
): void {
  if (files.length === 0) return;
  // One after the other: they stand in the order in which they came
  writing.attaching = writing.attaching
    .then(async () => await (await fetchLater()).takeIn(files, writing, screen))
    .catch(() => tell(writing, chat.composer.notKept));
}
