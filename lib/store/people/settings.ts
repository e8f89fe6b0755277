/** How somebody wants things, for their own eyes: for the whole place, and for each room they are in. */
import {
  DEFAULT_PREFS,
  DEFAULT_SETTINGS,
  type RoomId,
  type RoomPrefs,
  type Settings,
  type UserId,
} from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { setTellsReceipts } from "../writing/receipts.ts";
import { prefsPrefix, prefsRow, settingsRow } from "../rows.ts";
import type { Store } from "../database/store.ts";

/** What their own log notes of it. */
export const SETTINGS = "settings";
export const PREFS = "prefs";

export async function settingsOf(store: Store, user: UserId): Promise<Settings> {
  const { value } = await store.kv.get<Partial<Settings>>(settingsRow(user).key);
  return { ...DEFAULT_SETTINGS, ...value };
}

/** Only of rooms that they are in: leaving one ends them. */
export async function prefsOf(store: Store, user: UserId): Promise<[RoomId, RoomPrefs][]> {
  const rows = store.kv.list<Partial<RoomPrefs>>({ prefix: prefsPrefix(user) }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key, value }): [RoomId, RoomPrefs] => [
    key.at(-1) as RoomId,
    { ...DEFAULT_PREFS, ...value },
  ]);
}

export function changeSettingsIn(draft: Draft, me: UserId, changes: Partial<Settings>): void {
  const row = settingsRow(me);
  const before = { ...DEFAULT_SETTINGS, ...draft.get(row) };
  const settings = { ...before, ...changes };
  if (isSame(settings, before)) return;
  draft.set(row, settings);
  if (settings.receipts !== before.receipts) setTellsReceipts(draft, me, settings.receipts);
  draft.change(me, SETTINGS);
  draft.tell(me, { type: "settings.changed", settings });
}

export function changePrefsIn(
  draft: Draft,
  me: UserId,
  room: RoomId,
  changes: Partial<RoomPrefs>,
): void {
  const row = prefsRow(me, room);
  const before = { ...DEFAULT_PREFS, ...draft.get(row) };
  const prefs = { ...before, ...changes };
  if (isSame(prefs, before)) return;
  draft.set(row, prefs);
  tellOfPrefs(draft, me, room, prefs);
}

export function forgetPrefsIn(draft: Draft, user: UserId, room: RoomId): void {
  const row = prefsRow(user, room);
  if (draft.get(row) === null) return;
  draft.delete(row);
  tellOfPrefs(draft, user, room, null);
}

function tellOfPrefs(draft: Draft, user: UserId, room: RoomId, prefs: RoomPrefs | null): void {
  draft.change(user, PREFS);
  draft.tell(user, { type: "prefs.changed", room, prefs });
}

/** Both have their fields in the order of the defaults. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
