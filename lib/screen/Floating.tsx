import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface FloatingProps {
  label: string;
  /** Where it was asked for; on a phone it comes from below, wherever that was. */
  at: { readonly x: number; readonly y: number } | null;
  /** It ends at that spot, and does not begin there. */
  isAbove?: boolean;
  children: ComponentChildren;
  onClose(): void;
}

const MARGIN_PX = 8;

/** What floats beside what it is about. The browser keeps the focus inside, and gives it back. */
export function Floating({ label, at, isAbove = false, children, onClose }: FloatingProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current!;
    element.showModal();
    if (matchMedia("(min-width: 40em)").matches) place(element, at, isAbove);
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="floating"
      aria-label={label}
      onClose={onClose}
      // It closes this, and does nothing to what lies below
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div class="floating-body">{children}</div>
    </dialog>
  );
}

/** Beside the spot, and whole: where there is no room below it, it ends there. */
function place(element: HTMLElement, at: FloatingProps["at"], isAbove: boolean): void {
  // Else it ends at the edge where one reads from the right, and nothing else counts
  element.style.right = "auto";
  const { width, height } = element.getBoundingClientRect();
  const right = innerWidth - width - MARGIN_PX;
  const bottom = innerHeight - height - MARGIN_PX;
  if (at === null) {
    element.style.left = `${right / 2}px`;
    element.style.top = `${bottom / 2}px`;
    return;
  }
  // It goes on from the spot as one reads
  const left = document.dir === "rtl" ? at.x - width : at.x;
  const top = isAbove ? at.y - height : at.y;
  element.style.left = `${Math.max(MARGIN_PX, Math.min(left, right))}px`;
  element.style.top = `${Math.max(MARGIN_PX, Math.min(top, bottom))}px`;
}
