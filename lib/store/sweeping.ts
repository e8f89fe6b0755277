/** Takes away rows that have run out. Whoever named them finds them gone, and takes that for over. */
import type { InviteRow, LinkRow, SessionRow } from "./values/people.ts";
import { accountRow, invitePrefix, linkPrefix, sessionPrefix, sessionRow } from "./rows.ts";
import { endSessionsIn, rowsToEnd } from "./people/sessions.ts";
import type { Store } from "./database/store.ts";

export function dropInvites(store: Store, before: number): Promise<void> {
  return drop<InviteRow>(
    store,
    invitePrefix,
    ({ expiresAt, left, createdAt }) =>
      expiresAt === null ? left === 0 && createdAt < before : expiresAt < before,
  );
}

export function dropLinks(store: Store, before: number): Promise<void> {
  return drop<LinkRow>(store, linkPrefix, ({ expiresAt }) => expiresAt < before);
}

/** With all that names them: an account has room for so many, and their streams end with them. */
export async function dropSessions(store: Store, before: number): Promise<void> {
  const rows = store.kv.list<SessionRow>({ prefix: sessionPrefix }, { batchSize: 500 });
  for await (const { key, value: { user, expiresAt } } of rows) {
    if (expiresAt >= before) continue;
    const hash = key.at(-1) as string;
    await store.writer.write({
      rows: rowsToEnd(user),
      decide(draft) {
        const account = draft.get(accountRow(user));
        if (account !== null) endSessionsIn(draft, user, account, [hash], "signed_out");
        draft.delete(sessionRow(hash));
        return { ok: true };
      },
    });
  }
}

async function drop<T>(
  store: Store,
  prefix: Deno.KvKey,
  isOver: (value: T) => boolean,
): Promise<void> {
  for await (const entry of store.kv.list<T>({ prefix }, { batchSize: 500 })) {
    if (!isOver(entry.value)) continue;
    await store.kv.atomic().check(entry).delete(entry.key).commit();
  }
}
