/**
 * A new stream after the server lost the old one, or was put back to an earlier state. What was
 * sent on the old one may have been stored, so the server is asked before it is sent again.
 */
import type { Ask } from "../protocol/commands.ts";
import { accept, type Outcome } from "../protocol/errors.ts";
import type { ClientId, Epoch, MessageId, RoomId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { Request } from "./connection.ts";
import { roomOfOrder, type SavedEntry } from "./outbox_entry.ts";
import type { Change } from "./outbox_storage.ts";

export interface Recovered {
  /** All of it in one save: the old stream's numbers mean nothing in the new one. */
  readonly change: Change;
  readonly found: ReadonlyMap<ClientId, MessageId>;
  readonly failed: readonly ClientId[];
}

export async function recover(
  line: readonly SavedEntry[],
  epoch: Epoch,
  request: Request,
): Promise<Outcome<Recovered>> {
  const sent = line.filter((entry) => entry.sent);
  const found = new Map<ClientId, MessageId>();
  for (const asked of questions(sent)) {
    const outcome = await request("message.find", asked);
    if (outcome.ok) { for (const [id, message] of outcome.value.found) found.set(id, message); }
    else if (!meansNotThere(outcome)) return outcome;
  }
  const opened = await request("stream.open", {});
  if (!opened.ok) return opened;
  const left = sent.filter(({ id }) => !found.has(id));
  const failed = left.filter(({ order }) => order.type === "room.create");
  const change: Change = {
    drop: [...found.keys()],
    put: left.map((entry) => failed.includes(entry) ? afterAll(entry) : { ...entry, sent: false }),
    place: { stream: opened.value.stream, epoch, next: 1 },
  };
  return accept({ change, found, failed: failed.map(({ id }) => id) });
}

/** Nobody can say whether the room was made, and two are worse than a question to the person. */
function afterAll(entry: SavedEntry): SavedEntry {
  return { ...entry, sent: false, failed: { code: "unknown_stream" } };
}

/** The person is no longer in that room: the server will say so again when it is sent. */
function meansNotThere(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && (outcome.code === "not_found" || outcome.code === "forbidden");
}

function* questions(sent: readonly SavedEntry[]): Iterable<Ask<"message.find">> {
  const messages = sent.filter(({ order }) => order.type === "message.send");
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
