import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { TextArea } from "../../../components/fields/TextArea.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import type { Room } from "../../client/mod.ts";
import { LIMITS } from "../../protocol/mod.ts";
import { chat, common } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { problemsOf } from "../sheet/new_room.ts";
import { useDeeds } from "./deeds.ts";

/** What a room is called and about, with the same checks as when it is made. */
export function AboutForm({ room, onDone }: { room: Room; onDone(): void }) {
  const { client } = useScreen();
  const { name, topic, description } = room.facts;
  const [typed, setTyped] = useState({ name, topic, description });
  const { problem, run } = useDeeds();
  const words = chat.details;
  const problems = problemsOf(typed);
  const type = (changes: Partial<typeof typed>) =>
    setTyped((before) => ({ ...before, ...changes }));
  const save = async () => {
    if (Object.keys(problems).length > 0) return;
    const done = await run(client.request("room.change", { room: room.id, ...typed }));
    if (done) onDone();
  };
  return (
    <form
      class="grid gap-16"
      noValidate
      aria-label={words.about}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem>{problem}</FormProblem>
      <TextField
        id="room-name"
        label={chat.newRoom.name}
        error={problems.name}
        value={typed.name}
        autocomplete="off"
        onInput={({ currentTarget }) => type({ name: currentTarget.value })}
      />
      <TextField
        id="room-topic"
        label={chat.newRoom.topic}
        error={problems.topic}
        value={typed.topic}
        autocomplete="off"
        onInput={({ currentTarget }) => type({ topic: currentTarget.value })}
      />
      <TextArea
        id="room-description"
        label={words.description}
        hint={words.descriptionHint}
        rows={4}
        maxLength={LIMITS.descriptionChars}
        value={typed.description}
        onInput={({ currentTarget }) => type({ description: currentTarget.value })}
      />
      <div class="flex flex-wrap gap-8">
        <Button type="submit" kind="primary">{words.save}</Button>
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  );
}
