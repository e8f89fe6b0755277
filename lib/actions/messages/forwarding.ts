/** What is said again elsewhere: a copy of what whoever passes it on may read at that moment. */
import {
  type Forwarded,
  isDirectId,
  type Refusal,
  refuse,
  type Source,
  type UserId,
} from "../../protocol/mod.ts";
import { type Draft, editRow, personRow, type Row, rowOfMessage } from "../../store/mod.ts";
import { standBefore } from "./before_message.ts";
import { rowsToStandIn } from "../ground.ts";

export function rowsToForward({ room, id }: Source, me: UserId): Row<unknown>[] {
  return [...rowsToStandIn(room, me), rowOfMessage(room, id), editRow(room, id)];
}

export function findForwarded(
  draft: Draft,
  source: Source,
  me: UserId,
  { hasFiles }: { readonly hasFiles: boolean },
): { readonly ok: true; readonly forwarded: Forwarded } | Refusal {
  const { room, id } = source;
  const found = standBefore(draft, room, id, me);
  if (!found.ok) return refuse(found.code, "forward");
  const { stored } = found;
  // The room's head moves with each edit
  const text = draft.peek(editRow(room, id))?.body ?? stored.body;
  // Passed on without a word more, it is the first one's still
  if (text === "" && stored.forwarded !== undefined) {
    return { ok: true, forwarded: stored.forwarded };
  }
  if ((text === "" && !hasFiles) || stored.encrypted) return refuse("forbidden", NO_TEXT);
  const name = draft.get(personRow(stored.from))?.displayName ?? "";
  return { ok: true, forwarded: { name, text, ...(!isDirectId(room) && { source }) } };
}

const NO_TEXT = "forward: only what is text for everyone";
