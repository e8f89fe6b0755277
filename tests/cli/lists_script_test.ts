/** Rooms and people, as scripts have them listed. */
import assert from "node:assert/strict";
import { given } from "../support/seed.ts";
import { linesIn } from "../support/line_shape.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("rooms are listed with what is unread, and those that one could go into when asked for", async () => {
  await using scene = await terminalScene(3, [[0, 1], [2]]);
  const [ada, ben, cleo] = scene.people as [...typeof scene.people, never, never];
  const other = await ben!.client();
  await scene.said(other, scene.rooms[0]!, "one", "two");
  const { room } = given(await other.request("direct.open", { users: [ada!.user, cleo!.user] }));
  const json = await ada!.run(["rooms", "--all", "--json"]);
  assert.deepEqual([json.code, json.err], [0, ""]);
  const [direct, first, foreign, ...rest] = linesIn(json.out);
  assert.deepEqual(rest, []);
  assert.deepEqual([direct.id, direct.kind, direct.role], [room, "direct", "member"]);
  assert.deepEqual(direct.name.split(",").toSorted(), ["@person1", "@person2"]);
  assert.deepEqual([first.name, first.unread, first.mentions, first.role], [
    "#room 0",
    2,
    0,
    "owner",
  ]);
  assert.deepEqual([foreign.name, foreign.role, foreign.members], ["#room 1", undefined, 1]);
  const text = await ada!.run(["rooms"]);
  assert.match(text.out, /^@person.,@person. +3 members\n#room 0 +2 unread +2 members\n$/);
});

Deno.test("people are listed, all of them or those of a room", async () => {
  await using scene = await terminalScene(3, [[0, 1], [2]]);
  const [ada, ben] = scene.people;
  await ben!.client();
  const all = linesIn((await ada!.run(["users", "--json"])).out);
  assert.deepEqual(all.map(({ name }) => name), ["person0", "person1", "person2"]);
  assert.deepEqual([all[1].id, all[1].presence, all[1].role], [ben!.user, "online", "member"]);
  const some = linesIn((await ada!.run(["users", "room 0", "--json"])).out);
  assert.deepEqual(some.map(({ name, room_role }) => `${name} ${room_role}`), [
    "person0 owner",
    "person1 member",
  ]);
  assert.match((await ada!.run(["users", "#room 0"])).out, /^@person0.*\n@person1.*online\n$/);
});

Deno.test("what cannot be is said on standard error, and in the code", async () => {
  await using scene = await terminalScene(2, [[0], [1]]);
  const [ada] = scene.people;
  const none = await ada!.run(["users", "#nowhere"]);
  assert.deepEqual([none.code, none.out], [1, ""]);
  assert.match(none.err, /no room called #nowhere/);
  const outside = await ada!.run(["users", "#room 1"]);
  assert.deepEqual([outside.code, outside.out], [1, ""]);
  assert.equal(outside.err, "You are not in #room 1: go in first, then try again.\n");
  const nobody = await ada!.run(["users", "@zoe"]);
  assert.deepEqual([nobody.code, /nobody called zoe/.test(nobody.err)], [1, true]);
  const closed = await ada!.home.run(["rooms"], {
    env: { ...ada!.env, PARLEY_SERVER: "localhost:1" },
  });
  assert.deepEqual([closed.code, closed.out], [3, ""]);
  assert.match(closed.err, /cannot be reached/);
  const over = await ada!.home.run(["rooms"], {
    env: { ...ada!.env, PARLEY_TOKEN: "a".repeat(43) },
  });
  assert.deepEqual([over.code, over.out], [1, ""]);
});
