/** A program that sends is killed at moments of chance, time and again, and the next one goes on for it. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { wholeHistory } from "../chaos/history.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { seeded } from "../client/seeded.ts";
import { Child } from "../support/child.ts";
import { within } from "../support/deadline.ts";
import { seedChat } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";

const KILLS = Deno.env.get("PARLEY_LONG_TESTS") === "1" ? 100 : 8;
const GIVEN = 30;
const SENDER = new URL("../support/outbox_sender.ts", import.meta.url).pathname;

async function place() {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const store = { data: `${folder.path}/data`, kv: "file" } as const;
  const { users, tokens, rooms } = await seedChat({ store, people: 1, rooms: [[0]] });
  const server = resources.use(await startServer({ store, env: { PARLEY_SEND_RATE: "0" } }));
  const [person, token, room] = [users[0]!, tokens[0]!, rooms[0]!];
  const start = (name: string, count: number, then: "ends" | "stays") => {
    const own = [`${folder.path}/state`, server.address, token, person, room];
    const args = ["run", "-A", "--no-check", SENDER, ...own, name, `${count}`, then];
    const piped = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
    return new Child(new Deno.Command(Deno.execPath(), { args, ...piped }));
  };
  const owned = resources.move();
  return {
    start,
    state: `${folder.path}/state`,
    async bodies() {
      await using sockets = new TrackedSockets(() => server.address, token);
      const owner = { server: server.address, person };
      const reader = createClient({ owner, openSocket: () => sockets.open() });
      await within("in sync", reader.until(({ status }) => status.phase === "in sync"));
      const history = await wholeHistory(reader, room);
      reader.stop();
      return history.filter(({ kind }) => kind === "chat").map(({ body }) => body);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const keptBy = ({ stdout }: Child) =>
  [...stdout.matchAll(/^kept (.*)$/gm)].map(([, body]) => body!);

function assertOnceAndInOrder(landed: readonly string[], name: string): void {
  const own = landed.filter((body) => body.startsWith(`${name} `));
  assert.deepEqual(own, own.toSorted(), `${name} in order`);
  assert.deepEqual(own, [...new Set(own)], `${name} once`);
}

// One who is killed while the upgrade is under way leaves Deno waiting for it: a leak that is not ours
const KILLING = { sanitizeOps: false };

Deno.test(
  `of what was said to be kept nothing is lost and nothing sent twice, after ${KILLS} kills`,
  KILLING,
  async () => {
    await using there = await place();
    const chance = seeded(7);
    const kept: string[] = [];
    const names: string[] = [];
    for (let i = 0; i < KILLS; i++) {
      const name = `run${i}`;
      await using child = there.start(name, GIVEN, "stays");
      // Any moment from its first line to its last
      const lines = Math.floor(chance() * (GIVEN + 2));
      await child.printed("stdout", new RegExp(`^(.*\n){${lines}}`));
      child.kill("SIGKILL");
      await child.exited;
      kept.push(...keptBy(child));
      names.push(name);
    }
    await using last = there.start("last", 1, "ends");
    assert.equal((await within("the last one", last.exited)).code, 0, last.output());
    assert.match(last.stdout, /^dry, 0 left$/m);
    const landed = await there.bodies();
    for (const name of names) assertOnceAndInOrder(landed, name);
    assert.deepEqual(kept.filter((body) => !landed.includes(body)), [], "none is missing");
    assert.ok(kept.length > KILLS, `${kept.length} were kept`);
    assert.equal(landed.at(-1), "last 000", "what waited went first");
  },
);

Deno.test(
  "two programs send at once, each by a file of its own, and the next takes over both",
  KILLING,
  async () => {
    await using there = await place();
    await using one = there.start("one", GIVEN, "stays");
    await using other = there.start("other", GIVEN, "stays");
    for (const child of [one, other]) await child.printed("stdout", /^kept/m);
    for (const child of [one, other]) {
      child.kill("SIGKILL");
      await child.exited;
    }
    // Where both were in the middle of sending, one of them waits for a second program
    for (const name of ["third", "fourth"]) {
      await using next = there.start(name, 0, "ends");
      assert.equal((await within(name, next.exited)).code, 0, next.output());
    }
    const landed = await there.bodies();
    for (const name of ["one", "other"]) assertOnceAndInOrder(landed, name);
    const kept = [...keptBy(one), ...keptBy(other)];
    assert.deepEqual(kept.filter((body) => !landed.includes(body)), [], "none is missing");
    const [folder] = await Array.fromAsync(Deno.readDir(there.state));
    const files = await Array.fromAsync(Deno.readDir(`${there.state}/${folder!.name}`));
    assert.deepEqual(files.map(({ name }) => name), ["turn.lock"], "nothing is left behind");
  },
);
