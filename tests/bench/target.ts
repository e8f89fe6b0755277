import type { Child } from "../support/child.ts";
import type { Wire } from "./load/wire.ts";

/** Who is in which room: a list of people, by their index, for each room. */
export interface Cast {
  people: number;
  rooms: number[][];
}

/** A running server with its cast, whatever kind it is. */
export interface Target extends AsyncDisposable {
  readonly name: string;
  readonly child: Child;
  readonly port: number;
  readonly wire: Wire;
  /** The database server that works for it, where there is one. */
  readonly storePid: number | null;
  room(index: number): string;
  /** The address and the headers with which a person connects. */
  entry(person: number): { path: string; headers: Record<string, string> };
}

/** Rooms of this size side by side, with nobody in two of them. */
export function separateRooms(rooms: number, members: number): number[][] {
  return Array.from(
    { length: rooms },
    (_, room) => Array.from({ length: members }, (_, i) => room * members + i),
  );
}

export function roomsOf({ rooms }: Cast, person: number): number[] {
  return rooms.flatMap((members, room) => members.includes(person) ? [room] : []);
}
