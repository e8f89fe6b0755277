/** What was queued and is refused later: told of, listed, tried again and dropped. */
import assert from "node:assert/strict";
import { Proxy } from "../chaos/proxy.ts";
import { wholeHistory } from "../chaos/history.ts";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { PlainTalker } from "../support/plain_talker.ts";
import { given } from "../support/seed.ts";
import { type TerminalScene, terminalScene } from "../support/terminal_scene.ts";

const [SHARED, OWN] = ["room 0", "room 1"];

/** Ben, whose network can be cut, in a room of ada's and in one of his own. */
async function scene() {
  const there = await terminalScene(2, [[0, 1], [1]]);
  const [ada, ben] = there.people;
  const { hostname, port } = new URL(there.server.address);
  const road = { hostname, port: Number(port) };
  const network = new Proxy(road);
  const env = { ...ben!.env, PARLEY_SERVER: network.address };
  const run = (...args: string[]) => ben!.home.run(args, { env });
  const owner = await ada!.client();
  const isMember = async (isIn: boolean) => {
    const ask = { room: there.rooms[0]!, user: ben!.user };
    given(await owner.request(isIn ? "room.add" : "room.remove", ask as never));
  };
  /** So many are refused when they get there. */
  const refuse = async (...bodies: string[]) => {
    assert.equal((await run("send", SHARED!, "--queue", "--once", "first", "first")).code, 0);
    road.port = 1;
    for (const body of bodies) {
      assert.equal((await run("send", SHARED!, "--queue", body)).code, 0);
    }
    await isMember(false);
    road.port = Number(port);
  };
  const cut = (isCut: boolean) => void (road.port = isCut ? 1 : Number(port));
  return { there, ben: ben!, env, network, run, refuse, isMember, cut };
}

async function bodiesIn({ people }: TerminalScene, whose: number, room: string) {
  const client = await people[whose]!.client();
  const id = [...client.state.rooms.values()].find(({ facts }) => facts.name === room)!.id;
  await client.openRoom(id);
  const all = await wholeHistory(client, id);
  return all.filter(({ notice }) => notice === undefined).map(({ body }) => body);
}

Deno.test("what was refused later is told of by each send until somebody sees to it", async () => {
  const { there, network, run, refuse } = await scene();
  await using _ = there;
  await using _network = network;
  await refuse("second", "third");
  const next = await run("send", OWN!, "--queue", "mine");
  assert.equal(next.code, 4, next.err);
  assert.match(next.out, /^[a-z0-9]{28}\n$/, "its own is there");
  assert.match(
    next.err,
    /A message that waited was not sent\. [^]*2 messages of before were refused/,
  );
  const plain = await run("send", OWN!, "again");
  assert.deepEqual([plain.code, /2 messages of before/.test(plain.err)], [0, true]);
  assert.equal((await run("rooms")).err, "", "that is no sending");
  const atOnce = await run("send", there.rooms[0]!, "--queue", "for whom?");
  assert.equal(atOnce.code, 1, "its own was refused");
  const listed = linesIn((await run("outbox", "--json")).out);
  assert.deepEqual(
    listed.map(({ what, state, code, room_name, text }) => [what, state, code, room_name, text]),
    ["second", "third"].map((text) => ["message.send", "refused", "forbidden", "#room 0", text]),
    "what its sender has heard of is not kept",
  );
  assert.equal((await run("outbox", "--drop", "all")).code, 0);
  const after = await run("send", OWN!, "--queue", "once more");
  assert.deepEqual([after.code, after.err], [0, ""]);
});

