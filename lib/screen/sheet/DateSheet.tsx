import { useState } from "preact/hooks";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import { chat } from "../../words/mod.ts";
import { pathOfMessage } from "../going/address.ts";
import { useScreen } from "../screen_context.ts";
import { toField } from "../send_later/times.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

/** To what was said in the open conversation from some day on. */
export function DateSheet({ onClose }: { onClose(): void }) {
  const { client, clock, go, room } = useScreen();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const words = chat.date;
  const jump = async (day: string) => {
    // Without a zone it is midnight where the reader is
    const at = new Date(`${day}T00:00`).getTime();
    if (room === null || Number.isNaN(at)) return setProblem(words.missing);
    setBusy(true);
    const found = await client.loadAt(room, at);
    setBusy(false);
    if (!found.ok) return setProblem(words.failed);
    if (found.value === null) return setProblem(words.nothing);
    onClose();
    go(pathOfMessage(room, found.value));
  };
  const today = toField(clock.now()).slice(0, 10);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <SheetForm
        label={words.jump}
        isBusy={busy}
        onSubmit={(form) => void jump(String(new FormData(form).get("day") ?? ""))}
        onClose={onClose}
      >
        <FormProblem>{problem}</FormProblem>
        <TextField
          id="day"
          name="day"
          type="date"
          label={words.day}
          value={today}
          max={today}
          required
          autofocus
        />
      </SheetForm>
    </Sheet>
  );
}
