/** What is shown of people and of what they say: to whom, and for how long. */
import type { Message } from "../protocol/message.ts";
import type { UserId } from "../protocol/ids.ts";
import type { PersonStatus } from "../protocol/person.ts";

/** What somebody is up to, unless that is over. */
export function statusAt(status: PersonStatus | undefined, now: number): PersonStatus | undefined {
  const isOver = status !== undefined && status.until !== null && status.until <= now;
  return isOver ? undefined : status;
}

/** Whether it is folded for who ignores these people. What the server tells of them is not. */
export function isFolded(
  message: Pick<Message, "kind" | "from">,
  ignored: ReadonlySet<UserId>,
): boolean {
  return message.kind !== "system" && ignored.has(message.from);
}
