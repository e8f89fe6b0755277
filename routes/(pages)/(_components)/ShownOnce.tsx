import { TextField } from "../../../components/fields/TextField.tsx";
import CopyButton from "../../../islands/CopyButton.tsx";
import { common } from "../../../lib/words/mod.ts";

interface ShownOnceProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
}

/** Something to be copied away, by hand or by a button. */
export function ShownOnce({ id, label, hint, value }: ShownOnceProps) {
  return (
    <div class="grid gap-8">
      <TextField id={id} label={label} hint={hint} value={value} readonly />
      <CopyButton field={id} label={common.copy} copiedLabel={common.copied} />
    </div>
  );
}
