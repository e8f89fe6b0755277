import { Button } from "../../../components/Button.tsx";
import { common } from "../../words/mod.ts";
import type { Question } from "../panels.ts";
import { Sheet } from "./Sheet.tsx";

/** Asks before something is gone that one can't take back alone, or that all of a room notice. */
export function QuestionSheet(
  { title, text, confirm, isUndoable, run, onClose }: Question & { onClose(): void },
) {
  return (
    <Sheet title={title} onClose={onClose}>
      <div class="grid gap-24">
        <p class="max-w-prose">{text}</p>
        <div class="flex flex-wrap justify-end gap-8">
          <Button autofocus onClick={onClose}>{common.cancel}</Button>
          <Button
            kind={isUndoable ? "primary" : "danger"}
            onClick={() => {
              onClose();
              run();
            }}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
