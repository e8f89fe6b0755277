/** Who knocks too often waits, and nobody can make somebody else wait at their own door. */
import assert from "node:assert/strict";
import {
  isKnownDevice,
  noteDevice,
  passArrival,
  passCostly,
  type Passed,
  passLogin,
  passProof,
  passSecret,
  WAIT_RULES,
} from "../../lib/auth/mod.ts";
import type { Outcome, UserId } from "../../lib/protocol/mod.ts";
import { knownDevicesRow, type Store } from "../../lib/store/mod.ts";
import { memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { given } from "../support/seed.ts";

const HOME = "203.0.113.0/24";
const CAFE = "198.51.100.0/24";
const ADA = "u00000000ada" as UserId;
const BEN = "u00000000ben" as UserId;
const DAY = 24 * 3_600_000;

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly clock: TestClock;
  login(folded: string, prefix: string, isKnown?: boolean): Promise<Outcome<Passed>>;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const clock = testClock();
  return {
    store,
    clock,
    login: (folded, prefix, isKnown = false) =>
      passLogin(store, { folded, prefix, isKnown }, clock.now()),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** How many pass before one has to wait, and how long that one waits. */
async function untilWait(knock: (i: number) => Promise<Outcome<unknown>>): Promise<number[]> {
  for (let passed = 0;; passed++) {
    const outcome = await knock(passed);
    if (!outcome.ok) return [passed, outcome.retryAfterMs!];
  }
}

/** Guesses through a span of time, each as soon as nothing holds it up; how many there were. */
async function guessesIn(
  span: number,
  clock: TestClock,
  knock: (i: number) => Promise<Outcome<unknown>>,
): Promise<number> {
  const end = clock.now() + span;
  let guesses = 0;
  while (clock.now() < end) {
    const outcome = await knock(guesses);
    if (outcome.ok) guesses++;
    else clock.move(outcome.retryAfterMs!);
  }
  return guesses;
}

Deno.test("a rule forgets nothing that somebody still waits for", () => {
  for (const [name, rule] of Object.entries(WAIT_RULES)) {
    assert.ok(rule.forgetAfterMs >= rule.mostWaitMs, name);
    assert.ok(rule.mostWaitMs >= rule.firstWaitMs, name);
  }
});

Deno.test("whoever guesses a password from one place has little more than a hundred tries a day", async () => {
  await using scenery = await scene();
  const { clock, login } = scenery;
  assert.deepEqual(await untilWait(() => login("ada", CAFE)), [6, 2_000]);
  assert.ok((await login("ada", HOME)).ok, "elsewhere nobody waits for that");
  assert.ok((await login("ben", CAFE)).ok, "nor does another name in the same place");
  assert.ok(await guessesIn(DAY, clock, () => login("ada", CAFE)) < 120);
});

Deno.test("whoever tries many names from one place waits for all of them", async () => {
  await using scenery = await scene();
  const { login } = scenery;
  assert.deepEqual(await untilWait((i) => login(`person${i}`, CAFE)), [41, 1_000]);
  assert.ok(!(await login("ada", CAFE)).ok);
  assert.ok((await login("ada", HOME)).ok);
});

Deno.test("an account has a ceiling, from however many places it is tried", async () => {
  await using scenery = await scene();
  const { clock, login } = scenery;
  const from = (i: number) => login("ada", `2001:db8:0:${i.toString(16)}::/64`);
  assert.deepEqual(await untilWait(from), [101, 10_000]);
  assert.ok(!(await login("ada", HOME)).ok);
  assert.ok((await login("ben", HOME)).ok);
  assert.ok(await guessesIn(DAY, clock, (i) => from(i + 101)) < 400);
});

Deno.test("a device known to the account passes while the flood goes on, and waits for itself alone", async () => {
  await using scenery = await scene();
  const { login } = scenery;
  await untilWait(() => login("ada", HOME));
  await untilWait((i) => login("ada", `10.0.${i}.0/24`));
  await untilWait((i) => login(`person${i}`, HOME));
  assert.ok(!(await login("ada", HOME)).ok, "all that can be waited for is");
  for (let i = 0; i < 50; i++) {
    await given(await login("ada", HOME, true)).succeeded();
    assert.ok(!(await login("ada", `10.1.${i}.0/24`)).ok, "the flood still waits");
  }
  assert.deepEqual(await untilWait(() => login("ada", HOME, true)), [11, 2_000]);
});

Deno.test("a success empties one's own count, and takes only itself from what is shared", async () => {
  await using scenery = await scene();
  const { login } = scenery;
  for (let i = 0; i < 30; i++) {
    await login("ada", HOME);
    await given(await login("ada", HOME)).succeeded();
  }
  assert.deepEqual(await untilWait(() => login("ada", HOME)), [6, 2_000]);
  assert.deepEqual(await untilWait((i) => login(`person${i}`, HOME)), [5, 1_000], "of 41");
});

Deno.test("who logs in rightly in between guesses no faster at the names of others", async () => {
  await using scenery = await scene();
  const { login } = scenery;
  let guesses = 0;
  for (let i = 0; i < 100; i++) {
    if ((await login(`person${i}`, CAFE)).ok) guesses++;
    const own = await login("eve", CAFE);
    if (own.ok) await own.value.succeeded();
  }
  assert.equal(guesses, 41);
});

Deno.test("what nobody came to look at is not counted", async () => {
  await using scenery = await scene();
  const { login } = scenery;
  for (let i = 0; i < 50; i++) await given(await login("ada", HOME)).unused();
  assert.deepEqual(await untilWait(() => login("ada", HOME)), [6, 2_000]);
});

Deno.test("of fifty passwords tried at once, here and at another instance, six are looked at", async () => {
  const kv = await Deno.openKv(":memory:");
  const stores = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const asked = { folded: "ada", prefix: CAFE, isKnown: false };
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => passLogin(stores[i % 2]!, asked, 0)),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 6);
  for (const store of stores) await store.close();
  kv.close();
});

