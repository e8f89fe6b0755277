/** A message for later is kept once, though it may not be heard that it was. */
import type { Ask } from "../../protocol/commands.ts";
import { accept, canRetry, type Outcome, refuse } from "../../protocol/errors.ts";
import type { MessageId, RoomId } from "../../protocol/ids.ts";
import type { Client } from "../client.ts";
import { noLaterThan } from "../outbox/outbox_entry.ts";

/** Whatever it answers is so: it waits for the line where what became of it is not known yet. */
export async function setLater(client: Client, ask: Ask<"later.set">): Promise<Outcome<unknown>> {
  if (!isInSync(client)) return refuse("unavailable");
  return await setOnce(client, ask, { after: lastIn(client, ask.room), isUnsure: false });
}

interface SetBefore {
  /** No message of the room that was known then is this one, or comes after it. */
  readonly after: MessageId | null;
  /** It may have been asked for before, and nobody heard the answer. */
  readonly isUnsure: boolean;
}

export async function setOnce(
  client: Client,
  ask: Ask<"later.set">,
  { after, isUnsure }: SetBefore,
): Promise<Outcome<unknown>> {
  for (;; isUnsure = true) {
    // What was kept may have been sent before its time, and would be set once more
    const isKept = isUnsure && await wasKept(client, ask, after);
    if (isKept) return accept({});
    const answer = isKept === null ? refuse("unavailable") : await client.request("later.set", ask);
    if (answer.ok) return answer;
    if (isInSync(client) && (isUnsure || canRetry(answer.code) === "never")) return answer;
    await client.until(isInSync);
  }
}

export function isInSync({ status }: Client): boolean {
  return status.phase === "in sync";
}

export function lastIn({ state }: Client, id: RoomId): MessageId | null {
  const room = state.rooms.get(id);
  return room === undefined ? null : noLaterThan(room.cursor);
}

/** Whether it waits or has been sent; null where that cannot be told now. */
async function wasKept(
  client: Client,
  { id, room }: Ask<"later.set">,
  after: MessageId | null,
): Promise<boolean | null> {
  const waiting = await client.request("later.list", {});
  if (!waiting.ok) return null;
  if (waiting.value.later.some((later) => later.id === id)) return true;
  for (let from = after;;) {
    const answer = await client.request("message.find", { room, ids: [id], after: from });
    if (!answer.ok) return canRetry(answer.code) === "never" ? false : null;
    if (answer.value.found.length > 0) return true;
    if (answer.value.next === null) return false;
    from = answer.value.next;
  }
}
