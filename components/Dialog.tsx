import type { ComponentChildren } from "preact";
import { IconButton } from "./IconButton.tsx";

interface DialogProps {
  id: string;
  title: string;
  children: ComponentChildren;
  /** Buttons, the safe one first. Those inside close it: the form's method is "dialog". */
  actions: ComponentChildren;
  closeLabel: string;
}

/** The browser's own dialog: focus stays inside, Escape closes, and it returns the focus. */
export function Dialog({ id, title, children, actions, closeLabel }: DialogProps) {
  return (
    <dialog id={id} class="dialog" closedby="any" aria-labelledby={`${id}-title`}>
      <form method="dialog" class="grid gap-16">
        <div class="flex items-start justify-between gap-12">
          <h2 id={`${id}-title`} class="text-18">{title}</h2>
          <IconButton type="submit" icon="close" label={closeLabel} atEnd />
        </div>
        <div class="grid gap-12">{children}</div>
        <div class="flex flex-wrap justify-end gap-8 mt-8">{actions}</div>
      </form>
    </dialog>
  );
}
