/** What the client holds, as far as it is drawn. */
import type {
  Attachment,
  AttachmentId,
  ChatState,
  Client,
  OutboxEntry,
  Status,
} from "../../client/mod.ts";
import { heldMessage } from "../../client/rooms/held.ts";
import { afterEntries, type Change } from "../../client/outbox/waiting_changes.ts";
import type { Message, MessageId, RoomId, RoomPrefs, Settings } from "../../protocol/mod.ts";

export interface Held {
  readonly state: ChatState;
  /** The same, as the client has it. */
  readonly from: ChatState;
  readonly status: Status;
  readonly outbox: readonly OutboxEntry[];
  readonly settings: Settings;
  prefs(room: RoomId): RoomPrefs;
  /** A file that goes with one of the outbox; null before that is known. */
  attached(id: AttachmentId): Attachment | null;
  /** What one has just changed of what was said. */
  readonly changes: readonly Change[];
  /** Of the server's clock, about. */
  readonly now: number;
}

/** `before` is what was held before that: a change that was answered is shown until it comes by. */
export function heldBy(client: Client, before: Held | null, myName: string): Held {
  const state = before?.from === client.state ? before.state : withMe(client.state, myName);
  const { status, outbox, own, attachments, serverTime: now } = client;
  return {
    ...{ state, from: client.state, status, outbox, settings: own.settings, now },
    prefs: (room) => own.prefs(room),
    changes: afterEntries(before?.changes ?? [], client.outbox, (id) => messageHeld(state, id)),
    attached: (id) => attachments.now?.get(id) ?? null,
  };
}

/** Who one is is known before the place has said a word. */
function withMe(state: ChatState, name: string): ChatState {
  const { me, people } = state;
  if (people.has(me)) return state;
  const unseen = { role: "member", presence: "offline", lastSeen: null } as const;
  return {
    ...state,
    people: new Map(people).set(me, { id: me, name, displayName: name, ...unseen }),
  };
}

function messageHeld({ rooms }: ChatState, id: MessageId): Message | undefined {
  for (const room of rooms.values()) {
    const found = heldMessage(room, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Or of the level that says nothing: only what is meant for oneself counts there. */
export function isMuted({ prefs, now }: Pick<Held, "prefs" | "now">, room: RoomId): boolean {
  const { level, mutedUntil } = prefs(room);
  return level === "nothing" || mutedUntil > now;
}
