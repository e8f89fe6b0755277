/** A room, told to a script: its end, what comes then, and what was missed. */
import assert from "node:assert/strict";
import { Proxy } from "../chaos/proxy.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import type { Child } from "../support/child.ts";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { given } from "../support/seed.ts";
import { type TerminalPerson, terminalScene } from "../support/terminal_scene.ts";

const ROOM = "room 0";
const JSON_OF = ["tail", ROOM, "--json"];

/** Two people, the second of whom speaks. */
async function scene() {
  const there = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = there.people;
  return { there, ada: ada!, ben: await ben!.client(), room: there.rooms[0]! };
}

/** Where the only one that she has is kept. */
async function cursorOf({ home }: TerminalPerson): Promise<string> {
  const folder = `${home.path}/.local/state/parley/cursors`;
  const files = await Array.fromAsync(Deno.readDir(folder));
  return `${folder}/${files.find(({ name }) => name.endsWith(".json"))!.name}`;
}

const textsIn = (out: string) => linesIn(out).map(({ text }) => text);

async function send(client: Client, room: RoomId, body: string): Promise<MessageId> {
  const done = given(await within(body, given(await client.send(room, body)).done));
  return (done as { id: MessageId }).id;
}

function numbered(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, i) => `${word} ${String(i).padStart(4, "0")}`);
}

/** All at once, in their order. */
async function sendAll(client: Client, room: RoomId, bodies: readonly string[]): Promise<void> {
  const sent = await Promise.all(bodies.map((body) => client.send(room, body)));
  await within("all of them", Promise.all(sent.map((one) => given(one).done)));
}

/** The last line that is whole. */
async function heard(child: Child, text: string): Promise<void> {
  await child.printed("stdout", new RegExp(`${text}.*\n`));
}

Deno.test("the last ten are printed, as many as one wants, or those from a time on", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const bodies = numbered(120, "line");
  await sendAll(ben, room, bodies);
  const ten = await ada.run(["tail", ROOM]);
  assert.deepEqual([ten.code, ten.err], [0, ""]);
  const lines = ten.out.trimEnd().split("\n");
  assert.deepEqual(lines.map((line) => line.replace(/^.{16} person1: /, "")), bodies.slice(-10));
  assert.deepEqual(textsIn((await ada.run([...JSON_OF, "--last", "110"])).out), bodies.slice(-110));
  const all = textsIn((await ada.run(["tail", `#${ROOM}`, "--json", "--since", "1h"])).out);
  assert.deepEqual(all.filter(Boolean), bodies);
  assert.equal((await ada.run([...JSON_OF, "--since", "2099-01-01"])).out, "");
  assert.equal((await ada.run([...JSON_OF, "--last", "0"])).out, "");
});

Deno.test("history is told from a time, to a time, or so many of its end", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const bodies = numbered(230, "line");
  await sendAll(ben, room, bodies);
  const history = async (...args: string[]) =>
    textsIn((await ada.run(["history", ROOM, "--json", ...args])).out).filter(Boolean);
  assert.deepEqual(await history(), bodies.slice(-50));
  assert.deepEqual(await history("--last", "205"), bodies.slice(-205));
  assert.deepEqual(await history("--since", "2020-01-01"), bodies);
  assert.deepEqual(await history("--until", "2020-01-01"), []);
  assert.deepEqual(await history("--until", "2099-01-01", "--last", "3"), bodies.slice(-3));
  const wrong = await ada.run(["history", ROOM, "--since", "soon"]);
  assert.deepEqual([wrong.code, wrong.out], [2, ""]);
  assert.match(wrong.err, /“soon” is no time/);
});

Deno.test("with --follow all is told once and in its order, however often the network breaks", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  await using road = new Proxy(addressOf(there.server.address));
  await using child = ada.start([...JSON_OF, "--follow"], {
    PARLEY_SERVER: road.address,
  });
  await heard(child, '"joined"');
  const bodies = numbered(400, "line");
  for (let i = 0; i < bodies.length; i += 100) {
    await sendAll(ben, room, bodies.slice(i, i + 100));
    road.mend();
  }
  const id = await send(ben, room, "last");
  given(await within("edit", given(await ben.edit(room, id, "last of all")).done));
  await heard(child, '"last of all"');
  child.kill("SIGINT");
  assert.equal((await child.exited).code, 130);
  const lines = linesIn(child.stdout).filter(({ type }) => type === "message");
  const texts = lines.map(({ text }) => text).filter((text) => text.startsWith("line"));
  assert.deepEqual(texts, bodies);
  assert.match(child.stderr, /The connection is lost[^]*The connection is back/);
});

