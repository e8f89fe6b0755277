/** Whoever comes gets a name that is theirs alone, and is led into the rooms that wait for them. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { enterRooms } from "../../lib/actions/accounts/arrival.ts";
import { hashOf, newSetupSecret } from "../../lib/auth/mod.ts";
import { LIMITS, newRoomId } from "../../lib/protocol/mod.ts";
import { accountRow, addPerson, asFounder, headRow, memberRow } from "../../lib/store/mod.ts";
import { Chatter, SHARED, storeOver } from "../store/chatter.ts";
import { SpiedKv } from "../store/spied_kv.ts";
import { accountOf, given } from "../support/seed.ts";
import { PASSWORD, problemsOf, TestPlace } from "./test_place.ts";

/** All of them are taken for one name by the eye, by case or by form. */
const SPELLINGS = ["mia", "Mia", "MiA", "mіa", "miа", "ｍｉａ", "rnia", "Міа"];

/** Of what there is one for each who lives here. */
const OF_EACH = ["person", "account", "session", "person_by_name"];

async function counted(place: TestPlace): Promise<number[]> {
  return await Promise.all(OF_EACH.map(async (kind) => (await place.rows(kind)).length));
}

Deno.test("of 200 who come by one name at once, on two instances, one gets it, and nothing is left of the others", async () => {
  await using place = await TestPlace.open({ guests: true });
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) => {
    const name = SPELLINGS[i % SPELLINGS.length]!;
    return actions.visit(place.door(i % 3 ? place.here : place.there), { name });
  }));
  assert.equal(all.filter(({ ok }) => ok).length, 1);
  for (const entered of all) if (!entered.ok) assert.deepEqual(problemsOf(entered), ["taken"]);
  assert.deepEqual(await counted(place), OF_EACH.map(() => 2), "Ada, and one more");
  const people = (await place.rows("person")).map(({ key }) => key[1]);
  for (const { value } of await place.rows("person_by_looks")) {
    assert.ok(people.includes(value as string));
  }
  assert.equal((await place.rows("guest")).length, 1);
  assert.equal((await place.rows("member")).length, 2);
});

Deno.test("of those who register by one name at once, on two instances, one is in, and logs in again", async () => {
  await using place = await TestPlace.open();
  const all = await Promise.all(Array.from({ length: 24 }, async (_, i) => {
    const asked = { name: SPELLINGS[i % SPELLINGS.length]!, password: `${PASSWORD} ${i}` };
    const entered = await actions.register(place.door(i % 2 ? place.here : place.there), asked);
    return { entered, asked };
  }));
  const [first, ...more] = all.filter(({ entered }) => entered.ok);
  assert.deepEqual(more.map(({ asked }) => asked.name), [], first!.asked.name);
  for (const { entered } of all) if (!entered.ok) assert.deepEqual(problemsOf(entered), ["taken"]);
  assert.deepEqual(await counted(place), OF_EACH.map(() => 2));
  await place.signed(await actions.logIn(place.door(place.there), first!.asked));
});

Deno.test("whoever sets the place up owns its first room, and finds a word from the house there", async () => {
  await using place = await TestPlace.open();
  const room = await place.firstRoom();
  const ada = await place.speaks(place.ada);
  const [word, ...more] = await ada.history(room);
  assert.deepEqual([word!.notice, word!.from, more], [{ what: "welcome" }, ada.user, []]);
  const ben = await place.member("ben");
  const { members } = given(await actions.pageMembers(ada.ground, ben.user, { room }));
  assert.deepEqual(
    new Set(members),
    new Set([
      { user: ada.user, role: "owner" },
      { user: ben.user, role: "member" },
    ]),
  );
});

Deno.test("an entrance that broke off before the first room was there goes on at the next login", async () => {
  await using place = await TestPlace.bare();
  const secret = hashOf((await newSetupSecret(place.here))!);
  const [room, password] = [newRoomId(), await place.passwords.hash(PASSWORD)];
  const asked = { name: "Here", hue: 1, door: "open", guests: false, rooms: [room] } as const;
  const account = { ...accountOf("Ada"), password };
  const ada = given(await addPerson(place.here, account, asFounder(secret, asked), 0));
  assert.deepEqual(await actions.listRooms(place.door(), ada), []);
  for (let times = 0; times < 2; times++) {
    given({
      ok: true,
      value: await actions.logIn(place.door(), { name: "Ada", password: PASSWORD }),
    });
    assert.deepEqual(await actions.listRooms(place.door(), ada), [room]);
  }
  assert.equal((await (await Chatter.at(place.here, ada)).history(room)).length, 1);
  assert.deepEqual((await place.account(ada))!.entering, []);
});

Deno.test("rooms that are archived, gone, full or a conversation are passed over, and the rest is entered", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const ben = await place.member("ben");
  const [archived, full, left] = [await ada.makes(), await ada.makes(), await ada.makes()];
  await ada.archives(archived);
  const { room: direct } = given(
    await actions.openDirect(ada.ground, ada.user, { users: [] }),
  );
  await place.put(headRow(full), (head) => ({ ...head!, members: LIMITS.membersOfRoom }));
  const entering = [archived, newRoomId(), full, direct, left].map((room) => ({ room }));
  await place.put(accountRow(ben.user), (account) => ({ ...account!, entering }));
  const asked = { name: "ben", password: PASSWORD };
  await place.signed(await actions.logIn(place.door(place.there), asked));
  const rooms = [await place.firstRoom(), left].sort();
  assert.deepEqual((await actions.listRooms(place.door(), ben.user)).sort(), rooms);
  assert.deepEqual((await place.account(ben.user))!.entering, []);
});

Deno.test("a room that could not be entered because the store failed is entered the next time", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const ben = await place.member("ben");
  const room = await ada.makes();
  await place.put(accountRow(ben.user), (account) => ({ ...account!, entering: [{ room }] }));
  const spy = new SpiedKv(place.kv);
  const store = await storeOver(spy.kv, SHARED);
  const ground = { store, now: Date.now };
  spy.lose("request");
  await enterRooms(ground, ben.user);
  assert.equal(await place.get(memberRow(room, ben.user)), null);
  await enterRooms(ground, ben.user);
  assert.notEqual(await place.get(memberRow(room, ben.user)), null);
  assert.deepEqual((await place.account(ben.user))!.entering, []);
});
