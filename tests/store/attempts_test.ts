/** Tries are counted in tables that cannot grow, and whoever tries too often waits longer each time. */
import assert from "node:assert/strict";
import type { Outcome } from "../../lib/protocol/mod.ts";
import {
  attemptsRow,
  forgiveAttempt,
  saltRow,
  type Store,
  takeAttempt,
  type Taken,
  type Try,
  type WaitRule,
} from "../../lib/store/mod.ts";
import { testClock } from "../support/clock.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { memoryStore, openedAt, SHARED, storeOver } from "./chatter.ts";
import { SpiedKv } from "./spied_kv.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const YEAR = 365 * 24 * HOUR;
const SLOTS = 65_536;

const rule: WaitRule = {
  ...{ free: 3, firstWaitMs: 2 * SECOND, mostWaitMs: 60 * SECOND, forgetAfterMs: HOUR },
};

const tryOf = (key: string, more: Partial<Try> = {}): Try => ({
  ...{ table: "doors", slots: SLOTS, key, rule, ...more },
});

/** How long it has to wait; 0 where it was let through. */
async function waitOf(outcome: Promise<Outcome<unknown>>): Promise<number> {
  const told = await outcome;
  if (told.ok) return 0;
  assert.equal(told.code, "rate_limited");
  return told.retryAfterMs!;
}

async function allRows(kv: Deno.Kv): Promise<Deno.KvEntry<unknown>[]> {
  return await Array.fromAsync(kv.list({ prefix: ["attempts"] }));
}

async function useUp(store: Store, now: number, key = "eve"): Promise<void> {
  for (let i = 0; i <= rule.free; i++) given(await takeAttempt(store, [tryOf(key)], now));
}

Deno.test("what was free is used up, then each try doubles the wait, up to the longest", async () => {
  await using store = await closing();
  const clock = testClock();
  const attempt = () => waitOf(takeAttempt(store, [tryOf("eve")], clock.now()));
  await useUp(store, clock.now());
  for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
    assert.equal(await attempt(), seconds * SECOND);
    clock.move(seconds * SECOND - 1);
    assert.equal(await attempt(), 1, "and not a moment earlier");
    clock.move(1);
    assert.equal(await attempt(), 0);
  }
  assert.equal(await waitOf(takeAttempt(store, [tryOf("ada")], clock.now())), 0);
});

Deno.test("after long quiet all is forgotten, and not before", async () => {
  await using store = await closing();
  const clock = testClock();
  const attempt = () => waitOf(takeAttempt(store, [tryOf("eve")], clock.now()));
  await useUp(store, clock.now());
  clock.move(HOUR - 1);
  assert.equal(await attempt(), 0);
  assert.equal(await attempt(), 4 * SECOND, "the fifth");
  clock.move(HOUR);
  for (let i = 0; i <= rule.free; i++) assert.equal(await attempt(), 0);
  assert.equal(await attempt(), 2 * SECOND);
});

Deno.test("where one of several has to wait, none of them is counted", async () => {
  await using store = await closing();
  const clock = testClock();
  await useUp(store, clock.now());
  const both = [tryOf("eve"), tryOf("a place", { table: "places" })];
  const before = await allRows(store.kv);
  for (let i = 0; i < 10; i++) {
    assert.equal(await waitOf(takeAttempt(store, both, clock.now())), 2 * SECOND);
  }
  assert.deepEqual(await allRows(store.kv), before);
  clock.move(2 * SECOND);
  assert.equal(await waitOf(takeAttempt(store, both, clock.now())), 0);
  assert.equal((await allRows(store.kv)).length, 2);
});

Deno.test("the longest wait of several is told", async () => {
  await using store = await closing();
  const slow = { ...rule, firstWaitMs: 30 * SECOND };
  const both = [tryOf("eve", { rule: slow }), tryOf("a place", { table: "places" })];
  for (let i = 0; i <= rule.free; i++) given(await takeAttempt(store, both, 0));
  assert.equal(await waitOf(takeAttempt(store, both, 0)), 30 * SECOND);
});

Deno.test("of fifty at once no more pass than of fifty in turn, on one instance or on two", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  await using alone = await closing();
  for (const stores of [[alone], [here], [here, there]]) {
    const key = `eve at ${stores.length} ${stores[0] === alone}`;
    const waits = await Promise.all(
      Array.from(
        { length: 50 },
        (_, i) => waitOf(takeAttempt(stores[i % stores.length]!, [tryOf(key)], 0)),
      ),
    );
    assert.equal(waits.filter((wait) => wait === 0).length, rule.free + 1, key);
    assert.ok(waits.every((wait) => wait === 0 || wait === 2 * SECOND));
  }
  await Promise.all([here.close(), there.close()]);
  kv.close();
});

Deno.test("another instance knows of the wait, and of its end by a success", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const attempt = (store: Store) => takeAttempt(store, [tryOf("eve")], 0);
  let taken: readonly Taken[] = [];
  for (let i = 0; i <= rule.free; i++) taken = given(await attempt(i % 2 === 0 ? here : there));
  assert.equal(await waitOf(attempt(here)), 2 * SECOND);
  assert.equal(await waitOf(attempt(there)), 2 * SECOND);
  given(await forgiveAttempt(here, { emptied: taken, givenBack: [] }));
  assert.equal(await waitOf(attempt(there)), 0);
  await Promise.all([here.close(), there.close()]);
  kv.close();
});