function addressOf(address: string) {
  const { hostname, port } = new URL(address);
  return { hostname, port: Number(port) };
}

Deno.test("a cursor goes on where the last run has stopped, and tells what became of earlier messages", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const run = () => ada.run([...JSON_OF, "--cursor", "bot"]);
  const id = await send(ben, room, "one");
  assert.ok(textsIn((await run()).out).includes("one"));
  assert.equal((await run()).out, "", "nothing twice");
  await send(ben, room, "two");
  given(await within("edit", given(await ben.edit(room, id, "one!")).done));
  const next = linesIn((await run()).out);
  assert.deepEqual(next.map(({ type, text }) => `${type} ${text}`), ["edit one!", "message two"]);
  // So much that the place would rather start over
  const bodies = numbered(620, "away");
  await sendAll(ben, room, bodies);
  const far = await run();
  assert.deepEqual([far.code, textsIn(far.out), far.err], [0, bodies, ""]);
  assert.equal((await run()).out, "");
  const other = await ada.run([...JSON_OF, "--cursor", "other"]);
  assert.equal(linesIn(other.out).length, 10, "another name is another cursor");
});

Deno.test("however much has happened, each edit and deletion of earlier messages is told", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const run = () => ada.run([...JSON_OF, "--cursor", "bot", "--last", "1000"]);
  await sendAll(ben, room, numbered(600, "early"));
  await ben.openRoom(room);
  const told = linesIn((await run()).out).filter(({ type }) => type === "message");
  const ids = told.map(({ id }) => id as MessageId);
  assert.equal(ids.length, 600);
  const edits = await Promise.all(ids.slice(0, 550).map((id) => ben.edit(room, id, `now ${id}`)));
  const gone = await Promise.all(ids.slice(550, 560).map((id) => ben.remove(room, id)));
  await sendAll(ben, room, numbered(520, "late"));
  await within("all", Promise.all([...edits, ...gone].map((one) => given(one).done)));
  const far = await run();
  assert.deepEqual([far.code, far.err], [0, ""]);
  const lines = linesIn(far.out);
  const edited = new Map(
    lines.filter(({ type }) => type === "edit").map(({ id, text }) => [id, text]),
  );
  assert.deepEqual(
    [...edited].toSorted(),
    ids.slice(0, 550).map((id) => [id, `now ${id}`]),
  );
  const deleted = lines.filter(({ type }) => type === "delete").map(({ id }) => id);
  assert.deepEqual(deleted.toSorted(), ids.slice(550, 560));
  const said = lines.filter(({ type }) => type === "message").map(({ text }) => text);
  assert.deepEqual(said, numbered(520, "late"));
  assert.equal((await run()).out, "");
});

Deno.test("a run that ended in the midst of what it reads is gone on with", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const run = () => ada.run([...JSON_OF, "--cursor", "bot"]);
  const first = await send(ben, room, "one");
  await run();
  await sendAll(ben, room, ["two", "three"]);
  await run();
  const path = await cursorOf(ada);
  const kept = JSON.parse(await Deno.readTextFile(path));
  await Deno.writeTextFile(path, JSON.stringify({ ...kept, last: first, isBehind: true }));
  const next = await run();
  assert.deepEqual([next.code, textsIn(next.out), next.err], [0, ["two", "three"], ""]);
});

