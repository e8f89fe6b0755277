/** The end of an account, and what is left to do after it. */
import type { FileId, RoomId, UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { changeFace } from "./faces.ts";
import {
  accountRow,
  departingPrefix,
  departingRow,
  draftPrefix,
  draftsRow,
  filePrefix,
  fileRow,
  guestPrefix,
  guestRow,
  ignoredRow,
  ignoresRow,
  knownDevicesRow,
  passkeyRow,
  personRow,
  prefsPrefix,
  profileRow,
  quietReaderRow,
  readPrefix,
  type Row,
  savedOfRow,
  savedPrefix,
  settingsRow,
  uploaderRow,
  uploadPrefix,
  uploadRow,
} from "../rows.ts";
import type { FileRow, UploadRow } from "../values/files.ts";
import type { AccountRow, DepartingRow, PersonRow } from "../values/people.ts";
import { shutIn } from "./sessions.ts";
import type { Store } from "../database/store.ts";
import { tellOfPerson } from "./profile.ts";

/**
 * Nothing opens it any more, and the name is free. What they are shown by afterwards is handed in.
 * The rooms come after it, one by one: `departingRow` stands until they are done.
 */
export function closeAccountIn(
  draft: Draft,
  user: UserId,
  account: AccountRow,
  { shownAs, erase }: { readonly shownAs: string; readonly erase: boolean },
): void {
  shutIn(draft, user, account, { why: "account_deleted" });
  for (const id of account.passkeys) draft.delete(passkeyRow(id));
  for (const other of draft.get(ignoredRow(user)) ?? []) draft.delete(ignoresRow(user, other));
  const own = [accountRow, profileRow, ignoredRow, settingsRow, knownDevicesRow, quietReaderRow];
  for (const row of own) draft.delete(row(user));
  const { lastSeen = null, picture } = draft.get(personRow(user)) ?? {};
  const gone: PersonRow = { name: "", displayName: shownAs, lastSeen, gone: true };
  draft.set(personRow(user), gone);
  tellOfPerson(draft, user, gone);
  changeFace(draft, user, { before: picture, after: undefined });
  draft.write(guestRow(user), null);
  draft.write(departingRow(user), { erase });
}

export async function listDeparting(
  store: Store,
): Promise<{ user: UserId; erase: boolean }[]> {
  const rows = store.kv.list<DepartingRow>({ prefix: departingPrefix });
  return await Array.fromAsync(rows, ({ key, value }) => ({
    user: key.at(-1) as UserId,
    ...value,
  }));
}

/** What they kept for themselves, of rooms that they are still named in too. */
export async function forgetOwn(store: Store, user: UserId): Promise<void> {
  for (const prefix of [prefsPrefix(user), draftPrefix(user), savedPrefix(user)]) {
    for await (const { key } of store.kv.list({ prefix })) await store.kv.delete(key);
  }
  for (const { key } of [draftsRow(user), savedOfRow(user)]) await store.kv.delete(key);
}

/** What they brought and nothing names is overdue, and so is what was still on its way in. */
export async function giveUpFilesOf(store: Store, user: UserId): Promise<void> {
  await makeOverdue<UploadRow>(store, user, uploadPrefix, uploadRow);
  await makeOverdue<FileRow>(store, user, filePrefix, fileRow);
  await store.kv.delete(uploaderRow(user).key);
}

async function makeOverdue<T extends { readonly by: UserId; readonly until: number }>(
  store: Store,
  user: UserId,
  prefix: Deno.KvKey,
  rowOf: (id: FileId) => Row<T>,
): Promise<void> {
  for await (const { key, value } of store.kv.list<T>({ prefix }, { batchSize: 500 })) {
    if (value.by !== user || value.until === 0) continue;
    const row = rowOf(key.at(-1) as FileId);
    const done = await store.writer.write({
      rows: [row],
      decide(draft) {
        const found = draft.get(row);
        if (found !== null) draft.set(row, { ...found, until: 0 });
        return { ok: true };
      },
    });
    // The departure stands, and is gone about again
    if (!done.ok) throw new Error(`A file was not given up: ${done.code}`);
  }
}

export async function departed(store: Store, user: UserId): Promise<void> {
  await store.kv.delete(departingRow(user).key);
}

/** Every room that somebody was ever in. */
export async function roomsEver(store: Store, user: UserId): Promise<RoomId[]> {
  const rows = store.kv.list({ prefix: readPrefix(user) }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key }) => key.at(-1) as RoomId);
}

/** Guests, and when they came. */
export async function listGuests(store: Store): Promise<{ user: UserId; cameAt: number }[]> {
  const rows = store.kv.list<number>({ prefix: guestPrefix }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key, value }) => ({
    user: key.at(-1) as UserId,
    cameAt: value,
  }));
}
