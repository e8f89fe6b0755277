/** The state of a client whose page the server has rendered, before any socket is there. */
import type { FirstRoom, FirstState } from "../../protocol/first_state.ts";
import {
  afterSyncOfAll,
  type ChatState,
  emptyState,
  withEmoji,
  withPeople,
  withRoom,
} from "./chat_state.ts";
import { afterRoomSync, type Room, roomOf } from "./room_state.ts";
import { withPage } from "./timeline.ts";

export function stateFrom(first: FirstState): ChatState {
  const { me, epoch, cursor, emoji, people, open, ...told } = first;
  const answer = { ...told, me: cursor, gone: [] };
  const synced = afterSyncOfAll(emptyState(me.id, epoch), answer);
  const state = withEmoji(withPeople(synced, people), emoji);
  return open === null ? state : withRoom(state, openRoom(state, open));
}

/** One that was entered meanwhile is not in the list. */
function openRoom(state: ChatState, { newest, around }: FirstRoom): Room {
  const held = state.rooms.get(newest.view.id) ?? roomOf(newest.view);
  const room = afterRoomSync(held, newest);
  if (around === null || room.timeline === null) return room;
  return { ...room, timeline: withPage(room.timeline, around.page) };
}
