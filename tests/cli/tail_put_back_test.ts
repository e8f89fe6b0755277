/** The data of a place is put back by hand, in the middle of what a program has read by a cursor. */
import assert from "node:assert/strict";
import type { Client } from "../../lib/client/mod.ts";
import type { MessageId } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { PutBackPlace } from "../support/put_back_place.ts";
import { given } from "../support/seed.ts";
import { terminalHome } from "../support/terminal_program.ts";

const ARGS = ["tail", "room 0", "--json", "--cursor", "bot"];

async function scene() {
  const place = await PutBackPlace.open();
  const home = await terminalHome();
  const env = place.envOf(0);
  return {
    ...{ place, home, env },
    tail: () => home.run(ARGS, { env }),
    async [Symbol.asyncDispose]() {
      await place[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}

async function say(ben: Client, place: PutBackPlace, ...bodies: string[]): Promise<MessageId[]> {
  const ids: MessageId[] = [];
  for (const body of bodies) {
    const { done } = given(await ben.send(place.room, body));
    ids.push((given(await within(body, done)) as { id: MessageId }).id);
  }
  return ids;
}

function numbered(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, i) => `${word} ${String(i).padStart(2, "0")}`);
}

const textsIn = (lines: { type: string; text?: string }[]) =>
  lines.filter(({ type }) => type === "message").map(({ text }) => text!);

/** Short and long: the new history ends before, and behind, what was told of the old one. */
for (const what of ["folder", "database"] as const) {
  for (const count of [2, 40]) {
    Deno.test(`of ${count} messages after the ${what} was put back none is missing, and no change`, async () => {
      await using there = await scene();
      const { place, tail } = there;
      let ben = await place.client(1);
      const early: MessageId[] = [];
      for (const body of numbered(8, "early")) {
        early.push(...await say(ben, place, body));
        assert.deepEqual(textsIn(linesIn((await tail()).out)), [body]);
      }
      await place.copyAway();
      ben = await place.client(1);
      for (const body of numbered(6, "undone")) {
        await say(ben, place, body);
        assert.deepEqual(textsIn(linesIn((await tail()).out)), [body]);
      }
      await place.putBack(what);
      ben = await place.client(1);
      const bodies = numbered(count, "new");
      await say(ben, place, ...bodies.slice(0, 1));
      given(await within("edit", given(await ben.edit(place.room, early[0]!, "early!")).done));
      given(await within("delete", given(await ben.remove(place.room, early[1]!)).done));
      await say(ben, place, ...bodies.slice(1));
      const { code, out, err } = await tail();
      assert.equal(code, 0, err);
      assert.match(err, /The history of this room was put back/);
      const [gap, ...lines] = linesIn(out);
      assert.deepEqual([gap.type, gap.missing], ["gap", "nothing"]);
      const told = textsIn(lines);
      assert.deepEqual(told.filter((text) => text.startsWith("new")), bodies);
      assert.ok(told.every((text) => !text.startsWith("undone")), "they are not there");
      assert.ok(told.length <= count + 6, `not much again: ${told}`);
      const changes = lines.filter(({ type }) => type === "edit" || type === "delete");
      assert.deepEqual(changes.map(({ type, id }) => [type, id]).toSorted(), [
        ["delete", early[1]],
        ["edit", early[0]],
      ]);
      const quiet = await tail();
      assert.deepEqual([quiet.code, quiet.out, quiet.err], [0, "", ""]);
    });
  }
}

Deno.test("where nothing that was told is there any more, all that was said since is told, and the gap", async () => {
  await using there = await scene();
  const { place, tail } = there;
  await place.copyAway();
  let ben = await place.client(1);
  await say(ben, place, ...numbered(5, "undone"));
  assert.equal(textsIn(linesIn((await tail()).out)).length, 5);
  await place.putBack("folder");
  ben = await place.client(1);
  const bodies = numbered(40, "new");
  await say(ben, place, ...bodies);
  const { code, out, err } = await tail();
  assert.deepEqual([code, /is not the one that was told/.test(err)], [0, true], err);
  const [gap, ...lines] = linesIn(out);
  assert.deepEqual([gap.type, gap.missing], ["gap", "changes"]);
  assert.deepEqual(textsIn(lines), bodies);
  const quiet = await tail();
  assert.deepEqual([quiet.code, quiet.out, quiet.err], [0, "", ""]);
});

Deno.test("a program that listens while the data is put back goes on with what is there", async () => {
  await using there = await scene();
  const { place, home, env } = there;
  let ben = await place.client(1);
  await using child = home.start([...ARGS, "--follow"], env);
  await say(ben, place, ...numbered(3, "early"));
  await child.printed("stdout", /early 02.*\n/);
  await place.copyAway();
  ben = await place.client(1);
  await say(ben, place, ...numbered(4, "undone"));
  await child.printed("stdout", /undone 03.*\n/);
  await place.putBack("folder");
  ben = await place.client(1);
  await say(ben, place, ...numbered(12, "new"));
  await child.printed("stdout", /new 11.*\n/);
  child.kill("SIGINT");
  assert.equal((await child.exited).code, 130);
  const told = linesIn(child.stdout);
  const gap = told.findIndex(({ type }) => type === "gap");
  assert.ok(gap > 0, child.stdout);
  const after = textsIn(told.slice(gap));
  assert.deepEqual(after.filter((text) => text.startsWith("new")), numbered(12, "new"));
  assert.ok(!after.some((text) => text.startsWith("undone")));
});
