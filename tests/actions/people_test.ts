/** What people say of themselves, who may look at it, and what is told to those who do. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Ask, UserId } from "../../lib/protocol/mod.ts";
import { type PersonRow, personRow, type Store, tellOfPerson } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  ben: Chatter;
  eve: Chatter;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  return { store, ada, ben, eve, [Symbol.asyncDispose]: () => store.close() };
}

const change = ({ ground, user }: Chatter, changes: Ask<"profile.change">) =>
  actions.changeProfile(ground, user, changes);
const list = ({ ground, user }: Chatter, ask: Ask<"people.list"> = {}) =>
  actions.listEverybody(ground, user, ask);
const OFFLINE = { presenceOf: () => "offline" as const };
const card = (looker: Chatter, { user }: { user: UserId }, ground = looker.ground) =>
  actions.lookAtCard(ground, looker.user, { user }, OFFLINE);

/** Whom a look at these shows, and of whom it has one hear. */
async function look({ ground, user }: Chatter, users: UserId[]) {
  const watched: UserId[] = [];
  const lookout = { ...OFFLINE, watch: (all: readonly UserId[]) => void watched.push(...all) };
  const { people } = given(await actions.watchPeople(ground, user, { users }, lookout));
  return { shown: people.map(({ id }) => id), watched };
}

async function setPerson(store: Store, user: UserId, changes: Partial<PersonRow>): Promise<void> {
  given(
    await store.writer.write({
      rows: [personRow(user)],
      decide(draft) {
        const row = { ...draft.get(personRow(user))!, ...changes };
        draft.set(personRow(user), row);
        tellOfPerson(draft, user, row);
        return { ok: true };
      },
    }),
  );
}

Deno.test("a card tells what its person has said, tidied, and what was not named stays", async () => {
  await using scenery = await scene();
  const { ada, ben } = scenery;
  assert.deepEqual(given(await card(ben, ada)), {
    person: {
      ...{ id: ada.user, name: "ada", displayName: "ada", role: "member" },
      ...{ presence: "offline", lastSeen: null },
    },
    ...{ bio: "", pronouns: "", zone: null },
  });
  const status = { text: " At  the bench ", emoji: "🔧", until: null };
  given(await change(ada, { displayName: " Ada   Lovelace ", status, zone: "Europe/London" }));
  given(await change(ada, { bio: "\nNumbers,\n\nmostly. ", pronouns: " she/her " }));
  const { person, ...said } = given(await card(ben, ada));
  assert.equal(person.displayName, "Ada Lovelace");
  assert.deepEqual(person.status, { ...status, text: "At the bench" });
  const bio = "Numbers,\n\nmostly.";
  assert.deepEqual(said, { bio, pronouns: "she/her", zone: "Europe/London" });
});

Deno.test("what is taken away is gone: the name to be shown by gives way to the name", async () => {
  await using scenery = await scene();
  const { ada, ben } = scenery;
  const status = { text: "Here", until: null };
  given(await change(ada, { displayName: "Ada L.", status, zone: "Asia/Tokyo", bio: "x" }));
  given(await change(ada, { displayName: null, status: null, zone: null, bio: "" }));
  const { person, bio, zone } = given(await card(ben, ada));
  assert.deepEqual([person.displayName, bio, zone], ["ada", "", null]);
  assert.ok(!("status" in person));
});

Deno.test("a status is told until its end, and one that is over is not taken", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  const at = (now: number) => ({ store, now: () => now });
  const set = (until: number, now: number) =>
    actions.changeProfile(at(now), ada.user, { status: { text: "Tea", until } });
  assert.equal(codeOf(await set(1_000, 1_000)), "bad_command");
  given(await set(1_000, 999));
  const statusAt = async (now: number) => given(await card(ben, ada, at(now))).person.status;
  assert.deepEqual(await statusAt(999), { text: "Tea", until: 1_000 });
  assert.equal(await statusAt(1_000), undefined);
});

