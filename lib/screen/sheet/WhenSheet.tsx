import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { FormProblem } from "../../../components/FormProblem.tsx";
import { TextField } from "../../../components/TextField.tsx";
import { LIMITS } from "../../protocol/mod.ts";
import { chat, common } from "../../words/mod.ts";
import { fromField, toField } from "../send_later/times.ts";
import type { When } from "../panels.ts";
import { useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";

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
      <form
        class="grid gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          choose(event.currentTarget);
        }}
      >
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
        <div class="flex flex-wrap justify-end gap-8">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary">{words.choose}</Button>
        </div>
      </form>
    </Sheet>
  );
}
