/** What scripts say: at once, through a pipe, or when the place is there again. */
import assert from "node:assert/strict";
import { Proxy } from "../chaos/proxy.ts";
import { wholeHistory } from "../chaos/history.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { addProgram } from "../http/everybody.ts";
import { linesIn } from "../support/line_shape.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const ROOM = "room 0";

async function scene() {
  const there = await terminalScene(2, [[0, 1], [1]]);
  const [ada, ben] = there.people;
  return { there, ada: ada!, ben: await ben!.client(), room: there.rooms[0]! };
}

async function bodiesIn(client: Client, room: RoomId): Promise<string[]> {
  await client.openRoom(room);
  const all = await wholeHistory(client, room);
  return all.filter(({ notice }) => notice === undefined).map(({ body }) => body);
}

Deno.test("a message is there when the program ends, and its id is printed", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const { code, out, err } = await ada.run(["send", `#${ROOM}`, "tea", "@person1", "@room"]);
  assert.deepEqual([code, err], [0, ""]);
  await ben.openRoom(room);
  const last = ben.state.rooms.get(room)!.timeline!.messages.at(-1)!;
  assert.deepEqual([last.body, `${last.id}\n`], ["tea @person1 @room", out]);
  assert.deepEqual([last.mentions, last.shout], [[ben.state.me], "room"]);
  const piped = await ada.run(["send", ROOM, "-", "--json"], "one\r\ntwo\n\x1b[31mred\x1b[0m\n\n");
  const [sent] = linesIn(piped.out);
  const [read] = linesIn((await ada.run(["tail", ROOM, "--last", "1", "--json"])).out);
  assert.deepEqual([read.id, read.client_id, read.text], [
    sent.id,
    sent.client_id,
    "one\ntwo\nred",
  ]);
});

Deno.test("a message a line keeps their order, and what is refused holds back nothing", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const lines = Array.from({ length: 60 }, (_, i) => `line ${i}`);
  const typed = [...lines.slice(0, 30), "", "be\x07ll", ...lines.slice(30)].join("\n");
  const { code, out, err } = await ada.run(["send", ROOM, "--lines"], typed);
  assert.deepEqual([code, out.trim().split("\n").length], [1, 60]);
  assert.equal(
    err,
    "Line 32: The text holds control characters that nobody could see, so it was not sent.\n",
  );
  assert.deepEqual(await bodiesIn(ben, room), lines);
});

Deno.test("dm writes to a person, whom one has perhaps never written to", async () => {
  const { there, ada, ben } = await scene();
  await using _ = there;
  assert.equal((await ada.run(["dm", "person1", "psst"])).code, 0);
  assert.equal((await ada.run(["dm", "@person1"], "again")).code, 0);
  const direct = [...ben.state.rooms.values()].find(({ facts }) => facts.kind === "direct")!;
  assert.deepEqual(await bodiesIn(ben, direct.id), ["psst", "again"]);
});

Deno.test("what cannot be sent is said, with its code, and nothing is kept", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const closed = { ...ada.env, PARLEY_SERVER: "localhost:1" };
  const cases: [string[], Record<string, string>, number, RegExp][] = [
    [["send", "nowhere", "x"], ada.env, 1, /no room called nowhere/],
    [["send", "#room 1", "x"], ada.env, 1, /You are not in #room 1/],
    [["dm", "zoe", "x"], ada.env, 1, /nobody called zoe/],
    [["send", ROOM], ada.env, 2, /nothing to send/],
    [["send", ROOM, "x".repeat(17_000)], ada.env, 2, /at most 16 KiB/],
    [["send", ROOM, "--lines", "--once", "k"], ada.env, 2, /one key/],
    [["send", ROOM, "x"], closed, 3, /cannot be reached/],
  ];
  for (const [args, env, wanted, why] of cases) {
    const { code, out, err } = await ada.home.run(args, { env });
    assert.deepEqual([code, out], [wanted, ""], err);
    assert.match(err, why);
  }
  assert.deepEqual(await bodiesIn(ben, room), []);
});

