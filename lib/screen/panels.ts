/** What is open beside or above the conversation; it has no address of its own. */
import { type Signal, signal } from "@preact/signals";

/** Beside the conversation, in the place that a thread takes. */
export type SidePanel = "members" | "pins" | "details";

/** Above everything, one at a time. */
export type Sheet = "switcher" | "shortcuts" | "new room" | "new direct" | "status";

export interface Panels {
  readonly side: Signal<SidePanel | null>;
  readonly sheet: Signal<Sheet | null>;
}

export function createPanels(): Panels {
  return { side: signal(null), sheet: signal(null) };
}
