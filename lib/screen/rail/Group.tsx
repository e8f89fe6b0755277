import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import { IconButton } from "../../../components/IconButton.tsx";

interface GroupProps {
  label: string;
  isFolded: boolean;
  onFold(on: boolean): void;
  /** What puts another one into it. */
  add?: { readonly label: string; run(): void };
  children: ComponentChildren;
}

/** A part of the list under its name, which folds it. */
export function Group({ label, isFolded, onFold, add, children }: GroupProps) {
  const id = useId();
  return (
    <section class="grid gap-2" aria-labelledby={id}>
      <div class="flex items-center">
        <button
          type="button"
          class="rail-fold"
          aria-expanded={isFolded ? "false" : "true"}
          onClick={() => onFold(!isFolded)}
        >
          <span id={id} class="truncate">{label}</span>
          <Icon name="folded" />
        </button>
        {add && <IconButton icon="add" label={add.label} atEnd onClick={() => add.run()} />}
      </div>
      {children}
    </section>
  );
}
