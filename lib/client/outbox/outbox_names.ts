/**
 * Messages that call people by names of which nothing was known where they were typed: they wait until
 * the server has said who that is. What it said is saved before they go, so a second try calls the same.
 */
import { accept, canRetry, type Outcome } from "../../protocol/errors.ts";
import type { UserId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Addressees } from "../people/addressees.ts";
import type { Request } from "../link/connection.ts";
import type { Order, SavedEntry } from "./outbox_entry.ts";

/** Empty where the entry need not wait. */
export function namesOf({ order, sent, failed }: SavedEntry): readonly string[] {
  return sent || failed || !("named" in order) ? [] : order.named ?? [];
}

/** A name that nobody has, or that one may not ask for, is a word like any other. */
export async function peopleNamed(
  names: readonly string[],
  request: Request,
): Promise<Outcome<readonly UserId[]>> {
  const some = names.slice(0, LIMITS.mentions);
  const found = await Promise.all(some.map((name) => request("person.find", { name })));
  const open = found.find((one) => !one.ok && canRetry(one.code) !== "never");
  if (open?.ok === false) return open;
  return accept(found.flatMap((one) => one.ok ? [one.value.user] : []));
}

export function withMentions(entry: SavedEntry, users: readonly UserId[]): SavedEntry {
  const { order } = entry;
  if (order.type !== "message.send" && order.type !== "message.edit") return entry;
  const { named: _, ...rest } = order;
  const mentions = [...new Set([...rest.ask.mentions ?? [], ...users])].slice(0, LIMITS.mentions);
  const ask = { ...rest.ask, ...(mentions.length > 0 && { mentions }) };
  return { ...entry, order: { ...rest, ask } as Order };
}

/** Only a message that the server cannot have yet. It calls whom the new text calls, and nobody else. */
export function rewritten(
  entry: SavedEntry,
  body: string,
  { named, ...called }: Addressees,
): SavedEntry | null {
  const { order, sent, failed } = entry;
  if (order.type !== "message.send" || sent || failed) return null;
  const { named: _, ...rest } = order;
  const { mentions: __, shout: ___, ...ask } = rest.ask;
  return {
    ...entry,
    order: { ...rest, named, ask: { ...ask, body, ...called } },
  };
}