Deno.test("a stolen session guesses the password no better than somebody at the door", async () => {
  await using scenery = await scene();
  const { store, clock, login } = scenery;
  const proof = (prefix: string) => passProof(store, { user: ADA, prefix }, clock.now());
  assert.deepEqual(await untilWait(() => proof(CAFE)), [6, 2_000]);
  await given(await proof(HOME)).succeeded();
  assert.deepEqual(await untilWait((i) => proof(`10.0.${i}.0/24`)), [95, 10_000], "of 101");
  assert.ok((await login(ADA, CAFE)).ok, "to log in is another thing");
});

Deno.test("secrets, arrivals and costly things each have their own count", async () => {
  await using scenery = await scene();
  const { store, clock } = scenery;
  const now = clock.now();
  assert.deepEqual(await untilWait(() => passSecret(store, "invite", CAFE, now)), [41, 1_000]);
  assert.ok((await passSecret(store, "reset", CAFE, now)).ok);
  assert.ok((await passSecret(store, "invite", HOME, now)).ok);
  assert.deepEqual(await untilWait(() => passArrival(store, "guest", CAFE, now)), [61, 2_000]);
  assert.ok((await passArrival(store, "register", CAFE, now)).ok);
  assert.deepEqual(await untilWait(() => passCostly(store, "link", ADA, now)), [31, 10_000]);
  assert.ok((await passCostly(store, "link", BEN, now)).ok);
  assert.ok((await passCostly(store, "token", ADA, now)).ok);
});

Deno.test("one right secret does not pay for wrong ones", async () => {
  await using scenery = await scene();
  const { store, clock } = scenery;
  const knock = () => passSecret(store, "invite", CAFE, clock.now());
  for (let i = 0; i < 40; i++) {
    await knock();
    await given(await knock()).succeeded();
  }
  assert.deepEqual(await untilWait(knock), [1, 1_000]);
});

Deno.test("a browser is known to those who have logged in with it, and to nobody else", async () => {
  await using scenery = await scene();
  const { store } = scenery;
  const token = await noteDevice(store, ADA, null);
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(await isKnownDevice(store, ADA, token), true);
  assert.equal(await isKnownDevice(store, BEN, token), false);
  assert.equal(await isKnownDevice(store, null, token), false);
  for (const other of [null, "", `${token}A`, token.toLowerCase()]) {
    assert.equal(await isKnownDevice(store, ADA, other), false, String(other));
  }
  assert.equal(await noteDevice(store, BEN, token), token, "two share a browser");
  assert.equal(await isKnownDevice(store, BEN, token), true);
  assert.notEqual(await noteDevice(store, ADA, "made up"), "made up");
});

Deno.test("the store knows a device by another hash for each account, and the token nowhere", async () => {
  await using scenery = await scene();
  const { store } = scenery;
  const token = await noteDevice(store, ADA, null);
  await noteDevice(store, BEN, token);
  const [ada, ben] = await Promise.all([ADA, BEN].map((user) => devicesOf(store, user)));
  assert.deepEqual([ada!.length, ben!.length], [1, 1]);
  assert.notEqual(ada![0], ben![0]);
  for await (const { key, value } of store.kv.list({ prefix: [] })) {
    assert.ok(!JSON.stringify([key, value]).includes(token));
  }
});

Deno.test("of twenty-one devices the one that has not come for longest is forgotten", async () => {
  await using scenery = await scene();
  const { store } = scenery;
  const tokens: string[] = [];
  for (let i = 0; i < 20; i++) tokens.push(await noteDevice(store, ADA, null));
  const [first, second, third] = tokens as [string, string, string];
  await noteDevice(store, ADA, first);
  const last = await noteDevice(store, ADA, null);
  assert.equal((await devicesOf(store, ADA)).length, 20);
  assert.equal(await isKnownDevice(store, ADA, second), false);
  for (const token of [first, third, last]) {
    assert.equal(await isKnownDevice(store, ADA, token), true);
  }
});

async function devicesOf(store: Store, user: UserId): Promise<readonly string[]> {
  return (await store.kv.get<readonly string[]>(knownDevicesRow(user).key)).value!;
}
