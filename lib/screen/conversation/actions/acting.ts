/** What is being done with the messages of one conversation, on the screen alone. */
import { type Signal, signal } from "@preact/signals";
import type { ClientId, MessageId } from "../../../protocol/mod.ts";
import type { Spot } from "../../spot.ts";

export type Layer =
  | { readonly is: "menu"; readonly message: MessageId; readonly at: Spot | null }
  | { readonly is: "emoji"; readonly message: MessageId; readonly at: Spot | null }
  | { readonly is: "delete"; readonly message: MessageId }
  | { readonly is: "forward"; readonly message: MessageId }
  | { readonly is: "history"; readonly message: MessageId }
  /** What the browser would not copy, for a hand to do it. */
  | { readonly is: "copy"; readonly text: string };

export interface Acting {
  /** Above the conversation, one at a time. */
  readonly layer: Signal<Layer | null>;
  /** Edited in its place: a message, or one that is not stored yet. */
  readonly editing: Signal<MessageId | ClientId | null>;
  /** What stands in its field: its row is taken away while it is out of sight. Null before it is there. */
  typed: { readonly in: MessageId | ClientId; readonly text: string } | null;
  /** Marked as unread from here on: nothing is read by being seen until the conversation is left. */
  readonly unreadFrom: Signal<MessageId | null>;
  /** Brings a message onto the screen, wherever it is. */
  jump(to: MessageId): void;
  /** Brings what was said last onto the screen, and what is to be. */
  toNewest(): void;
  /** Back to its row, from what was opened on it. */
  focusRow(id: MessageId): void;
}

export function createActing(): Acting {
  return {
    layer: signal(null),
    editing: signal(null),
    typed: null,
    unreadFrom: signal(null),
    jump: () => {},
    toNewest: () => {},
    focusRow: () => {},
  };
}
