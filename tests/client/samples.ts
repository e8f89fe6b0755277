/** Ids and messages that tests write down by a number. */
import {
  type Cursor,
  type Epoch,
  type Message,
  type MessageId,
  type RoomFacts,
  type RoomId,
  type RoomView,
  type Tally,
  type UserId,
} from "../../lib/protocol/mod.ts";

export const EPOCH = "000001" as Epoch;
export const ADA = "uada00000000" as UserId;
export const BEN = "uben00000000" as UserId;
export const ROOM = "rroom0000000" as RoomId;

export const stampOf = (n: number) => n.toString(16).padStart(20, "0");
export const idOf = (n: number) => `${EPOCH}${stampOf(n)}00` as MessageId;
export const cursorAt = (n: number) => `${EPOCH}${stampOf(n)}.00000000` as Cursor;
/** The number that was written down. */
export const numberOf = (id: MessageId) => parseInt(id.slice(6, 26), 16);

export function message(n: number, more: Partial<Message> = {}): Message {
  return { id: idOf(n), ordinal: n, kind: "chat", from: BEN, at: n, body: `body ${n}`, ...more };
}

export const TALLY: Tally = {
  ...{ count: 0, own: 0, read: 0, ownRead: 0, gone: [], mentions: [], since: 0, version: 0 },
};

export function view(n: number, more: Partial<RoomView> = {}): RoomView {
  const facts: RoomFacts = {
    ...{ kind: "public", name: "Kitchen", topic: "", description: "", past: "everyone" },
    ...{ archived: false, posting: "everyone", slowSeconds: 0 },
    may: { add: "member", rename: "moderator", archive: "owner" },
  };
  return {
    ...{ id: ROOM, facts, role: "member", members: 2, movedAt: n },
    ...{ cursor: cursorAt(n), tally: TALLY },
    ...more,
  };
}
