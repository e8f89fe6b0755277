import { useState } from "preact/hooks";
import { Checkbox, Choices, Radio } from "../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { arrivedIn } from "../going/going_to.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { namesake, type NewRoom, problemsOf } from "./new_room.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

const EMPTY: NewRoom = { name: "", topic: "", visibility: "public", past: "everyone" };

export function NewRoomSheet({ onClose }: { onClose(): void }) {
  const { client, go } = useScreen();
  const rooms = useClient(({ state }) => state.rooms);
  const [typed, setTyped] = useState<NewRoom>(EMPTY);
  /** Nobody is told that a field is empty before they had a chance to fill it. */
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const words = chat.newRoom;
  const { name, topic, visibility, past } = typed;
  const problems = problemsOf(typed);
  const same = namesake(name, rooms.values());
  const nameError = isTried || name !== "" ? problems.name : undefined;
  const type = (changes: Partial<NewRoom>) => setTyped((before) => ({ ...before, ...changes }));

  const create = async () => {
    setTried(true);
    setRefusal(undefined);
    if (isBusy || Object.keys(problems).length > 0) return;
    setBusy(true);
    const given = await client.submit({ type: "room.create", ask: typed });
    const made = given.ok ? await given.value.done : given;
    if (made.ok && "room" in made.value) {
      const { room } = made.value;
      await arrivedIn(client, room);
      onClose();
      return go(pathOf(room));
    }
    // It is asked for again from here, not by itself
    if (given.ok) void client.dismissFailed(given.value.id);
    setBusy(false);
    setRefusal(!made.ok && made.code === "too_many" ? words.tooMany : words.failed);
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <SheetForm
        label={words.create}
        isBusy={isBusy}
        onSubmit={() => void create()}
        onClose={onClose}
      >
        <FormProblem>{refusal}</FormProblem>
        <TextField
          id="new-room-name"
          label={words.name}
          hint={same === undefined ? words.nameHint : words.taken(same.facts.name)}
          error={nameError}
          value={name}
          autocomplete="off"
          autofocus
          onInput={({ currentTarget }) => type({ name: currentTarget.value })}
        />
        <TextField
          id="new-room-topic"
          label={words.topic}
          hint={words.topicHint}
          error={problems.topic}
          value={topic ?? ""}
          autocomplete="off"
          onInput={({ currentTarget }) => type({ topic: currentTarget.value })}
        />
        <Choices id="new-room-who" legend={words.who}>
          {(["public", "private"] as const).map((each) => (
            <Radio
              key={each}
              id={`new-room-${each}`}
              name="visibility"
              label={words[each].label}
              hint={words[each].hint}
              checked={visibility === each}
              onChange={() => type({ visibility: each })}
            />
          ))}
        </Choices>
        <Checkbox
          id="new-room-past"
          label={words.past}
          hint={words.pastHint}
          checked={past === "everyone"}
          onChange={({ currentTarget }) =>
            type({ past: currentTarget.checked ? "everyone" : "those_present" })}
        />
      </SheetForm>
    </Sheet>
  );
}
