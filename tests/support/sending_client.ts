/** A client as in a terminal, which is in a room: an outbox on disk, and files that wait in it. */
import { attachmentsBeside } from "../../lib/cli/files/mod.ts";
import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import type { Reach } from "../../lib/cli/login/reach.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { Owner } from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";

export interface SendingSeat {
  readonly owner: Owner;
  readonly state: string;
  readonly token: string;
  readonly room: RoomId;
  readonly reach: Reach;
}

export async function sendingClient({ owner, state, token, room, reach }: SendingSeat) {
  const opened = await OutboxFile.open(state, owner);
  if (!opened.ok) throw new Error(opened.why);
  const { outbox } = opened;
  const client = createClient({
    owner,
    openSocket: () => reach.openSocket("/ws", token),
    outbox: (link) => new Outbox(outbox, link),
    attachments: attachmentsBeside(outbox, reach, token),
  });
  await client.until(({ state }) => state.rooms.has(room));
  return { client, outbox };
}
