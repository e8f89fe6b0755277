/**
 * Messages that call people by names of which nothing was known where they were typed: they wait until
 * the server has said who that is. What it said is saved before they go, so a second try calls the same.
 */
import { canRetry, type Refusal } from "../../protocol/errors.ts";
import type { UserId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Addressees } from "../people/addressees.ts";
import type { Request } from "../link/connection.ts";
import type { Order, SavedEntry } from "./outbox_entry.ts";

/** Empty where the entry need not wait. */
export function namesOf({ order, sent, failed }: SavedEntry): readonly string[] {
  return sent || failed || !("named" in order) ? [] : order.named ?? [];
}

export interface Asked {
  readonly users: readonly UserId[];
  /** Those that are to be asked for again, and why. */
  readonly open: readonly string[];
  readonly refusal: Refusal | null;
}

/** A name that nobody has, or that one may not ask for, is a word like any other. */
export async function peopleNamed(names: readonly string[], request: Request): Promise<Asked> {
  const users: UserId[] = [];
  const open: string[] = [];
  let refusal: Refusal | null = null;
  await Promise.all(names.map(async (name) => {
    const found = await request("person.find", { name });
    if (found.ok) users.push(found.value.user);
    else if (canRetry(found.code) !== "never") {
      open.push(name);
      refusal ??= found;
    }
  }));
  return { users, open, refusal };
}

/**
 * What was answered is kept, also where not all was: a place that lets so many questions pass at once
 * would else be asked the same ones for ever.
 */
export function withAnswers(entry: SavedEntry, { users, open }: Asked): SavedEntry {
  const { order } = entry;
  if (order.type !== "message.send" && order.type !== "message.edit") return entry;
  const { named: _, ...rest } = order;
  const mentions = [...new Set([...rest.ask.mentions ?? [], ...users])].slice(0, LIMITS.mentions);
  const ask = { ...rest.ask, ...(mentions.length > 0 && { mentions }) };
  const named = open.length > 0 && { named: open };
  return { ...entry, order: { ...rest, ask, ...named } as Order };
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
