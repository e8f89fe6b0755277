// A message that goes with files from this disk.

import {
  addresseesOf,
  type AttachmentId,
  type Client,
  type NewAttachment,
  type NotAttached,
  type Place,
  type Submitted,
} from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import { LIMITS, type RoomId } from "../../protocol/mod.ts";
import { shellFiles } from "../../words/mod.ts";

export interface Sending extends Submitted {
  readonly place: Place;
  readonly files: readonly AttachmentId[];
}

export type BegunSending =
  | { readonly ok: true; readonly sending: Sending }
  | { readonly ok: false; readonly sentence: string };

/** Done once the message is kept: it goes when its files are there, whatever becomes of this program. */
export async function sendWith(
  client: Client,
  place: Place,
  files: readonly NewAttachment[],
  text: string,
): Promise<BegunSending> {
  const { room, thread } = place;
  const attachments = await client.attachments.whenThere();
  const attached = await attachments.attach(place, files);
  if (!attached.ok) return { ok: false, sentence: notAttached(attached.why) };
  const sent = await client.send(room, text, {
    ...addresseesOf(text, room, client),
    ...(thread !== undefined && { thread }),
    attached: attached.value,
  });
  if (sent.ok) return { ok: true, sending: { ...sent.value, place, files: attached.value } };
  await attachments.remove(...attached.value);
  return { ok: false, sentence: shellFiles.cannot.not_kept };
}

/** As the place will see it: nobody brings a film to hear that they may not. */
export function mayWrite({ state }: Client, id: RoomId): boolean {
  const room = state.rooms.get(id);
  const place = state.people.get(state.me)?.role ?? "member";
  return room !== undefined && can({ place, room: room.role }, "message.send", room.facts);
}

function notAttached(why: NotAttached): string {
  const { cannot } = shellFiles;
  return why === "too_many" ? cannot.too_many(LIMITS.filesOfMessage) : cannot[why];
}
