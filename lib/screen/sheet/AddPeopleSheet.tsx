import { useEffect, useState } from "preact/hooks";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import type { KnownPerson, UserId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { useDeeds } from "../side/deeds.ts";
import { NobodyElse } from "./NobodyElse.tsx";
import { PeoplePicker } from "./PeoplePicker.tsx";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

const MOST_AT_ONCE = 20;

/** Into the room that is open: whoever is here already is not offered. */
export function AddPeopleSheet({ onClose }: { onClose(): void }) {
  const { client, room: id } = useScreen();
  const [picked, setPicked] = useState<readonly KnownPerson[]>([]);
  const [isBusy, setBusy] = useState(false);
  const members = useClient(({ state }) => (id && state.rooms.get(id)?.memberList) ?? null);
  const without = useDerived(() => new Set<UserId>(members?.keys() ?? []), [members]);
  const { problem, run } = useDeeds();
  useEffect(() => {
    if (id !== null && members === null) void client.loadMembers(id);
  }, [client, id]);
  const words = chat.details;
  const add = async () => {
    if (id === null || isBusy) return;
    setBusy(true);
    const left: KnownPerson[] = [];
    for (const person of picked) {
      const isIn = await run(client.request("room.add", { room: id, user: person.id }));
      if (!isIn) left.push(person);
    }
    setBusy(false);
    setPicked(left);
    if (left.length === 0) onClose();
  };
  return (
    <Sheet title={words.add} onClose={onClose}>
      <SheetForm
        label={words.addThem}
        isBusy={isBusy}
        isEmpty={picked.length === 0}
        onSubmit={() => void add()}
        onClose={onClose}
      >
        <FormProblem>{problem}</FormProblem>
        <PeoplePicker
          label={words.addWho}
          picked={picked}
          without={without}
          most={MOST_AT_ONCE}
          nobody={<NobodyElse room={id} />}
          onPicked={setPicked}
          onDone={() => void add()}
        />
      </SheetForm>
    </Sheet>
  );
}
