/** Tab: what is begun at the cursor is completed, and what there is to choose from is listed. */
import { replaceIn } from "../../terminal/mod.ts";
import { deskOf } from "./desk_of.ts";
import { keepDraft } from "./drafting.ts";
import type { Sitting } from "./sitting.ts";
import { paneAt, withPaneAt } from "./view.ts";

export async function complete(sitting: Sitting): Promise<void> {
  const { place } = sitting;
  const { editor: { text, at } } = paneAt(sitting.view, place);
  const { completed, completions } = await import("./orders/mod.ts");
  const found = await completions(text, at, deskOf(sitting, place));
  const { editor } = paneAt(sitting.view, place);
  // Who has gone on typing means something else by now
  if (editor.text !== text || editor.at !== at) return;
  const after = completed(text, at, found);
  const written = after.text.slice(found.from, after.at);
  const change = after.text === text
    ? { options: after.left }
    : { editor: replaceIn(editor, found.from, at, written), options: [], isTouched: true };
  sitting.view = withPaneAt(sitting.view, place, change);
  keepDraft(sitting.view, sitting.client);
}
