import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import type { IconName } from "../../../components/icons.ts";
import { IconButton } from "../../../components/IconButton.tsx";

export interface GroupProps {
  label: string;
  isFolded: boolean;
  onFold(on: boolean): void;
  /** What puts another one into it, or changes it. */
  action:
    | { readonly label: string; readonly icon: IconName; run(button: HTMLElement): void }
    | undefined;
  children: ComponentChildren;
}

/** A part of the list under its name, which folds it. */
export function Group({ label, isFolded, onFold, action, children }: GroupProps) {
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
        {action && (
          <IconButton
            icon={action.icon}
            label={action.label}
            atEnd
            onClick={({ currentTarget }) => action.run(currentTarget)}
          />
        )}
      </div>
      {children}
    </section>
  );
}
