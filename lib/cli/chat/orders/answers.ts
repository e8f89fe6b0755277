// What comes of what was asked for: told at once, or later where it waits for a connection.

import type { Client, Room, Submitted } from "../../../client/mod.ts";
import type { Ask, CommandType, Outcome, Refusal, Result } from "../../../protocol/mod.ts";
import { chat, orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import type { OrderName } from "./table.ts";

export function refusedWords({ code, retryAfterMs = 0 }: Refusal): string {
  const { refused } = orders;
  if (code === "rate_limited") return refused.rate_limited(Math.ceil(retryAfterMs / 1000));
  const words = refused[code as keyof typeof refused];
  return typeof words === "string" ? words : refused.other;
}

/** Null where it was refused, which is said then. */
export async function asked<T extends CommandType>(
  desk: Desk,
  type: T,
  ask: Ask<T>,
): Promise<Result<T> | null> {
  const answer = await desk.client.request(type, ask);
  if (answer.ok) return answer.value;
  desk.complain(refusedWords(answer));
  return null;
}

/** What goes by the outbox. Whether it was taken; what comes of it may be told much later. */
export async function given(
  name: OrderName,
  submitting: Promise<Outcome<Submitted>>,
  desk: Desk,
): Promise<boolean> {
  const submitted = await submitting;
  if (!submitted.ok) {
    desk.complain(chat.composer.notKept);
    return false;
  }
  void submitted.value.done.then((answer) => {
    if (!answer.ok) desk.complain(orders.notDone(name, refusedWords(answer)));
  });
  if (!isConnected(desk.client)) desk.tell(orders.waits);
  return true;
}

export function isConnected({ status: { phase } }: Client): boolean {
  return phase === "in sync" || phase === "catching up";
}

/** The room of this window; null where there is none, which is said then. */
export function roomHere(desk: Desk): Room | null {
  const found = desk.room === null ? undefined : desk.client.state.rooms.get(desk.room);
  if (found === undefined) desk.complain(orders.noRoomHere);
  return found ?? null;
}

/** Null where they cannot be had now, which is said then. */
export async function membersOf(room: Room, desk: Desk): Promise<Room["memberList"]> {
  if (room.memberList !== null) return room.memberList;
  // A window that was just entered may not be open yet
  await desk.client.openRoom(room.id);
  const answer = await desk.client.loadMembers(room.id);
  if (answer.ok) return answer.value;
  desk.complain(refusedWords(answer));
  return null;
}

/** Whether it is short enough; if not, that is said. */
export function fits(text: string, most: number, desk: Desk): boolean {
  if (text.length <= most) return true;
  desk.complain(orders.tooLong(most));
  return false;
}
