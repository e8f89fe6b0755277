/** Takes away rows that have run out. Whoever named them finds them gone, and takes that for over. */
import type { InviteRow, LinkRow, SessionRow } from "./rows.ts";
import { invitePrefix, linkPrefix, sessionPrefix } from "./rows.ts";
import type { Store } from "./store.ts";

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

export function dropSessions(store: Store, before: number): Promise<void> {
  return drop<SessionRow>(store, sessionPrefix, ({ expiresAt }) => expiresAt < before);
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
