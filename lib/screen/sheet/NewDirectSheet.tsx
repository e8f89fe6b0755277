import { useState } from "preact/hooks";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { type KnownPerson, LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { openDirect } from "../going/going_to.ts";
import { useDerived, useScreen } from "../screen_context.ts";
import { NobodyElse } from "./NobodyElse.tsx";
import { PeoplePicker } from "./PeoplePicker.tsx";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

/** To one person or to several: the same people always have the same conversation. */
export function NewDirectSheet({ onClose }: { onClose(): void }) {
  const { client, me, go } = useScreen();
  const [picked, setPicked] = useState<readonly KnownPerson[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const without = useDerived(() => new Set([me.id]), [me.id]);
  const words = chat.newDirect;
  const begin = async () => {
    if (picked.length === 0 || isBusy) return;
    setBusy(true);
    const opened = await openDirect(client, picked.map(({ id }) => id));
    setBusy(false);
    if (!opened.ok) {
      return setProblem(opened.code === "forbidden" ? words.refused : words.failed);
    }
    onClose();
    go(pathOf(opened.value));
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <SheetForm
        label={words.begin}
        isBusy={isBusy}
        isEmpty={picked.length === 0}
        onSubmit={() => void begin()}
        onClose={onClose}
      >
        <FormProblem>{problem}</FormProblem>
        <PeoplePicker
          label={words.to}
          picked={picked}
          without={without}
          most={LIMITS.directPeople - 1}
          nobody={<NobodyElse room={null} />}
          onPicked={(people) => {
            setPicked(people);
            setProblem(undefined);
          }}
          onDone={() => void begin()}
        />
      </SheetForm>
    </Sheet>
  );
}
