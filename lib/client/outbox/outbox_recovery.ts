/**
 * What to do when the numbers of the stream mean nothing any more: the server lost it, or was put
 * back to an earlier state, or another installation goes on with a copy of this outbox. Anything in
 * the line may have been stored, by that copy even what was never sent from here: so the server is
 * asked before any of it is sent again.
 */
import type { Ask } from "../../protocol/commands.ts";
import { accept, type Outcome } from "../../protocol/errors.ts";
import type { ClientId, Epoch, MessageId, RoomId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Request } from "../link/connection.ts";
import { roomOfOrder, type SavedEntry } from "./outbox_entry.ts";
import type { Change, StreamPlace } from "./outbox_storage.ts";

export interface Recovered {
  /** All of it in one save: the old stream's numbers mean nothing in the new one. */
  readonly change: Change;
  readonly found: ReadonlyMap<ClientId, MessageId>;
  readonly failed: readonly ClientId[];
}

export async function recover(
  line: readonly SavedEntry[],
  { place, epoch }: { place: StreamPlace; epoch: Epoch },
  request: Request,
): Promise<Outcome<Recovered>> {
  const found = new Map<ClientId, MessageId>();
  for (const asked of questions(line)) {
    for (let next: MessageId | null = asked.after, isOver = false; !isOver;) {
      const outcome = await request("message.find", { ...asked, after: next });
      if (!outcome.ok && !meansNotThere(outcome)) return outcome;
      for (const [id, message] of outcome.ok ? outcome.value.found : []) found.set(id, message);
      next = outcome.ok ? outcome.value.next : null;
      isOver = next === null;
    }
  }
  const isKnown = place.stream !== null && place.epoch === epoch;
  if (isKnown && isStartOf(line, found)) {
    const next = place.next + found.size;
    return accept({
      change: { drop: [...found.keys()], place: { ...place, next } },
      found,
      failed: [],
    });
  }
  const opened = await request("stream.open", {});
  if (!opened.ok) return opened;
  const left = line.filter(({ id, sent }) => sent && !found.has(id));
  const failed = left.filter(({ order }) => order.type === "room.create");
  const change: Change = {
    drop: [...found.keys()],
    put: left.map((entry) => failed.includes(entry) ? afterAll(entry) : { ...entry, sent: false }),
    place: { stream: opened.value.stream, epoch, next: 1 },
  };
  return accept({ change, found, failed: failed.map(({ id }) => id) });
}

/**
 * A copy of this outbox has come further with the same numbers. It may be at work right now: only
 * by going on with them as it does is nothing sent twice.
 */
function isStartOf(line: readonly SavedEntry[], found: ReadonlyMap<ClientId, MessageId>): boolean {
  return found.size > 0 && line.slice(0, found.size).every(({ id }) => found.has(id));
}

/** Nobody can say whether the room was made, and two are worse than a question to the person. */
function afterAll(entry: SavedEntry): SavedEntry {
  return { ...entry, sent: false, failed: { code: "unknown_stream" } };
}

/** The person was never in that room: the server will say so again when it is sent. */
function meansNotThere(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && (outcome.code === "not_found" || outcome.code === "forbidden");
}

function* questions(line: readonly SavedEntry[]): Iterable<Ask<"message.find">> {
  const messages = line.filter(({ order }) => order.type === "message.send");
  const rooms = Map.groupBy(messages, ({ order }) => roomOfOrder(order) as RoomId);
  for (const [room, entries] of rooms) {
    for (let i = 0; i < entries.length; i += LIMITS.findIds) {
      const some = entries.slice(i, i + LIMITS.findIds);
      yield { room, ids: some.map(({ id }) => id), after: earliest(some) };
    }
  }
}

function earliest(entries: readonly SavedEntry[]): MessageId | null {
  return entries.reduce<MessageId | null>(
    (first, { after }) => first === null || after === null ? null : after < first ? after : first,
    entries[0]!.after,
  );
}