Deno.test("with a key a message goes once, however often the program is started", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const send = (key: string) => ada.run(["send", ROOM, "--once", key, "the build is red"]);
  const [first, second] = await Promise.all([send("a"), send("a")]);
  const other = await send("b");
  assert.deepEqual([first.code, second.code, first.out], [0, 0, second.out]);
  assert.notEqual(other.out, first.out);
  assert.deepEqual(await bodiesIn(ben, room), ["the build is red", "the build is red"]);
});

Deno.test("what is queued goes out once and in order with the next run that reaches the place", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const { hostname, port } = new URL(there.server.address);
  const road = { hostname, port: Number(port) };
  await using network = new Proxy(road);
  const env = { ...ada.env, PARLEY_SERVER: network.address };
  const home = { run: (args: string[], stdin = "") => ada.home.run(args, { env, stdin }) };
  assert.equal((await home.run(["rooms"])).code, 0);
  const send = (...args: string[]) => home.run(["send", ROOM, "--queue", ...args]);
  const unknown = async () => {
    road.port = 1;
    return await send("zero");
  };
  const nobody = await unknown();
  assert.deepEqual([nobody.code, nobody.out], [3, ""]);
  assert.match(nobody.err, /nobody here knows which room/);
  road.port = Number(port);
  assert.equal((await send("first")).code, 0);
  road.port = 1;
  const kept = await send("--json", "second");
  assert.equal(kept.code, 0, kept.err);
  assert.deepEqual(linesIn(kept.out).map(({ type }) => type), ["queued"]);
  assert.match(kept.err, /the message waits here/);
  const lines = await home.run(
    ["send", "#ROOM 0", "--queue", "--lines"],
    "third\n@person1 fourth\n",
  );
  assert.deepEqual([lines.code, /2 messages wait/.test(lines.err)], [0, true]);
  const barred = await addProgram(there.server, ada.user, ["read"]);
  const lost = await home.run(["send", ROOM, "not kept"]);
  assert.equal(lost.code, 3);
  assert.deepEqual(await bodiesIn(ben, room), ["first"]);
  road.port = Number(port);
  const reader = { ...env, PARLEY_TOKEN: barred };
  const silent = await ada.home.run(["rooms"], { env: reader });
  assert.deepEqual([silent.code, silent.err], [0, ""], "they wait on for who may send");
  const next = await home.run(["rooms"]);
  assert.deepEqual([next.code, /^3 messages that waited were sent/.test(next.err)], [0, true]);
  assert.equal((await home.run(["rooms"])).err, "");
  assert.deepEqual(await bodiesIn(ben, room), ["first", "second", "third", "@person1 fourth"]);
  const said = ben.state.rooms.get(room)!.timeline!.messages;
  assert.deepEqual(said.at(-1)!.mentions, [ben.state.me], "asked for when it went");
  road.port = 1;
  const many = Array.from({ length: 21 }, (_, i) => `many ${i}`);
  await home.run(["send", ROOM, "--queue", "--lines"], many.join("\n"));
  road.port = Number(port);
  const { err } = await home.run(["rooms"]);
  assert.equal(err, "21 messages that waited go out first.\n21 messages that waited were sent.\n");
});

Deno.test("a token that may only write sends to a room by its id; one that may only read is refused", async () => {
  const { there, ada, ben, room } = await scene();
  await using _ = there;
  const as = async (scope: "read" | "write", ...args: string[]) => {
    const token = await addProgram(there.server, ada.user, [scope]);
    return await ada.home.run(args, { env: { ...ada.env, PARLEY_TOKEN: token } });
  };
  const written = await as("write", "send", room, "tea", "@person1");
  assert.deepEqual([written.code, written.err], [0, ""]);
  assert.deepEqual(await bodiesIn(ben, room), ["tea @person1"]);
  const unread = await as("write", "tail", ROOM);
  assert.deepEqual([unread.code, unread.out], [1, ""]);
  assert.match(unread.err, /may not do this/);
  const refused = await as("read", "send", ROOM, "cake");
  assert.deepEqual([refused.code, refused.out], [1, ""]);
  assert.match(refused.err, /may not do this/);
  assert.match((await as("read", "tail", ROOM)).out, /tea @person1/);
});
