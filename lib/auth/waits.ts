/**
 * How often one may knock, and how long one then waits: by account, by place, or by both together.
 * A try is counted before anyone looks whether it is right, and forgiven when it was.
 *
 * A place is the prefix of an address, as the caller has it, for who owns one address of a network
 * often owns the others.
 */
import { accept, type Outcome, type UserId } from "../protocol/mod.ts";
import { forgiveAttempt, type Store, takeAttempt, type Try, type WaitRule } from "../store/mod.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A row takes some 140 bytes of the file: all tables, each of them full, take 60 megabytes. */
const SLOTS = 65_536;

export const WAIT_RULES = {
  /** One account from one place: five slips are free, and a day has some hundred guesses. */
  pair: { free: 5, firstWaitMs: 2 * SECOND, mostWaitMs: 15 * MINUTE, forgetAfterMs: HOUR },
  /** Many names from one place: an office may stand behind it, so it waits late and not for long. */
  place: { free: 40, firstWaitMs: SECOND, mostWaitMs: 5 * MINUTE, forgetAfterMs: 15 * MINUTE },
  /** One account from everywhere: with any number of places a day has some 400 guesses. */
  account: { free: 100, firstWaitMs: 10 * SECOND, mostWaitMs: 5 * MINUTE, forgetAfterMs: HOUR },
  /** One account from devices known to it: they wait for nobody but each other. */
  known: { free: 10, firstWaitMs: 2 * SECOND, mostWaitMs: 15 * MINUTE, forgetAfterMs: HOUR },
  /**
   * Secrets are too long to be guessed: this only keeps guessers from keeping the store busy. So the
   * wait stays short, for it meets everybody in the same network.
   */
  secret: { free: 40, firstWaitMs: SECOND, mostWaitMs: 30 * SECOND, forgetAfterMs: 15 * MINUTE },
  /** Those who come to stay: a whole class enters from one place, and a program that goes on waits. */
  arrival: { free: 60, firstWaitMs: 2 * SECOND, mostWaitMs: 5 * MINUTE, forgetAfterMs: HOUR },
  /** What leaves rows behind: nobody makes thirty links an hour by hand. */
  costly: { free: 30, firstWaitMs: 10 * SECOND, mostWaitMs: 10 * MINUTE, forgetAfterMs: HOUR },
} as const satisfies Record<string, WaitRule>;

export interface Counted {
  /** Nobody came to look at it, so it counts as not tried. */
  unused(): Promise<void>;
}

export interface Passed extends Counted {
  /** It was right: one's own guesses are forgotten, and it has cost nobody else anything. */
  succeeded(): Promise<void>;
}

export interface LoginTry {
  /** Of the name that was typed, whether there is one or not. */
  readonly folded: string;
  readonly prefix: string;
  /** Whether it comes from a device known to the account, which no flood from elsewhere holds up. */
  readonly isKnown: boolean;
}

export async function passLogin(
  store: Store,
  { folded, prefix, isKnown }: LoginTry,
  now: number,
): Promise<Outcome<Passed>> {
  if (isKnown) return await pass(store, now, [tryOf("known", folded)], []);
  const own = tryOf("pair", "login", folded, prefix);
  const shared = [tryOf("account", "login", folded), tryOf("place", prefix)];
  return await pass(store, now, [own], shared);
}

/** The password once more, of somebody who is logged in: who stole a session guesses no better. */
export async function passProof(
  store: Store,
  { user, prefix }: { readonly user: UserId; readonly prefix: string },
  now: number,
): Promise<Outcome<Passed>> {
  const own = tryOf("pair", "proof", user, prefix);
  return await pass(store, now, [own], [tryOf("account", "proof", user)]);
}

export type SecretKind = "setup" | "invite" | "reset" | "transfer" | "recovery" | "passkey";

/** Who has one right secret may not go on guessing others: a success only takes itself back. */
export async function passSecret(
  store: Store,
  kind: SecretKind,
  prefix: string,
  now: number,
): Promise<Outcome<Passed>> {
  return await pass(store, now, [], [tryOf("secret", kind, prefix)]);
}

/** A success counts too: it is those that are to be few. */
export async function passArrival(
  store: Store,
  kind: "register" | "guest",
  prefix: string,
  now: number,
): Promise<Outcome<Counted>> {
  return await pass(store, now, [], [tryOf("arrival", kind, prefix)]);
}

/** A success counts too. */
export async function passCostly(
  store: Store,
  kind: "invite" | "token" | "link",
  user: UserId,
  now: number,
): Promise<Outcome<Counted>> {
  return await pass(store, now, [], [tryOf("costly", kind, user)]);
}

async function pass(
  store: Store,
  now: number,
  own: readonly Try[],
  shared: readonly Try[],
): Promise<Outcome<Passed>> {
  const outcome = await takeAttempt(store, [...own, ...shared], now);
  if (!outcome.ok) return outcome;
  const taken = outcome.value;
  const success = { emptied: taken.slice(0, own.length), givenBack: taken.slice(own.length) };
  return accept({
    succeeded: async () => void await forgiveAttempt(store, success),
    unused: async () => void await forgiveAttempt(store, { emptied: [], givenBack: taken }),
  });
}

function tryOf(name: keyof typeof WAIT_RULES, ...key: readonly string[]): Try {
  return { table: name, slots: SLOTS, key: JSON.stringify(key), rule: WAIT_RULES[name] };
}
