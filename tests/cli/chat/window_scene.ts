/** A window with these messages in it, drawn without a terminal: its rows as text. */
import { type Clock, createClock } from "../../../lib/cli/chat/clock.ts";
import { draw, type Drawing, type Tools } from "../../../lib/cli/chat/drawing.ts";
import type { Held } from "../../../lib/cli/chat/held.ts";
import { KeptRows } from "../../../lib/cli/chat/item_rows.ts";
import { Numbers } from "../../../lib/cli/chat/numbers.ts";
import { emptyView, type View, withPane } from "../../../lib/cli/chat/view.ts";
import { windowsAfter } from "../../../lib/cli/chat/windows.ts";
import { emptyState, type OutboxEntry, type Room, type Status } from "../../../lib/client/mod.ts";
import { roomOf } from "../../../lib/client/state/room_state.ts";
import { timelineOf } from "../../../lib/client/state/timeline.ts";
import {
  DEFAULT_PREFS,
  DEFAULT_SETTINGS,
  type Message,
  type Person,
  type RoomId,
  type UserId,
} from "../../../lib/protocol/mod.ts";
import { textOf } from "../../../lib/terminal/mod.ts";
import { ADA, BEN, EPOCH, message, ROOM, TALLY, view as roomView } from "../../client/samples.ts";

/** Noon of a day, by whatever clock this machine has. */
export const NOON = new Date(2026, 10, 22, 12).getTime();

export function person(id: UserId, name: string): Person {
  const displayName = name[0]!.toUpperCase() + name.slice(1);
  return { id, name, displayName, role: "member", presence: "online", lastSeen: null };
}

/** A minute after the other. */
export function said(n: number, body: string, more: Partial<Message> = {}): Message {
  return message(n, { body, at: NOON + n * 60_000, ...more });
}

export interface Scene {
  readonly messages?: readonly Message[];
  readonly room?: Partial<Room>;
  readonly others?: readonly Room[];
  readonly outbox?: readonly OutboxEntry[];
  readonly status?: Status;
  readonly hasOlder?: boolean;
}

export function heldIn(scene: Scene): Held {
  const { messages = [], others = [], outbox = [], hasOlder: older = false } = scene;
  const { status = { phase: "in sync" } } = scene;
  const timeline = timelineOf({ messages, older, newer: false });
  const tally = { ...TALLY, count: messages.length, read: messages.length };
  const here: Room = { ...roomOf(roomView(1, { tally })), timeline, ...scene.room };
  const people = new Map([[ADA, person(ADA, "ada")], [BEN, person(BEN, "ben")]]);
  const rooms = new Map([here, ...others].map((room) => [room.id, room]));
  const cursor = here.cursor;
  const state = { ...emptyState(ADA, EPOCH), cursor, rooms, people };
  return {
    ...{ state, from: state },
    ...{ status, outbox, changes: [], settings: DEFAULT_SETTINGS, now: NOON },
    prefs: () => DEFAULT_PREFS,
    attached: () => null,
  };
}

export function windowAt(columns: number, rows: number, held: Held): View {
  const view = emptyView({ columns, rows }, ROOM);
  return withPane({ ...view, windows: windowsAfter([], held, ROOM) }, { firstNew: null });
}

export function tools(): Tools {
  const numbers = new Numbers();
  const clock: Clock = createClock(() => "24", () => NOON);
  return {
    ...{ clock, kept: new KeptRows(), isLoading: () => false },
    numberOf: (message, place) => numbers.of(ROOM, message, place),
  };
}

export function drawn(view: View, held: Held): Drawing {
  return draw(view, held, tools());
}

export function linesOf({ frame }: Drawing): string[] {
  return frame.rows.map((row) => textOf(row).trimEnd());
}

/** Those between the head and the status, without the empty ones above. */
export function bodyOf(drawing: Drawing): string[] {
  const lines = linesOf(drawing).slice(1, 1 + drawing.layout.rows.length);
  return lines.slice(lines.findIndex((line) => line !== ""));
}

export function otherRoom(name: string, unread: number, mentions: readonly number[] = []): Room {
  const tally = { ...TALLY, count: unread, mentions: [...mentions] };
  const { facts } = roomView(1);
  return roomOf(roomView(1, { id: `r${name}` as RoomId, facts: { ...facts, name }, tally }));
}
