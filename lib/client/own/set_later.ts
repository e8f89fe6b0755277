/** A message for later is kept once, though it may not be heard that it was. */
import type { Ask } from "../../protocol/commands.ts";
import { accept, type Outcome, refuse } from "../../protocol/errors.ts";
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
    const kept = await client.request("later.set", ask);
    if (kept.ok) return kept;
    if (isInSync(client)) {
      // What is asked for too late may have been kept in time, and sent
      const isSent = isUnsure && await wasSent(client, ask, after);
      return isSent ? accept({}) : kept;
    }
    await client.until(isInSync);
    if (client.state.later.some(({ id }) => id === ask.id)) return accept({});
  }
}

export function isInSync({ status }: Client): boolean {
  return status.phase === "in sync";
}

export function lastIn({ state }: Client, id: RoomId): MessageId | null {
  const room = state.rooms.get(id);
  return room === undefined ? null : noLaterThan(room.cursor);
}

async function wasSent(
  client: Client,
  { id, room }: Ask<"later.set">,
  after: MessageId | null,
): Promise<boolean> {
  for (let from = after;;) {
    const answer = await client.request("message.find", { room, ids: [id], after: from });
    if (!answer.ok) return false;
    if (answer.value.found.length > 0) return true;
    if (answer.value.next === null) return false;
    from = answer.value.next;
  }
}
