import type { ComponentChildren } from "preact";
import { cls } from "./cls.ts";

/**
 * Shows while its parent (positioned, and named by aria-label) is hovered or has the keyboard's focus.
 * It repeats the name for the eye, so it is hidden from screen readers.
 */
export function Tooltip({ children, end }: { children: ComponentChildren; end?: boolean }) {
  return <span class={cls("tip", end && "tip-end")} aria-hidden="true">{children}</span>;
}
