/** Calling everyone at once: who may, whom it counts for, and what takes it back. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { seeRoom, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly ben: Chatter;
  readonly eve: Chatter;
  readonly room: RoomId;
}

/** Ada's room, with Ben in it; Eve is not. */
async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  const room = await ada.makes();
  await ben.joins(room);
  return { store, ada, ben, eve, room, [Symbol.asyncDispose]: () => store.close() };
}

async function calledIn({ store, user }: Chatter, room: RoomId): Promise<number[]> {
  return (await seeRoom(store, user, room))!.view.tally.mentions;
}

Deno.test("who calls everyone calls all but themselves, once, also those that they name", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "all of @room, @ben too", {
    shout: "room",
    mentions: [ben.user],
  });
  await ada.sent(room, "whoever is @here", { shout: "here" });
  assert.deepEqual(await calledIn(ben, room), [1, 2]);
  assert.deepEqual(await calledIn(ada, room), []);
  const [message] = (await ben.page(room, { around: id, limit: 1 })).messages;
  assert.equal(message!.shout, "room");
});

Deno.test("members do not call everyone, and are told why; nobody does in a direct conversation", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const refused = await ben.send(room, "all of @room", { shout: "room" });
  assert.equal(codeOf(refused), "forbidden");
  assert.match((refused as { detail: string }).detail, /^shout: moderators/);
  const id = await ben.sent(room, "you");
  assert.equal(codeOf(await ben.edit(room, id, "all of those @here", [], "here")), "forbidden");
  assert.deepEqual(await calledIn(ada, room), []);
  const asked = { users: [ben.user] };
  const { room: direct } = given(await actions.openDirect(ada.ground, ada.user, asked));
  assert.equal(codeOf(await ada.send(direct, "you", { shout: "room" })), "forbidden");
});

Deno.test("who is a moderator no more keeps what they called, and calls nobody anew", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  given(await ada.setsRole(room, ben, "moderator"));
  const id = await ben.sent(room, "al of @room", { shout: "room" });
  given(await ada.setsRole(room, ben, "member"));
  given(await ben.edit(room, id, "all of @room", [], "room"));
  assert.deepEqual(await calledIn(ada, room), [1]);
  assert.equal(codeOf(await ben.edit(room, id, "all of those @here", [], "here")), "forbidden");
  given(await ben.edit(room, id, "nobody"));
  assert.deepEqual(await calledIn(ada, room), []);
  assert.equal(codeOf(await ben.edit(room, id, "all of @room", [], "room")), "forbidden");
});

Deno.test("an edit or a deletion takes the call back", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const ids = [];
  for (const body of ["one", "two", "three"]) ids.push(await ada.sent(room, body));
  for (const id of ids) given(await ada.edit(room, id, "all of @room", [], "room"));
  assert.deepEqual(await calledIn(ben, room), [1, 2, 3]);
  given(await ada.edit(room, ids[0]!, "one"));
  given(await ada.delete(room, ids[1]!));
  assert.deepEqual(await calledIn(ben, room), [3]);
});

Deno.test("who came later was not called, however far back they set their position", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room } = scenery;
  const first = await ada.sent(room, "one");
  const early = await ada.sent(room, "all of @room", { shout: "room" });
  await eve.joins(room);
  given(await ada.setsRole(room, eve, "reader"));
  await ada.sent(room, "all of @room again", { shout: "room" });
  const back = { room, to: first, version: 0, back: true } as const;
  given(await actions.moveRead(eve.ground, eve.user, back));
  assert.deepEqual(await calledIn(eve, room), [3]);
  assert.deepEqual(await calledIn(ben, room), [2, 3]);
  given(await ada.edit(room, early, "all of @room, I said", [], "room"));
  assert.deepEqual(await calledIn(eve, room), [3], "nor by an edit to what was before");
});

Deno.test("a call in a thread is carried and not counted, as a mention there", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const thread = await ada.sent(room, "one");
  const id = await ada.sent(room, "all of @room", { thread, shout: "room" });
  given(await ada.edit(room, id, "all of you @here", [], "here"));
  assert.deepEqual(await calledIn(ben, room), []);
  const [message] = (await ben.page(room, { around: id, limit: 1 })).messages;
  assert.equal(message!.shout, "here");
});
