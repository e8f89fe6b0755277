import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import { IconButton } from "../../../components/IconButton.tsx";
import { common } from "../../words/mod.ts";

interface SheetProps {
  title: string;
  onClose(): void;
  /** In place of the title, which is then only heard. */
  head?: ComponentChildren;
  children: ComponentChildren;
}

/**
 * What lies above everything: from the middle on a desk, from below on a phone. The browser's own
 * dialog, so that the focus stays in it and is given back, and nothing behind it is reached.
 */
export function Sheet({ title, onClose, head, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    (shown.querySelector<HTMLElement>("[autofocus]") ?? shown).focus();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      tabIndex={-1}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header class="sheet-head">
        {head ?? <h2 class={cls("text-18 truncate")}>{title}</h2>}
        <IconButton icon="close" label={common.close} atEnd class="ms-auto" onClick={onClose} />
      </header>
      <div class="sheet-body">{children}</div>
    </dialog>
  );
}