Deno.test("it is listed and dropped where nobody can be reached, one by one", async () => {
  const { there, network, run, refuse, cut } = await scene();
  await using _ = there;
  await using _network = network;
  const nothing = await run("outbox");
  assert.deepEqual([nothing.code, nothing.out, nothing.err], [0, "", "Nothing waits here.\n"]);
  await refuse("second", "third");
  await run("rooms");
  await run("send", OWN!, "--queue", "known by name");
  cut(true);
  await run("send", OWN!, "--queue", "fourth");
  const [second, third, fourth] = linesIn((await run("outbox", "--json")).out);
  assert.deepEqual([second.text, third.state, fourth.state], ["second", "refused", "waits"]);
  const shown = await run("outbox");
  assert.match(shown.out, /^c\w{11} {2}#room 0 {2}refused: You may not do this here\. {2}second\n/);
  assert.match(shown.out, /\n\w+ {2}#room 1 {2}waits {2,}fourth\n$/);
  for (const { client_id } of [second, fourth]) {
    const dropped = await run("outbox", "--drop", client_id);
    assert.deepEqual([dropped.code, dropped.out, dropped.err], [0, "", "One is dropped.\n"]);
  }
  assert.deepEqual(linesIn((await run("outbox", "--json")).out), [third]);
  for (
    const [args, code, why] of [
      [["--drop", second.client_id], 1, /Nothing here is called/],
      [["--retry", "nonsense"], 1, /Nothing here is called nonsense/],
      [["--drop", "all", "--retry", "all"], 2, /not both/],
    ] as const
  ) {
    const wrong = await run("outbox", ...args);
    assert.deepEqual([wrong.code, wrong.out, why.test(wrong.err)], [code, "", true], wrong.err);
  }
});

Deno.test("what was refused goes when it is tried again and may, once and in its order", async () => {
  const { there, network, run, refuse, isMember, cut } = await scene();
  await using _ = there;
  await using _network = network;
  await refuse("second", "third");
  await run("rooms");
  const again = await run("outbox", "--retry", "all");
  assert.deepEqual([again.code, again.out], [1, ""]);
  assert.match(again.err, /not sent\. You may not do this here/);
  await isMember(true);
  cut(true);
  const nobody = await run("outbox", "--retry", "all");
  assert.deepEqual([nobody.code, /cannot be reached/.test(nobody.err)], [3, true]);
  const waiting = linesIn((await run("outbox", "--json")).out);
  assert.deepEqual(waiting.map(({ state }) => state), ["waits", "waits"]);
  const [{ client_id: id }] = waiting;
  const waits = await run("outbox", "--retry", id);
  assert.deepEqual([waits.code, /was not refused/.test(waits.err)], [1, true]);
  cut(false);
  assert.match((await run("rooms")).err, /2 messages that waited were sent/);
  assert.deepEqual(await bodiesIn(there, 0, SHARED!), ["first", "second", "third"]);
  const none = await run("outbox", "--retry", "all");
  assert.deepEqual([none.code, none.err], [0, "Nothing here was refused.\n"]);
});

Deno.test("one that was refused is sent again by its id, and its message is told", async () => {
  const { there, network, run, refuse, isMember } = await scene();
  await using _ = there;
  await using _network = network;
  await refuse("second", "third");
  await run("rooms");
  await isMember(true);
  const [, third] = linesIn((await run("outbox", "--json")).out);
  const sent = await run("outbox", "--retry", third.client_id, "--json");
  assert.equal(sent.code, 0, sent.err);
  assert.deepEqual(linesIn(sent.out).map(({ type, client_id }) => [type, client_id]), [
    ["sent", third.client_id],
  ]);
  assert.deepEqual(await bodiesIn(there, 0, SHARED!), ["first", "third"]);
});

Deno.test("what a program that runs holds is listed, and left to it", async () => {
  const { there, network, ben, env, run, refuse } = await scene();
  await using _ = there;
  await using _network = network;
  await refuse("second");
  await run("rooms");
  await using chat = new PlainTalker({ ...ben, env }, OWN!);
  await chat.child.printed("stderr", /room 1\n/);
  const [{ client_id, state }] = linesIn((await run("outbox", "--json")).out);
  assert.equal(state, "refused");
  const busy = await run("outbox", "--drop", client_id);
  assert.deepEqual([busy.code, /a program that still runs/.test(busy.err)], [1, true], busy.err);
  assert.equal(await within("gone home", chat.leave()), 0);
  assert.equal((await run("outbox", "--drop", client_id)).code, 0);
});