Deno.test("a cursor of another history is told of, and what was said since then comes again", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const run = () => ada.run([...JSON_OF, "--cursor", "bot"]);
  await send(ben, room, "one");
  await run();
  const path = await cursorOf(ada);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  const { cursor, ...rest } = JSON.parse(await Deno.readTextFile(path));
  await Deno.writeTextFile(path, JSON.stringify({ ...rest, cursor: `000000${cursor.slice(6)}` }));
  await send(ben, room, "two");
  const back = await run();
  assert.deepEqual([back.code, textsIn(back.out).filter(Boolean)], [0, ["one", "two"]]);
  assert.match(back.err, /is not the one that was told/);
  assert.deepEqual([(await run()).out, (await run()).err], ["", ""]);
  await Deno.writeTextFile(path, JSON.stringify({ ...rest, cursor: `zzzzzz${cursor.slice(6)}` }));
  const undone = await run();
  assert.match(undone.err, /is not the one that was told/);
  assert.deepEqual(textsIn(undone.out).filter(Boolean), ["one", "two"]);
  // As it was kept before there were times: then all may be new
  const { last, isBehind } = rest;
  const old = { version: 1, cursor: `zzzzzz${cursor.slice(6)}`, last, isBehind };
  await Deno.writeTextFile(path, JSON.stringify(old));
  const all = await run();
  assert.equal(all.code, 0, all.err);
  assert.deepEqual(textsIn(all.out).filter(Boolean), ["one", "two"]);
  await Deno.writeTextFile(path, "nonsense");
  const damaged = await run();
  assert.deepEqual([damaged.code, damaged.out], [1, ""]);
  assert.match(damaged.err, /holds no cursor/);
});

Deno.test("a cursor is of one program at a time", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  await using child = ada.start([...JSON_OF, "--follow", "--cursor", "bot"]);
  await heard(child, '"joined"');
  const second = await ada.run([...JSON_OF, "--cursor", "bot"]);
  assert.deepEqual([second.code, second.out], [1, ""]);
  assert.match(second.err, /Another program reads room 0 by the cursor bot/);
  await send(ben, room, "one");
  await heard(child, '"one"');
});

Deno.test("who goes out of the room hears so, and from outside nothing is heard", async () => {
  await using there = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = there.people;
  await using child = ben!.start([...JSON_OF, "--follow"]);
  await heard(child, '"joined"');
  const other = await ben!.client();
  given(await other.request("room.leave", { room: there.rooms[0]! }));
  assert.equal((await within("out", child.exited)).code, 1);
  assert.match(child.stderr, /You are not in room 0 any more/);
  const outside = await ben!.run(JSON_OF);
  assert.deepEqual([outside.code, outside.out], [1, ""]);
  assert.match(outside.err, /You are not in room 0: go in first/);
  assert.equal((await ada!.run(JSON_OF)).code, 0);
});

Deno.test("what not everyone in a room may see is told to those who may", async () => {
  await using there = await terminalScene(2, []);
  const [ada, ben] = there.people;
  const [owner, newcomer] = [await ada!.client(), await ben!.client()];
  const order = { name: "attic", visibility: "public", past: "those_present" } as const;
  const made = given(await owner.submit({ type: "room.create", ask: order }));
  const { room } = given(await within("made", made.done)) as { room: RoomId };
  const early = await send(owner, room, "early");
  given(await newcomer.request("room.join", { room }));
  await send(owner, room, "late");
  const args = ["tail", "attic", "--json", "--follow"];
  await using child = ada!.start(args);
  await using other = ben!.start(args);
  for (const each of [child, other]) await heard(each, '"late"');
  given(await within("edit", given(await owner.edit(room, early, "earlier")).done));
  await send(owner, room, "last");
  for (const each of [child, other]) await heard(each, '"last"');
  const edits = (out: string) => linesIn(out).filter(({ type }) => type === "edit");
  assert.deepEqual(edits(child.stdout).map(({ id, text }) => [id, text]), [[early, "earlier"]]);
  assert.deepEqual(edits(other.stdout), []);
  assert.ok(!other.stdout.includes(early));
});

Deno.test("a reader that goes away ends it without a word", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  await sendAll(ben, room, Array.from({ length: 300 }, (_, i) => `${i} ${"x".repeat(2_000)}`));
  for (const verb of [["history", ROOM, "--last", "300"], ["tail", ROOM, "--follow"]]) {
    const process = ada.home.command([...verb, "--json"], ada.env).spawn();
    const reader = process.stdout.getReader();
    await within("something", reader.read());
    await reader.cancel();
    await send(ben, room, "one more");
    const [{ code }, said] = await within(
      "its end",
      Promise.all([process.status, new Response(process.stderr).text()]),
    );
    assert.deepEqual([code, said], [0, ""], verb[0]);
  }
});
