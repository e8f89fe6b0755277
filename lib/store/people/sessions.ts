/** What opens an account: the sessions of devices, and the tokens of programs. */
import { type Outcome, type Refusal, refuse, type UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import type { Ended } from "../log/feed_entry.ts";
import { getAll } from "../database/get_all.ts";
import { accountRow, linkRow, type Row, sessionRow, streamRow, streamsOfRow } from "../rows.ts";
import type { AccountRow, SessionRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

/** Of devices; with one more the oldest ends. Of tokens one more is refused. */
export const MOST_SESSIONS = 50;
export const MOST_TOKENS = 50;

/** Of devices, and of programs. */
export type SessionKind = "sessions" | "tokens";

export interface FoundSession extends SessionRow {
  readonly hash: string;
}

/**
 * What gives the right to open something: used up in the commit that opens it. Null where it was
 * overtaken: who has proved a password that is another one by now comes too late.
 */
export type Claim = (draft: Draft, account: AccountRow) => AccountRow | null;

/** Of those whom nobody had to prove anything: they were made a moment ago, or are given a link. */
export const UNCLAIMED: Claim = (_, account) => account;

export function byPassword(password: string | null): Claim {
  return (_, account) => account.password === password ? account : null;
}

/** Whoever showed a password or a passkey that is another one by now, or none any more, comes too late. */
export function asProven(proven: AccountRow): Claim {
  const passkeys = proven.passkeys.join();
  return (_, account) =>
    account.password === proven.password && account.passkeys.join() === passkeys ? account : null;
}

/** Whoever asks by a session that has ended meanwhile asks too late. */
export function bySession(session: string): Claim {
  return (_, account) => account.sessions.includes(session) ? account : null;
}

export function byPasskey(id: string): Claim {
  return (_, account) => account.passkeys.includes(id) ? account : null;
}

export function byCode(code: string): Claim {
  return (_, account) => {
    const codes = account.codes.filter((other) => other !== code);
    return codes.length < account.codes.length ? { ...account, codes } : null;
  };
}

export async function addSession(
  store: Store,
  hash: string,
  session: SessionRow,
  claim = UNCLAIMED,
): Promise<Outcome<unknown>> {
  const { user } = session;
  return await store.writer.write({
    rows: [sessionRow(hash), ...rowsToEnd(user)],
    decide(draft) {
      const account = accountIn(draft, user, claim);
      if (!account.ok) return account;
      const isFull = account.value.tokens.length >= MOST_TOKENS;
      if (session.token !== undefined && isFull) return refuse("forbidden", "too many");
      openSessionIn(draft, account.value, hash, session);
      return { ok: true };
    },
  });
}

/** The account, for those who may still come in; whatever they claim by is used up. */
export function accountIn(draft: Draft, user: UserId, claim: Claim): Outcome<AccountRow> {
  const account = draft.get(accountRow(user));
  if (account === null) return refuse("not_found", "account");
  if (account.banned !== undefined) return refuse("forbidden", "banned");
  const value = claim(draft, account);
  return value === null ? refuse("forbidden", "overtaken") : { ok: true, value };
}

function openSessionIn(
  draft: Draft,
  account: AccountRow,
  hash: string,
  session: SessionRow,
): void {
  const { user } = session;
  draft.check(sessionRow(hash));
  draft.set(sessionRow(hash), session);
  const kind = session.token === undefined ? "sessions" : "tokens";
  const others = account[kind].filter((other) => other !== hash);
  const opened = { ...account, [kind]: [hash, ...others] };
  draft.set(accountRow(user), opened);
  const over = opened.sessions.slice(MOST_SESSIONS);
  if (over.length > 0) endSessionsIn(draft, user, opened, over, "signed_out");
}

export function rowsToEnd(user: UserId): Row<unknown>[] {
  return [accountRow(user), streamsOfRow(user)];
}

/** Their streams end with them, in the same commit: nothing that was sent can land afterwards. */
export function endSessionsIn(
  draft: Draft,
  user: UserId,
  account: AccountRow,
  ended: readonly string[],
  why: Ended,
): AccountRow {
  const stays = (hash: string) => !ended.includes(hash);
  for (const hash of ended) draft.delete(sessionRow(hash));
  const streams = draft.get(streamsOfRow(user)) ?? [];
  for (const { id, session } of streams) if (!stays(session)) draft.delete(streamRow(id));
  draft.set(streamsOfRow(user), streams.filter(({ session }) => stays(session)));
  draft.control(user, { do: "end_sessions", sessions: ended, why });
  const left: AccountRow = {
    ...account,
    sessions: account.sessions.filter(stays),
    tokens: account.tokens.filter(stays),
  };
  draft.set(accountRow(user), left);
  return left;
}

/** Everything that opens the account but the session that asks, if one does. */
export function shutIn(
  draft: Draft,
  user: UserId,
  account: AccountRow,
  { but = null, keepTokens = false, why }: {
    readonly but?: string | null;
    readonly keepTokens?: boolean;
    readonly why: Ended;
  },
): AccountRow {
  const ended = [...account.sessions, ...keepTokens ? [] : account.tokens];
  for (const link of account.links) draft.delete(linkRow(link));
  const without = { ...account, links: [] };
  return endSessionsIn(draft, user, without, ended.filter((hash) => hash !== but), why);
}

/** Those of one kind that are meant; how many there were. */
export async function endSessions(
  store: Store,
  user: UserId,
  kind: SessionKind,
  isMeant: (hash: string) => boolean,
): Promise<Outcome<number>> {
  let ended: string[] = [];
  const done = await store.writer.write({
    rows: rowsToEnd(user),
    decide(draft) {
      const account = draft.get(accountRow(user));
      ended = account?.[kind].filter(isMeant) ?? [];
      if (account === null || ended.length === 0) return { ok: true };
      endSessionsIn(draft, user, account, ended, "signed_out");
      return { ok: true };
    },
  });
  if (!done.ok) return done;
  store.sessions.forget(ended);
  return { ok: true, value: ended.length };
}

/** The same session under another token; its sockets and streams go on. */
export async function renameSession(
  store: Store,
  user: UserId,
  from: string,
  to: string,
): Promise<Outcome<unknown>> {
  const done = await store.writer.write({
    rows: [sessionRow(from), sessionRow(to), ...rowsToEnd(user)],
    decide(draft) {
      const account = accountIn(draft, user, UNCLAIMED);
      if (!account.ok) return account;
      return renameSessionIn(draft, user, account.value, from, to);
    },
  });
  if (done.ok) store.sessions.forget([from]);
  return done;
}

export function renameSessionIn(
  draft: Draft,
  user: UserId,
  account: AccountRow,
  from: string,
  to: string,
): { readonly ok: true } | Refusal {
  const session = draft.get(sessionRow(from));
  if (session === null) return refuse("forbidden", "signed out");
  const renamed = (hash: string) => hash === from ? to : hash;
  draft.check(sessionRow(to));
  draft.set(sessionRow(to), session);
  draft.delete(sessionRow(from));
  draft.set(accountRow(user), { ...account, sessions: account.sessions.map(renamed) });
  const streams = draft.get(streamsOfRow(user)) ?? [];
  draft.set(
    streamsOfRow(user),
    streams.map(({ id, session }) => ({ id, session: renamed(session) })),
  );
  draft.control(user, { do: "rename_session", from, to });
  return { ok: true };
}

/** That it was of use, and where: told so seldom that nobody waits for it. */
export async function noteSeen(
  store: Store,
  hash: string,
  seen: { readonly at: number; readonly from: string },
): Promise<void> {
  await store.writer.write({
    rows: [sessionRow(hash)],
    decide(draft) {
      const session = draft.get(sessionRow(hash));
      if (session === null) return { ok: true };
      draft.set(sessionRow(hash), { ...session, seenAt: seen.at, from: seen.from });
      return { ok: true };
    },
  });
  store.sessions.forget([hash]);
}

/** The newest first. */
export async function listSessions(
  store: Store,
  user: UserId,
  kind: SessionKind,
): Promise<FoundSession[]> {
  const { value: account } = await store.kv.get<AccountRow>(accountRow(user).key);
  const hashes = account?.[kind] ?? [];
  const found = await getAll<SessionRow>(store, hashes.map((hash) => sessionRow(hash).key));
  return found.flatMap(({ value }, i) => value === null ? [] : [{ ...value, hash: hashes[i]! }]);
}
