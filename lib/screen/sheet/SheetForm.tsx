import type { ComponentChildren } from "preact";
import { Button } from "../../../components/Button.tsx";
import { common } from "../../words/mod.ts";

interface SheetFormProps {
  /** What the button says that does it. */
  label: string;
  isBusy?: boolean;
  /** There is nothing yet that it could do. */
  isEmpty?: boolean;
  children: ComponentChildren;
  onSubmit(form: HTMLFormElement): void;
  onClose(): void;
}

/** Something to fill in on a sheet, and at its end the ways out. It says itself what is wrong. */
export function SheetForm(props: SheetFormProps) {
  const { label, isBusy = false, isEmpty = false, children, onSubmit, onClose } = props;
  return (
    <form
      class="grid gap-16"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event.currentTarget);
      }}
    >
      {children}
      <div class="flex flex-wrap justify-end gap-8">
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" kind="primary" busy={isBusy} disabled={isEmpty}>{label}</Button>
      </div>
    </form>
  );
}
