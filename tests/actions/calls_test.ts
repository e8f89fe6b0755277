/** Nobody is called unseen: whom a message calls stands in its text. */
import assert from "node:assert/strict";
import type { Message, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { seeRoom, type Store } from "../../lib/store/mod.ts";
import { Chatter, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly ben: Chatter;
  readonly cleo: Chatter;
  readonly room: RoomId;
}

/** Ada's room, with Ben and Cleo in it. */
async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const named = ["ada", "ben", "cleo"].map((name) => Chatter.named(store, name));
  const [ada, ben, cleo] = await Promise.all(named) as [Chatter, Chatter, Chatter];
  const room = await ada.makes();
  for (const who of [ben, cleo]) await who.joins(room);
  return { store, ada, ben, cleo, room, [Symbol.asyncDispose]: () => store.close() };
}

async function calledBy(who: Chatter, room: RoomId, id: MessageId) {
  const { messages: [message] } = await who.page(room, { around: id, limit: 1 });
  const { mentions, shout } = message as Message;
  return { ...(mentions && { mentions }), ...(shout && { shout }) };
}

async function timesCalled({ store, user }: Chatter, room: RoomId): Promise<number> {
  return (await seeRoom(store, user, room))!.view.tally.mentions.length;
}

Deno.test("a message calls those of its mentions whom the text names, however it writes them", async () => {
  await using scenery = await scene();
  const { ada, ben, cleo, room } = scenery;
  const mentions = [ben.user, cleo.user];
  const bodies: [string, Chatter[]][] = [
    ["hello", []],
    ["ben, cleo", []],
    ["`@ben` and\n```\n@cleo\n```", []],
    ["post@ben.example or @benjamin", []],
    ["@BEN, hello", [ben]],
    ["> **@cleo** said so, ||@ben||", [ben, cleo]],
  ];
  for (const [body, called] of bodies) {
    const id = await ada.sent(room, body, { mentions });
    const users = called.map(({ user }) => user);
    assert.deepEqual(
      await calledBy(ben, room, id),
      users.length > 0 ? { mentions: users } : {},
      body,
    );
  }
  assert.deepEqual([await timesCalled(ben, room), await timesCalled(cleo, room)], [2, 1]);
});

Deno.test("an edit calls nobody whom it does not name either", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "hello @ben", { mentions: [ben.user] });
  given(await ada.edit(room, id, "hello", [ben.user], "room"));
  assert.deepEqual(await calledBy(ben, room, id), {});
  assert.equal(await timesCalled(ben, room), 0);
  given(await ada.edit(room, id, "hello @Ben", [ben.user]));
  assert.deepEqual(await calledBy(ben, room, id), { mentions: [ben.user] });
});

Deno.test("everyone is called as loud as the text does it", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const silent = [["all of you", "room"], ["`@here`", "here"], ["@here", "room"]] as const;
  for (const [body, shout] of silent) {
    assert.deepEqual(await calledBy(ben, room, await ada.sent(room, body, { shout })), {}, body);
  }
  assert.equal(await timesCalled(ben, room), 0);
  const id = await ada.sent(room, "@Room: tea", { shout: "room" });
  assert.deepEqual(await calledBy(ben, room, id), { shout: "room" });
  assert.equal(await timesCalled(ben, room), 1);
});

Deno.test("a text that nobody here can read is taken at its word", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const said = { mentions: [ben.user], encrypted: true as const };
  const id = await ada.sent(room, "c2VhbGVk", said);
  assert.deepEqual(await calledBy(ben, room, id), { mentions: [ben.user] });
});
