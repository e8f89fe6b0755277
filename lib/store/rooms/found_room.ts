/** A room as a write finds it: what it is, and the head that everything in it rests on. */
import type { RoomFacts, RoomId, Stamp } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { factsOf } from "./room_facts.ts";
import { headRow, roomRow, type Row } from "../rows.ts";
import type { Mark } from "../values/logs.ts";
import type { Head } from "../values/rooms.ts";

export interface FoundRoom {
  readonly id: RoomId;
  readonly facts: RoomFacts;
  readonly head: Head;
  /** Made by this very write: nothing that belongs to it can be there. */
  readonly isNew?: true;
}

/** Every write into a room rests on its head: so all of them have one order, on every instance. */
export function findRoom(draft: Draft, id: RoomId): FoundRoom | null {
  const head = draft.get(headRow(id));
  // Which moves when they do
  const row = draft.peek(roomRow(id));
  if (head === null || row === null) return null;
  return { id, facts: factsOf(row), head: withStamp(head, draft.stampOf(headRow(id))) };
}

function withStamp(head: Head, stamp: Stamp | null): Head {
  const { unseen } = head;
  return unseen?.stamp !== null || stamp === null
    ? head
    : { ...head, unseen: { ...unseen, stamp } };
}

/** What the head of a new room starts from. */
export function emptyHead(at: number): Omit<Head, keyof Mark> {
  return { count: 0, members: 0, rules: 0, at };
}

export const rowsOfRoom = (id: RoomId): Row<unknown>[] => [headRow(id), roomRow(id)];
