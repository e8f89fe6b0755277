/** Talking without a screen: lines in, lines out, and no byte that a terminal would obey. */
import assert from "node:assert/strict";
import { within } from "../support/deadline.ts";
import { Gate } from "../support/gate.ts";
import { PlainTalker } from "../support/plain_talker.ts";
import { PutBackPlace } from "../support/put_back_place.ts";
import { given } from "../support/seed.ts";
import { terminalHome } from "../support/terminal_program.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("each line is said, each command done, and at the end all of it is at the server", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0]]);
  const [ada, ben] = scene.people;
  const theirs = await ben!.client();
  await within("open", theirs.openRoom(scene.rooms[0]!));
  const lines = "good morning\n/me waves\n//help is a word\n/topic\nthe end";
  const { code, out, err } = await ada!.run(["chat", "room 0"], lines);
  assert.deepEqual([code, err], [0, "room 0\n"]);
  assert.match(out, /^.*topic.*\n$/i);
  await within(
    "all of it",
    theirs.until(({ state }) => state.rooms.get(scene.rooms[0]!)!.tally.count === 4),
  );
  const bodies = theirs.state.rooms.get(scene.rooms[0]!)!.timeline!.messages
    .filter(({ notice }) => notice === undefined).map(({ body }) => body);
  assert.deepEqual(bodies, ["good morning", "/me waves", "/help is a word", "the end"]);
});

Deno.test("where a command was not done all else is said, and the number says it", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  for (const command of ["/nonsense", "/thread", "/remove nobody"]) {
    const { code, err } = await ada!.run(["chat", "room 0"], `before\n${command}\nafter\n`);
    assert.deepEqual([command, code, err.trim().split("\n").length], [command, 1, 2]);
  }
  assert.match((await ada!.run(["history", "room 0"])).out, /(: before\n.*: after\n.*){3}$/s);
});

Deno.test("a room that one is not in is said to be none, and nothing is sent elsewhere", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const { code, out, err } = await scene.people[0]!.run(["chat", "cellar"], "hello\n");
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /cellar/);
  const client = await scene.people[0]!.client();
  assert.equal(client.state.rooms.get(scene.rooms[0]!)!.tally.count, 0);
});

Deno.test("what is read behind a command that leads elsewhere is said there, and done there", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0]]);
  const [ada, ben] = scene.people;
  const theirs = await ben!.client();
  const lines =
    "/create den\n/invite person1\nto the den\n/join room 1\nto the attic\n/msg person1\npsst";
  const { code, err } = await ada!.run(["chat", "room 0"], lines);
  assert.deepEqual([code, err], [0, "room 0\nden\nroom 1\nperson1\n"]);
  const rooms = (await ada!.run(["rooms", "--json"])).out.trim().split("\n");
  const named = (name: string) => rooms.find((line) => line.includes(`"name":"${name}"`))!;
  const said = async (name: string) => (await ada!.run(["history", name])).out;
  assert.match(await said("den"), /person1 was added\n.*to the den\n$/);
  assert.match(await said("room 1"), /to the attic\n$/);
  assert.match(await said("@person1"), /psst\n$/);
  assert.doesNotMatch(await said("room 0"), /den|attic|psst/);
  assert.match(named("#den"), /"members":2/);
  await within("there", theirs.until(({ state }) => state.rooms.size === 3));
});

Deno.test("what was said while the line was down is printed when it is back, in its place", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const [room] = scene.rooms;
  const theirs = await ben!.client();
  await within("open", theirs.openRoom(room!));
  await using gate = new Gate(scene.server.address);
  const person = { ...ada!, env: { ...ada!.env, PARLEY_SERVER: gate.address } };
  await using talker = new PlainTalker(person, "room 0");
  await talker.child.printed("stderr", /^room 0\n/);
  await scene.said(theirs, room!, "before");
  await talker.child.printed("stdout", /before\n/);
  gate.shut();
  await scene.said(theirs, room!, "meanwhile 1", "meanwhile 2");
  await talker.say("I am cut off");
  gate.open();
  await scene.said(theirs, room!, "after");
  await talker.child.printed("stdout", /after\n/);
  assert.deepEqual(
    [...talker.child.stdout.matchAll(/: (.*)$/gm)].map(([, text]) => text),
    ["before", "meanwhile 1", "meanwhile 2", "after"],
  );
  await within(
    "theirs",
    theirs.until(({ state }) =>
      state.rooms.get(room!)!.timeline!.messages.some(({ body }) => body === "I am cut off")
    ),
  );
});

Deno.test("however much was said while the line was down, all of it is printed", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const [room] = scene.rooms;
  const theirs = await ben!.client();
  await using gate = new Gate(scene.server.address);
  const person = { ...ada!, env: { ...ada!.env, PARLEY_SERVER: gate.address } };
  await using talker = new PlainTalker(person, "room 0");
  await talker.child.printed("stderr", /^room 0\n/);
  await scene.said(theirs, room!, "before");
  await talker.child.printed("stdout", /before\n/);
  gate.shut();
  const bodies = Array.from({ length: 620 }, (_, i) => `meanwhile ${i}`);
  const sent = await Promise.all(bodies.map((body) => theirs.send(room!, body)));
  await within("sent", Promise.all(sent.map((one) => given(one).done)));
  gate.open();
  await scene.said(theirs, room!, "after");
  await talker.child.printed("stdout", /after\n/);
  assert.deepEqual(
    [...talker.child.stdout.matchAll(/: (.*)$/gm)].map(([, text]) => text),
    ["before", ...bodies, "after"],
  );
});

Deno.test("where the history was put back that is said, and what is said then is printed", async () => {
  await using place = await PutBackPlace.open();
  await using home = await terminalHome();
  const person = { home, env: place.envOf(0) };
  await using talker = new PlainTalker(person, "room 0");
  await talker.child.printed("stderr", /^room 0\n/);
  const say = async (...bodies: string[]) => {
    const ben = await place.client(1);
    for (const body of bodies) {
      given(await within(body, given(await ben.send(place.room, body)).done));
    }
    await talker.child.printed("stdout", new RegExp(`${bodies.at(-1)}\n`));
  };
  await say("early");
  await place.copyAway();
  await say("undone 1", "undone 2", "undone 3");
  await place.putBack("folder");
  await say("new 1", "new 2");
  await talker.child.printed("stderr", /The history of this room was put back/);
  assert.deepEqual(
    [...talker.child.stdout.matchAll(/: (.*)$/gm)].map(([, text]) => text),
    ["early", "undone 1", "undone 2", "undone 3", "new 1", "new 2"],
  );
});

Deno.test("where a command leads nowhere nothing of what stands behind it is said", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  const { code, err } = await ada!.run(
    ["chat", "room 0"],
    "here\n/join cellar\nfor the cellar alone\n",
  );
  assert.deepEqual([code, /cellar/.test(err)], [1, true], err);
  assert.match((await ada!.run(["history", "room 0"])).out, /^[^]*person0: here\n$/);
});