Deno.test("nothing is written where nothing changes", async () => {
  await using scenery = await scene();
  const { store, ada } = scenery;
  const changes = { displayName: "Ada", status: { text: "Tea", until: null }, bio: "Numbers" };
  given(await change(ada, changes));
  const { commits } = store.counts;
  given(await change(ada, changes));
  given(await change(ada, {}));
  assert.equal(store.counts["commits"], commits);
});

Deno.test("of a former member only that they were here is told", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  given(await change(ada, { bio: "Numbers", status: { text: "Tea", until: null } }));
  const gone = { name: "", displayName: "", gone: true, lastSeen: 7, role: "owner" } as const;
  await setPerson(store, ada.user, gone);
  assert.deepEqual(given(await card(ben, ada)), {
    person: {
      ...{ id: ada.user, name: "", displayName: "", role: "member", gone: true },
      ...{ presence: "offline", lastSeen: null },
    },
    ...{ bio: "", pronouns: "", zone: null },
  });
  assert.equal(codeOf(await change(ada, { displayName: "Back" })), "not_found");
});

Deno.test("everyone sees everyone, but for a guest of an invite those who share no room with them", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  const all = [ada.user, ben.user, eve.user];
  const [theirs, elsewhere] = [await ada.makes(), await ben.makes()];
  await eve.joins(theirs);
  await ada.joins(elsewhere);
  assert.deepEqual(await look(eve, all), { shown: all, watched: all });
  await setPerson(store, eve.user, { role: "guest", guestOf: "place" });
  assert.deepEqual((await look(eve, all)).watched, all);
  await setPerson(store, eve.user, { role: "guest", guestOf: "invite" });
  const seen = [ada.user, eve.user];
  assert.deepEqual(await look(eve, all), { shown: seen, watched: seen });
  assert.deepEqual(given(await card(eve, ada)).person.id, ada.user);
  assert.deepEqual(await card(eve, ben), await card(eve, { user: "unobody00000" as UserId }));
  assert.equal(codeOf(await card(eve, ben)), "not_found");
  assert.equal(given(await card(ben, eve)).person.role, "guest", "they are seen themselves");
  await ben.joins(theirs);
  given(await card(eve, ben));
  await setPerson(store, eve.user, { role: "member" });
  await eve.leaves(theirs);
  assert.deepEqual((await look(eve, all)).shown, all, "a guest no more");
});

Deno.test("who is not there is left out of a look and has no card", async () => {
  await using scenery = await scene();
  const nobody = "unobody00000" as UserId;
  assert.deepEqual((await look(scenery.ada, [nobody])).shown, []);
  assert.equal(codeOf(await card(scenery.ada, { user: nobody })), "not_found");
});

Deno.test("the list has everybody who is here, page by page, and nobody who has gone or was put out", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  const more = await Promise.all(
    Array.from({ length: 9 }, (_, i) => Chatter.named(store, `person${i}`)),
  );
  await setPerson(store, more[0]!.user, { gone: true, name: "", displayName: "" });
  await setPerson(store, more[1]!.user, { banned: true });
  await setPerson(store, ben.user, { status: { text: "Over", until: 1 } });
  const pages: UserId[][] = [];
  for (let after: UserId | undefined, more = true; more;) {
    const page = given(await list(ada, { limit: 3, ...(after && { after }) }));
    pages.push(page.people.map(({ id }) => id));
    after = pages.at(-1)!.at(-1);
    more = page.more;
  }
  assert.deepEqual(pages.map(({ length }) => length), [3, 3, 3, 1]);
  const there = [ada, ben, eve, ...more.slice(2)].map(({ user }) => user);
  assert.deepEqual(pages.flat(), there.sort());
  const { people } = given(await list(ada));
  const known = people.find(({ id }) => id === ben.user);
  assert.deepEqual(known, { id: ben.user, name: "ben", displayName: "ben", role: "member" });
});

Deno.test("a guest is not told who there is", async () => {
  await using scenery = await scene();
  const { store, ada, eve } = scenery;
  for (const guestOf of ["invite", "place"] as const) {
    await setPerson(store, eve.user, { role: "guest", guestOf });
    assert.equal(codeOf(await list(eve)), "forbidden");
  }
  assert.equal(given(await list(ada)).people.length, 3);
});
