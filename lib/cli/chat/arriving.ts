/** Coming into a window: which one it is, where its reader had stopped, what they were writing. */
import { firstUnread } from "../../client/rooms/first_unread.ts";
import type { Client } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { lastMoved } from "../../rules/mod.ts";
import { roomToWrite } from "../room/meant_room.ts";
import type { Held } from "./held.ts";
import { timelineAt } from "./items.ts";
import { titleOf } from "./names.ts";
import { paneOf, placeOf, type View, withPane, withPaneAt } from "./view.ts";

/** Where nothing says which: the one where something was said last. */
export function firstOf({ state }: Held, windows: readonly RoomId[]): RoomId | null {
  return lastMoved(windows.flatMap((id) => state.rooms.get(id) ?? []));
}

/** One has come to no room yet, or is not in that one any more. */
export function isNowhere({ room, lost }: View): boolean {
  return room === null && lost === null;
}

/** Who has said so knows it, and wants to go on. */
const LEAVES = /^\/leave\b/;

/**
 * Out of a room in which one is not any more. Who was put out of it stays outside, with what they were
 * writing: the next line would be read by other people than those it was meant for.
 */
export function withoutLost(view: View, before: Held, { state }: Held): View {
  const { room } = view;
  if (room === null || state.cursor === null || state.rooms.has(room)) return view;
  const { editor } = paneOf(view);
  const known = before.state.rooms.get(room);
  const isOwnWill = LEAVES.test(editor.history.lines.at(-1) ?? "");
  if (isOwnWill || known === undefined) return { ...view, room: null };
  const lost = titleOf(known, before.state);
  return withPaneAt({ ...view, room: null, lost }, null, { editor, isTouched: true, notes: [] });
}

/** Asked once for each stay, as soon as the messages are there. */
export function withFirstNew(view: View, held: Held): View {
  const place = placeOf(view);
  if (place === null || paneOf(view).firstNew !== undefined) return view;
  const room = held.state.rooms.get(place.room);
  if (room === undefined || timelineAt(held, place) === null) return view;
  const firstNew = place.thread === null ? firstUnread(room, held.state.me) : null;
  return withPane(view, { firstNew });
}

/** The one that is called so, where one is in it. */
export async function roomWanted(typed: string, client: Client): Promise<RoomId | null> {
  const found = await roomToWrite(typed, (type, ask) => client.request(type, ask));
  const room = found.ok && "room" in found.value ? found.value.room : null;
  return room !== null && client.state.rooms.has(room) ? room : null;
}
