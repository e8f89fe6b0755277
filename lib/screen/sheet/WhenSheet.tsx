import { useState } from "preact/hooks";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import { LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { fromField, toField } from "../send_later/times.ts";
import type { When } from "../panels.ts";
import { useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Any time that is still to come. */
export function WhenSheet({ title, at, run, onClose }: When & { onClose(): void }) {
  const { clock } = useScreen();
  const [problem, setProblem] = useState<string>();
  const words = chat.later;
  const choose = (form: HTMLFormElement) => {
    const now = clock.now();
    const chosen = fromField(String(new FormData(form).get("when") ?? ""), now);
    if (chosen === null) return setProblem(words.isOver);
    if (chosen > now + LIMITS.laterDays * DAY_MS) return setProblem(words.tooFar(LIMITS.laterDays));
    onClose();
    run(chosen);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <SheetForm label={words.choose} onSubmit={(form) => choose(form)} onClose={onClose}>
        <FormProblem>{problem}</FormProblem>
        <TextField
          id="when"
          name="when"
          type="datetime-local"
          label={words.dayAndTime}
          value={toField(Math.max(at, clock.now()))}
          required
          autofocus
        />
      </SheetForm>
    </Sheet>
  );
}
