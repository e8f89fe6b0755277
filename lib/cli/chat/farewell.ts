/** Leaving: what the place has not heard yet is waited for, aloud, and no longer than its writer wants. */
import type { Client } from "../../client/mod.ts";
import { talk } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";

/** So long it is waited for what the server has not heard yet, where it is there to hear it. */
const FAREWELL_MS = 1_000;
/** Nobody notices that, and most of it takes no longer. */
const SILENT_MS = 150;

export interface Leaving {
  readonly client: Client;
  /** What was submitted and is neither done nor kept yet. */
  inHand(): readonly string[];
  /** Settled once nothing is in hand. */
  readonly done: Promise<void>;
  /** Whoever leaves does not want to wait. */
  readonly hurried: Promise<void>;
  say(line: string): void;
}

export async function farewell({ client, inHand, done, hurried, say }: Leaving): Promise<void> {
  const timer = setTimeout(() => {
    const [first, ...others] = inHand().map(shownLine);
    const waiting = waitingAt(client);
    say(first === undefined ? talk.waitsFor(waiting) : talk.waitsForAnswer(first, others.length));
    say(talk.hurry);
  }, SILENT_MS);
  await Promise.race([done.then(() => told(client)), hurried]);
  clearTimeout(timer);
}

/** What was said and typed last, and how far one has read. */
export async function told(client: Client): Promise<void> {
  const { phase } = client.status;
  if (phase !== "in sync" && phase !== "catching up") return;
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FAREWELL_MS);
  await Promise.race([client.until((now) => now.own.isTold && waitingAt(now) === 0), late]);
  clearTimeout(timer);
}

function waitingAt({ outbox }: Client): number {
  return outbox.filter(({ failed }) => failed === null).length;
}