Deno.test("a restart forgets no wait", async () => {
  await using folder = await tempFolder();
  const place = { data: folder.path, kv: "file" } as const;
  const before = await openedAt(place);
  await useUp(before, 0);
  await before.close();
  const after = await openedAt(place);
  assert.equal(await waitOf(takeAttempt(after, [tryOf("eve")], SECOND)), SECOND);
  await after.close();
});

Deno.test("a clock that goes back frees nobody, and holds nobody longer than the longest wait", async () => {
  await using store = await closing();
  const clock = testClock();
  const attempt = () => waitOf(takeAttempt(store, [tryOf("eve")], clock.now()));
  await useUp(store, clock.now());
  clock.move(-SECOND);
  assert.equal(await attempt(), 3 * SECOND, "a little is added to the wait");
  clock.move(-YEAR);
  assert.equal(await attempt(), rule.mostWaitMs);
  clock.move(rule.mostWaitMs - 1);
  assert.equal(await attempt(), 1, "the wait goes on from the first look at it");
  clock.move(1);
  assert.equal(await attempt(), 0);
  assert.equal(await attempt(), 4 * SECOND, "what was counted before still counts");
});

Deno.test("what is given back is that one time, and the wait that it brought", async () => {
  await using store = await closing();
  const attempt = (now: number) => takeAttempt(store, [tryOf("eve")], now);
  for (let i = 0; i < 10; i++) {
    given(await forgiveAttempt(store, { emptied: [], givenBack: given(await attempt(0)) }));
  }
  assert.deepEqual(await allRows(store.kv), [], "and nothing is left of it");
  for (let i = 0; i < rule.free; i++) given(await attempt(0));
  for (let i = 0; i < 10; i++) {
    const taken = given(await attempt(0));
    assert.equal(await waitOf(attempt(0)), 2 * SECOND);
    given(await forgiveAttempt(store, { emptied: [], givenBack: taken }));
  }
});

Deno.test("a wait that another try has brought since is not given back", async () => {
  await using store = await closing();
  const attempt = (now: number) => takeAttempt(store, [tryOf("eve")], now);
  for (let i = 0; i < rule.free; i++) given(await attempt(0));
  const slow = given(await attempt(0));
  given(await attempt(2 * SECOND));
  given(await forgiveAttempt(store, { emptied: [], givenBack: slow }));
  assert.equal(await waitOf(attempt(2 * SECOND)), 4 * SECOND);
});

Deno.test("any number of keys takes no more rows than the table has slots", async () => {
  await using store = await closing();
  for (let from = 0; from < 10_000; from += 200) {
    const keys = Array.from({ length: 200 }, (_, i) => `10.0.0.${from + i}`);
    const tries = keys.map((key) => tryOf(key, { slots: 512, table: "places" }));
    await Promise.all(tries.map((one) => takeAttempt(store, [one], 0)));
  }
  const slots = (await allRows(store.kv)).map(({ key }) => key.at(-1) as number);
  assert.equal(slots.length, 512);
  assert.ok(slots.every((slot) => slot >= 0 && slot < 512));
});

Deno.test("keys that share a slot share the wait", async () => {
  await using store = await closing();
  for (const key of ["eve", "ada", "ben", "cy"]) {
    given(await takeAttempt(store, [tryOf(key, { slots: 1 })], 0));
  }
  assert.equal(await waitOf(takeAttempt(store, [tryOf("dan", { slots: 1 })], 0)), 2 * SECOND);
  const elsewhere = tryOf("dan", { slots: 1, table: "places" });
  assert.equal(await waitOf(takeAttempt(store, [elsewhere], 0)), 0, "another table is another");
});

Deno.test("each database places a key elsewhere, and keeps its salt through instances and restarts", async () => {
  const places = new Set<unknown>();
  const salts = new Set<unknown>();
  for (let i = 0; i < 5; i++) {
    await using store = await closing();
    await takeAttempt(store, [tryOf("eve")], 0);
    const [row] = await allRows(store.kv);
    places.add(row!.key.at(-1));
    salts.add((await store.kv.get(saltRow.key)).value);
    await takeAttempt(store, [tryOf("eve")], 0);
    assert.equal((await allRows(store.kv)).length, 1, "here it stays in its place");
  }
  assert.equal(salts.size, 5);
  assert.ok(places.size > 1);
});

Deno.test("of two instances that make the salt at once one decides", async () => {
  const spy = await SpiedKv.inMemory();
  const [slow, quick] = [await storeOver(spy.kv, SHARED), await storeOver(spy.real, SHARED)];
  const before = spy.commits.length;
  const letGo = spy.hold();
  const late = takeAttempt(slow, [tryOf("eve")], 0);
  await spy.begun(before + 1);
  given(await takeAttempt(quick, [tryOf("eve")], 0));
  letGo();
  given(await late);
  const rows = await allRows(spy.real);
  assert.deepEqual(rows.map(({ value }) => value), [{ count: 2, until: 0, at: 0 }]);
  for (const store of [slow, quick]) await store.close();
  spy.real.close();
});

Deno.test("no key stands in what is stored, and what a flood counts is not remembered", async () => {
  await using store = await closing();
  await takeAttempt(store, [tryOf("eve from 203.0.113.0/24")], 0);
  for await (const { key, value } of store.kv.list({ prefix: [] })) {
    assert.ok(!JSON.stringify([key, value]).includes("203.0.113"));
  }
  const [row] = await allRows(store.kv);
  assert.ok(!store.cache.has(attemptsRow("doors", row!.key.at(-1) as number)));
});

/** A store in memory that is closed with the test. */
async function closing(): Promise<Store & AsyncDisposable> {
  const store = await memoryStore();
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}
