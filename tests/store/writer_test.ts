/** Group commit: what goes together, in which order, and who is hurt when something fails. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { partsOf, type RoomId } from "../../lib/protocol/mod.ts";
import { emptyHead, headRow, ownRow, personRow } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";
import { ALONE, Chatter, codeOf, openedWithSpy, SHARED } from "./chatter.ts";

Deno.test("what arrives while a commit is in flight goes together in the next one", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const rooms = await Promise.all(people.map((who) => who.makes()));
  await Promise.all(people.map((who, i) => who.sent(rooms[i]!, "warm")));
  const before = spy.commits.length;
  const letGo = spy.hold();
  const first = people[0]!.sent(rooms[0]!, "first");
  await spy.begun(before + 1);
  const others = people.flatMap((who, i) => [1, 2, 3].map((n) => who.sent(rooms[i]!, `${n}`)));
  letGo();
  const stamps = new Set((await Promise.all(others)).map((id) => partsOf(id).stamp));
  assert.equal(stamps.size, 1);
  assert.ok(!stamps.has(partsOf(await first).stamp));
  assert.equal(spy.commits.length, before + 2);
});

for (const [place, limits] of [["a file", ALONE], ["a server", SHARED]] as const) {
  Deno.test(`what one sends into several rooms keeps its order, on ${place}`, async () => {
    await using open = await openedWithSpy(limits);
    const { store } = open;
    const chance = seeded(7);
    const people = await Promise.all([0, 1, 2, 3, 4].map((i) => Chatter.named(store, `p${i}`)));
    const rooms = await Promise.all(
      Array.from({ length: 12 }, (_, i) => people[i % people.length]!.makes()),
    );
    await Promise.all(people.flatMap((who) => rooms.map((room) => who.joins(room))));
    const sent = await Promise.all(people.map((who) =>
      Promise.all(
        Array.from({ length: 100 }, (_, n) => {
          const room = rooms[Math.floor(chance() * rooms.length)]!;
          return who.sent(room, `${n}`);
        }),
      )
    ));
    for (const ids of sent) assert.deepEqual(ids, ids.toSorted());
    assert.equal(new Set(sent.flat()).size, 500);
    for (const room of rooms) await assertNumbered(people[0]!, room);
  });
}

async function assertNumbered(who: Chatter, room: RoomId): Promise<void> {
  const ordinals = (await who.history(room)).filter(({ kind }) => kind !== "system")
    .map(({ ordinal }) => ordinal);
  assert.deepEqual(ordinals, ordinals.map((_, i) => i + 1));
}

Deno.test("a refused command takes no number", async () => {
  await using open = await openedWithSpy();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "one");
  assert.equal(codeOf(await ada.send("rnotthere0000" as RoomId, "two")), "not_found");
  await ada.sent(room, "two");
});

Deno.test("a decision that throws rejects its own write and no other of its commit", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "warm");
  const before = spy.commits.length;
  const letGo = spy.hold();
  const first = ada.sent(room, "first");
  await spy.begun(before + 1);
  const around = [ada.sent(room, "before")];
  const faulty = store.writer.write({
    rows: [headRow(room)],
    decide(draft) {
      draft.moveHead(room, { ...emptyHead(0), count: 999 }, {});
      throw new Error("a fault");
    },
  });
  around.push(ada.sent(room, "after"));
  letGo();
  await assert.rejects(faulty, /^Error: a fault$/);
  const [one, other] = await Promise.all(around);
  assert.equal(partsOf(one!).stamp, partsOf(other!).stamp);
  await first;
  await assertNumbered(ada, room);
});

Deno.test("a write that rests on more rows than a commit may check is a fault, and holds up nobody", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const people = await Promise.all(
    Array.from({ length: SHARED.checks + 1 }, (_, i) => Chatter.named(store, `person${i}`)),
  );
  const checking = (some: readonly Chatter[]) =>
    store.writer.write({
      rows: some.map(({ user }) => personRow(user)),
      decide(draft) {
        for (const { user } of some) for (let i = 0; i < 2; i++) draft.check(personRow(user));
        draft.write(ownRow("rroom0000000" as RoomId, people[0]!.user), null);
        return { ok: true };
      },
    });
  const tooMany = checking(people);
  const another = checking(people.slice(1));
  await assert.rejects(tooMany, /^Error: A write rests on more rows than the 10 of a commit$/);
  given(await another);
});

Deno.test("a request that was lost is not acknowledged, and its repeat is stored once", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  spy.lose("request");
  assert.equal(codeOf(await ada.send(room, "hello")), "unavailable");
  assert.deepEqual(await bodies(ada, room), []);
  await ada.sent(room, "hello");
  assert.deepEqual(await bodies(ada, room), ["hello"]);
});

Deno.test("when a reply was lost nobody is acknowledged, and the repeats find what is stored", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  await Promise.all([ada.sent(room, "warm"), ben.sent(room, "warm")]);
  const numbers = [ada, ben].map((who) => ({ who, once: who.once() }));
  const sendAll = () =>
    Promise.all(
      numbers.map(({ who: { ground, user }, once }) =>
        actions.sendMessage(ground, user, { once, room, body: user })
      ),
    );
  const before = spy.commits.length;
  spy.lose("reply");
  assert.deepEqual((await sendAll()).map(codeOf), ["unavailable", "unavailable"]);
  assert.equal(spy.commits.length, before + 1, "both were in the commit whose reply was lost");
  const ids = (await sendAll()).map((outcome) => given(outcome).id);
  const stored = (await ada.history(room)).slice(-2);
  assert.deepEqual(
    stored.map(({ id, from }) => [id, from]),
    ids.map((id, i) => [id, numbers[i]!.who.user]),
  );
  await assertNumbered(ada, room);
});

async function bodies(who: Chatter, room: RoomId): Promise<string[]> {
  return (await who.history(room)).filter(({ kind }) => kind !== "system").map(({ body }) => body);
}

Deno.test("a write waits for no row of a commit that failed", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  spy.lose("request", "request", "request");
  for (let i = 0; i < 3; i++) assert.equal(codeOf(await ada.send(room, "hello")), "unavailable");
  await ada.sent(room, "hello");
  await assertNumbered(ada, room);
});

Deno.test("what is in flight lands, and who asks then waits for no more than that", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "warm");
  await store.writer.landed();
  const before = spy.commits.length;
  const letGo = spy.hold();
  const flying = ada.send(room, "in flight");
  await spy.begun(before + 1);
  let hasLanded = false;
  const landed = store.writer.landed().then(() => hasLanded = true);
  await store.kv.get(headRow(room).key);
  assert.equal(hasLanded, false);
  letGo();
  await landed;
  assert.equal((await flying).ok, true);
});

Deno.test("closing lets what is in flight land and refuses what waits", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "warm");
  const before = spy.commits.length;
  const letGo = spy.hold();
  const flying = ada.send(room, "in flight");
  await spy.begun(before + 1);
  const waiting = ada.send(room, "waiting");
  const closing = store.writer.close();
  assert.equal(codeOf(await waiting), "unavailable");
  assert.equal(codeOf(await ada.send(room, "too late")), "unavailable");
  let isClosed = false;
  closing.then(() => isClosed = true);
  await store.kv.get(headRow(room).key);
  assert.equal(isClosed, false, "it waits for what is in flight");
  letGo();
  assert.equal((await flying).ok, true);
  await closing;
  assert.deepEqual(await bodies(ada, room), ["warm", "in flight"]);
});

Deno.test("a counter counts what the same commit adds to it", async () => {
  await using open = await openedWithSpy();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  const counter = ownRow(await ada.makes(), ada.user);
  const counted: number[] = [];
  const count = () =>
    store.writer.write({
      rows: [counter],
      decide(draft) {
        counted.push(draft.count(counter));
        return { ok: true };
      },
    });
  const add = () =>
    store.writer.write({ rows: [], decide: (draft) => (draft.add(counter), { ok: true }) });
  given(await count());
  await Promise.all([add(), count(), add(), count()]);
  given(await count());
  assert.deepEqual(counted, [0, 1, 2, 2]);
});

Deno.test("a row that nobody foresaw is fetched, and the write decided again", async () => {
  await using open = await openedWithSpy();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  store.cache.forgetAll();
  const seen: (string | undefined)[] = [];
  const write = store.writer.write({
    rows: [],
    decide(draft) {
      seen.push(draft.get(personRow(ada.user))?.name);
      return { ok: true };
    },
  });
  given(await within("a decision on a row that was fetched", write));
  assert.deepEqual(seen, ["ada"]);
});
