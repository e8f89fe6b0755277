import { useState } from "preact/hooks";
import { Choices, Radio } from "../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import { LIMITS, type Said, saidAt } from "../../protocol/mod.ts";
import { statusAt } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { type End, endOf, ENDS } from "./status_ends.ts";
import { StatusEmoji } from "./StatusEmoji.tsx";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

const AS = ["auto", "away", "dnd", "hidden"] as const satisfies readonly Said["as"][];

/** What one is up to, how one is seen to be there, and until when both hold. */
export function StatusSheet({ onClose }: { onClose(): void }) {
  const { client, me, clock } = useScreen();
  const now = clock.now();
  const said = useClient(({ state }) => saidAt(state.said, now).as);
  const status = useClient(({ state }) => statusAt(state.people.get(me.id)?.status, now));
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const words = chat.status;

  const save = async (form: HTMLFormElement) => {
    const typed = new FormData(form);
    const text = String(typed.get("text") ?? "").trim();
    const emoji = String(typed.get("emoji") ?? "");
    const until = endOf(String(typed.get("until")) as End, clock.now());
    const as = AS.find((one) => one === typed.get("as")) ?? "auto";
    setBusy(true);
    const changed = await client.request("profile.change", {
      status: text === "" && emoji === "" ? null : { text, until, ...(emoji !== "" && { emoji }) },
    });
    const told = changed.ok
      ? await client.sayPresence({ as, until: as === "auto" ? null : until })
      : changed;
    setBusy(false);
    if (told.ok) onClose();
    else setProblem(told.code === "bad_command" ? words.unfit : words.failed);
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <SheetForm
        label={words.save}
        isBusy={isBusy}
        onSubmit={(form) => void save(form)}
        onClose={onClose}
      >
        <FormProblem>{problem}</FormProblem>
        <TextField
          id="status-text"
          name="text"
          label={words.text}
          defaultValue={status?.text ?? ""}
          maxLength={LIMITS.statusChars}
          autocomplete="off"
          autofocus
        />
        <StatusEmoji name="emoji" first={status?.emoji ?? ""} />
        <Select
          id="status-until"
          name="until"
          label={words.until}
          options={ENDS.map((end) => ({ value: end, label: words.ends[end] }))}
          value="never"
        />
        <Choices id="status-as" legend={words.presence}>
          {AS.map((as) => (
            <Radio
              key={as}
              id={`status-as-${as}`}
              name="as"
              value={as}
              label={words.as[as].label}
              hint={words.as[as].hint}
              checked={as === said}
            />
          ))}
        </Choices>
      </SheetForm>
    </Sheet>
  );
}
