import assert from "node:assert/strict";
import { Directory, FRESH_MS } from "../../lib/client/people/directory.ts";
import type { Request } from "../../lib/client/link/connection.ts";
import {
  accept,
  type KnownPerson,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { matchNames } from "../../lib/rules/mod.ts";
import { settled, TestTime } from "./test_time.ts";

const person = (n: number, displayName = `Person ${n}`): KnownPerson => ({
  ...{ id: `u${String(n).padStart(11, "0")}` as UserId, name: `login${n}` },
  ...{ displayName, role: "member" },
});

/** A directory whose pages come when the test says so. */
function desk() {
  const time = new TestTime();
  const asked: { after?: UserId }[] = [];
  const answers: ((outcome: Outcome<Result<"people.list">>) => void)[] = [];
  const request = ((_type: string, ask: { after?: UserId }) => {
    const { promise, resolve } = Promise.withResolvers<Outcome<Result<"people.list">>>();
    asked.push(ask);
    answers.push(resolve);
    return promise;
  }) as unknown as Request;
  let changes = 0;
  const directory = new Directory({ request, time, onChange: () => changes++ });
  async function page(people: KnownPerson[], more = false): Promise<void> {
    answers.shift()!(accept({ people, more }));
    await settled();
  }
  async function lose(): Promise<void> {
    answers.shift()!(refuse("unavailable"));
    await settled();
  }
  const names = () => Array.from(directory.people?.values() ?? [], (one) => one.displayName);
  const hears = (...people: KnownPerson[]) =>
    directory.took(people.map((person) => ({ type: "person.changed", person })));
  return { directory, time, asked, page, lose, names, hears, changes: () => changes };
}

Deno.test("it is loaded page by page, once for all who want it at once", async () => {
  const { directory, asked, page, names, changes } = desk();
  assert.equal(directory.people, null);
  const loads = [directory.load(), directory.load()];
  await page([person(1), person(2)], true);
  assert.deepEqual([names(), changes()], [[], 0], "not before it is whole");
  await page([person(3)]);
  const outcomes = await Promise.all(loads);
  assert.ok(outcomes.every((outcome) => outcome.ok && outcome.value.size === 3));
  assert.deepEqual(asked, [{}, { after: person(2).id }]);
  assert.equal(changes(), 1);
});

Deno.test("it is asked for anew after some minutes, and by nobody before", async () => {
  const { directory, time, asked, page, names } = desk();
  void directory.load();
  await page([person(1)]);
  await time.pass(FRESH_MS - 1);
  assert.ok((await directory.load()).ok);
  assert.equal(asked.length, 1);
  await time.pass(1);
  const load = directory.load();
  assert.deepEqual(names(), ["Person 1"], "what was held is there meanwhile");
  await page([person(2)]);
  await load;
  assert.deepEqual(names(), ["Person 2"]);
});

Deno.test("what is told of people holds, also while the pages are on their way", async () => {
  const { directory, page, names, hears } = desk();
  void directory.load();
  hears(person(1, "Ada"));
  await page([person(1), person(2), person(3)]);
  hears({ ...person(2), gone: true }, person(3, "Cleo"));
  assert.deepEqual(names(), ["Ada", "Cleo"]);
  assert.deepEqual(matchNames(directory.entries, "cle", 5), [person(3, "Cleo")]);
  assert.deepEqual(matchNames(directory.entries, "login2", 5), []);
});

Deno.test("the index is the same until somebody changes, and then only they are folded", async () => {
  const { directory, page, hears } = desk();
  void directory.load();
  await page([person(1), person(2)]);
  const before = directory.entries;
  assert.equal(directory.entries, before);
  hears(person(2, "Ben"));
  const kept = directory.entries.filter((entry) => before.includes(entry));
  assert.deepEqual([directory.entries.length, kept.length], [2, 1]);
});

Deno.test("a load that breaks off leaves what there was, and the next one begins anew", async () => {
  const { directory, time, asked, page, lose, names } = desk();
  void directory.load();
  await page([person(1)]);
  await time.pass(FRESH_MS);
  const load = directory.load();
  await page([person(7)], true);
  await lose();
  assert.equal((await load).ok, false);
  assert.deepEqual(names(), ["Person 1"]);
  void directory.load();
  assert.deepEqual(asked.at(-1), {});
  await page([person(8)]);
  assert.deepEqual(names(), ["Person 8"]);
  directory.forget();
  assert.deepEqual([directory.people, directory.entries], [null, []]);
});
