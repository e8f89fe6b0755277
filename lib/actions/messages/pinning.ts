/** What a room keeps in sight. */
import {
  accept,
  type Ask,
  LIMITS,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import {
  appendNotice,
  currentEach,
  openReading,
  pinMessage as pinStored,
  pinnedIn,
  pinRow,
  pinsRow,
  readPlaced,
  rowOfMessage,
} from "../../store/mod.ts";
import { isNotTaken, standBefore } from "./before_message.ts";
import { type Ground, may, rowsToStandIn } from "../ground.ts";
import { NOT_TAKEN } from "../people/ignoring.ts";
import { oldestThatFit } from "./page.ts";

export async function pinMessage(
  { store, now }: Ground,
  me: UserId,
  { room: id, id: target, on }: Ask<"message.pin">,
): Promise<Outcome<Result<"message.pin">>> {
  const done = await store.writer.write({
    rows: [
      ...rowsToStandIn(id, me),
      ...[rowOfMessage(id, target), pinRow(id, target), pinsRow(id)],
    ],
    decide(draft) {
      const found = standBefore(draft, id, target, me);
      if (!found.ok) return found;
      const { standing: { room }, stored } = found;
      if (!may(draft, found.standing, "message.pin") || stored.notice) return refuse("forbidden");
      if (isNotTaken(draft, found.standing, me)) return refuse("forbidden", NOT_TAKEN);
      const isPinned = (draft.get(pinRow(id, target))?.by ?? null) !== null;
      if (isPinned === on) return { ok: true };
      if (on && (draft.get(pinsRow(id))?.length ?? 0) >= LIMITS.pinsOfRoom) {
        return refuse("too_many", "pins");
      }
      const at = now();
      pinStored(draft, room, target, { by: on ? me : null, at });
      if (on) appendNotice(draft, room, me, at, { what: "pinned", id: target });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** What was pinned last comes first; without what the reader may not see. */
export async function listPins(
  { store }: Ground,
  me: UserId,
  { room, after }: Ask<"room.pins">,
): Promise<Outcome<Result<"room.pins">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const all = await pinnedIn(store, room);
  const rest = after === undefined ? all : all.slice(all.indexOf(after) + 1);
  const messages = await currentEach(store, reading, await readPlaced(store, reading, rest));
  const { messages: fitting, isCut } = oldestThatFit(messages);
  const pins = fitting.flatMap((message) => {
    const { by = null, at } = message.pinned ?? {};
    // Taken down, or deleted, since the list was read
    return by === null ? [] : { message, by, at: at! };
  });
  return accept({ pins, more: isCut });
}
