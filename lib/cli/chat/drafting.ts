/** What is being written is the draft, on all devices alike. */
import { heldMessage } from "../../client/rooms/held.ts";
import type { Client } from "../../client/mod.ts";
import { withText } from "../../terminal/mod.ts";
import { paneOf, placeOf, type View, withPane } from "./view.ts";

/** To be called with every key. A change of what was said is no draft. */
export function keepDraft(view: View, client: Client): void {
  const place = placeOf(view);
  const { editor, answering, rewriting } = paneOf(view);
  if (place === null || rewriting !== null || !client.state.rooms.has(place.room)) return;
  client.own.setDraft(place.room, place.thread ?? undefined, editor.text, answering?.id);
}

/** As another device has left it, until somebody types here. */
export function withDraft(view: View, client: Client): View {
  const place = placeOf(view);
  const { editor, isTouched, rewriting } = paneOf(view);
  if (place === null || isTouched || rewriting !== null) return view;
  const { text, replyTo } = client.own.draft(place.room, place.thread ?? undefined);
  const room = client.state.rooms.get(place.room);
  const answering = replyTo === undefined ? null : heldMessage(room, replyTo) ?? null;
  const isSame = text === editor.text && answering === paneOf(view).answering;
  return isSame ? view : withPane(view, { editor: withText(editor, text), answering });
}
