/** Who has an account here, how they get in, and the place that they get into. */
import {
  accept,
  newUserId,
  type Outcome,
  type Refusal,
  refuse,
  type Role,
  type UserId,
} from "../protocol/mod.ts";
import type { Draft } from "./draft.ts";
import { getAll } from "./get_all.ts";
import {
  type AccountRow,
  accountRow,
  personByLooksRow,
  personByNameRow,
  personRow,
  type PlaceRow,
  placeRow,
  sessionOfPrefix,
  type SessionRow,
  sessionRow,
  setupRow,
} from "./rows.ts";
import type { Store } from "./store.ts";

export interface NewAccount {
  readonly name: string;
  readonly folded: string;
  readonly skeleton: string;
  readonly displayName: string;
  readonly password: string | null;
}

/** Makes the first account and the place, once: with the secret that the start printed. */
export async function setUp(
  store: Store,
  secretHash: string,
  account: NewAccount,
  place: PlaceRow,
): Promise<Outcome<UserId>> {
  return await addPerson(store, account, "owner", (draft) => {
    if (draft.get(placeRow) !== null) return refuse("gone", "set up already");
    if (draft.get(setupRow) !== secretHash) return refuse("forbidden", "the secret");
    draft.delete(setupRow);
    draft.set(placeRow, place);
    return null;
  });
}

/** For those who come by themselves. */
export async function addAccount(store: Store, account: NewAccount): Promise<Outcome<UserId>> {
  return await addPerson(
    store,
    account,
    "member",
    (draft) => draft.get(placeRow)?.door === "open" ? null : refuse("forbidden", "the door"),
  );
}

/** Refused where somebody has that name, or one that looks like it: of two at once one gets it. */
export async function addPerson(
  store: Store,
  { name, folded, skeleton, displayName, password }: NewAccount,
  role: Role,
  refusal: (draft: Draft) => Refusal | null = () => null,
): Promise<Outcome<UserId>> {
  const user = newUserId();
  const [byName, byLooks] = [personByNameRow(folded), personByLooksRow(skeleton)];
  const done = await store.writer.write({
    rows: [placeRow, setupRow, byName, byLooks, personRow(user)],
    decide(draft) {
      const refused = refusal(draft);
      if (refused !== null) return refused;
      if (draft.get(byName) !== null || draft.get(byLooks) !== null) {
        return refuse("forbidden", "the name");
      }
      draft.set(byName, user);
      draft.set(byLooks, user);
      draft.set(personRow(user), { name, displayName, lastSeen: null, role });
      draft.write(accountRow(user), { password });
      return { ok: true };
    },
  });
  return done.ok ? accept(user) : done;
}

/** Written by the start, again and again until the place is set up. */
export async function offerSetup(store: Store, secretHash: string): Promise<boolean> {
  const done = await store.writer.write({
    rows: [placeRow, setupRow],
    decide(draft) {
      if (draft.get(placeRow) !== null) return refuse("gone");
      draft.set(setupRow, secretHash);
      return { ok: true };
    },
  });
  return done.ok;
}

export async function findPlace(store: Store): Promise<PlaceRow | null> {
  return (await store.kv.get<PlaceRow>(placeRow.key)).value;
}

/** Who has this name, and what their password has to match; null for nobody. */
export async function findAccount(
  store: Store,
  folded: string,
): Promise<{ user: UserId; password: string | null } | null> {
  const { value: user } = await store.kv.get<UserId>(personByNameRow(folded).key);
  if (user === null) return null;
  const { value: account } = await store.kv.get<AccountRow>(accountRow(user).key);
  return account === null ? null : { user, password: account.password };
}

export interface FoundSession extends SessionRow {
  readonly hash: string;
}

/** The newest first. */
export async function listSessions(store: Store, user: UserId): Promise<FoundSession[]> {
  const rows = store.kv.list({ prefix: sessionOfPrefix(user) });
  const hashes = await Array.fromAsync(rows, ({ key }) => key.at(-1) as string);
  const found = await getAll<SessionRow>(store, hashes.map((hash) => sessionRow(hash).key));
  return found
    .flatMap(({ value }, i) => value === null ? [] : [{ ...value, hash: hashes[i]! }])
    .sort((one, other) => other.createdAt - one.createdAt);
}
