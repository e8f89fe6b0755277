/** Two instances over one database, each remembering what the other has changed since. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { unreadOf } from "../../lib/rules/mod.ts";
import { listMembers, seeRoom, type Store } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { Chatter, SHARED, storeOver } from "./chatter.ts";

/** No feed runs: whatever an instance learns of the other, it learns by looking. */
interface Two extends AsyncDisposable {
  readonly here: Store;
  readonly there: Store;
}

async function two(): Promise<Two> {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  return {
    here,
    there,
    async [Symbol.asyncDispose]() {
      await Promise.all([here.close(), there.close()]);
      kv.close();
    },
  };
}

interface Scene extends Two {
  /** Here. */
  readonly ada: Chatter;
  /** There; and where she is here too, by another device. */
  readonly eve: Chatter;
  readonly room: RoomId;
}

async function scene(): Promise<Scene> {
  const both = await two();
  const ada = await Chatter.named(both.here, "ada");
  const eve = await Chatter.named(both.there, "eve");
  return { ...both, ada, eve, room: await ada.makes() };
}

async function membersOf({ here, room }: Scene) {
  const { members } = await listMembers(here, room, { limit: 100 });
  const { view } = (await seeRoom(here, members[0]!.user, room))!;
  assert.equal(view.members, members.length, "the head counts them");
  return members.map(({ user }) => user).sort();
}

Deno.test("a removal finds who came in through another instance", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await ada.removes(room, eve);
  await eve.joins(room);
  await ada.removes(room, eve);
  assert.deepEqual(await membersOf(scenery), [ada.user]);
});

Deno.test("joining and being added hold though one was put out through another instance", async () => {
  await using scenery = await scene();
  const { here, there, ada, eve, room } = scenery;
  const eveHere = await Chatter.at(here, eve.user);
  const adaThere = await Chatter.at(there, ada.user);
  await eveHere.joins(room);
  await adaThere.removes(room, eve);
  await eveHere.joins(room);
  assert.deepEqual(await membersOf(scenery), [ada.user, eve.user].sort());
  await adaThere.removes(room, eve);
  await ada.adds(room, eve);
  assert.deepEqual(await membersOf(scenery), [ada.user, eve.user].sort());
});

Deno.test("a refusal looks at what is there now, not at what was once seen", async () => {
  await using scenery = await scene();
  const { here, ada, eve, room } = scenery;
  const eveHere = await Chatter.at(here, eve.user);
  assert.equal((await eveHere.send(room, "too early")).ok, false);
  await eve.joins(room);
  await eveHere.sent(room, "now it goes");
  await ada.sent(room, "and all goes on");
});

Deno.test("who came in through another instance can be mentioned", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await ada.sent(room, "@eve, before", { mentions: [eve.user] });
  await eve.joins(room);
  await ada.sent(room, "so that she knows how far the room is");
  const id = await ada.sent(room, "@eve, after", { mentions: [eve.user] });
  given(await ada.edit(room, id, "@eve, after all", [eve.user]));
  const [message] = (await eve.page(room, { limit: 1 })).messages;
  assert.deepEqual(message!.mentions, [eve.user]);
  const { view } = (await seeRoom(scenery.there, eve.user, room))!;
  assert.deepEqual(view.tally.mentions, [3]);
});

Deno.test("a read position moves on from where another instance has set it back", async () => {
  await using scenery = await scene();
  const { here, ada, eve, room } = scenery;
  await eve.joins(room);
  const eveHere = await Chatter.at(here, eve.user);
  const sent: MessageId[] = [];
  for (let i = 0; i < 5; i++) sent.push(await ada.sent(room, `${i}`));
  const move = async ({ ground, user }: Chatter, to: MessageId, version: number, back = false) =>
    given(
      await actions.moveRead(ground, user, { room, to, version, ...(back ? { back } : {}) }),
    );
  await move(eveHere, sent[4]!, 0);
  await move(eve, sent[0]!, 0, true);
  await move(eveHere, sent[2]!, 1);
  const { read, version } = (await seeRoom(here, eve.user, room))!.view.tally;
  assert.deepEqual([read, version], [3, 1]);
});

Deno.test("who joins finds the room as another instance has changed it", async () => {
  await using scenery = await scene();
  const { here, there, ada, eve, room } = scenery;
  await ada.sent(room, "from before");
  const adaThere = await Chatter.at(there, ada.user);
  const change = { room, past: "those_present" } as const;
  given(await actions.changeRoom(adaThere.ground, ada.user, change));
  const eveHere = await Chatter.at(here, eve.user);
  await eveHere.joins(room);
  const { messages } = await eveHere.page(room);
  assert.deepEqual(messages.map(({ notice }) => notice?.what), ["joined"]);
});

Deno.test("what one has sent through another instance is one's own when one comes back", async () => {
  await using scenery = await scene();
  const { here, ada, eve, room } = scenery;
  const eveHere = await Chatter.at(here, eve.user);
  await eveHere.joins(room);
  for (let i = 0; i < 3; i++) await eve.sent(room, `${i}`);
  await eveHere.leaves(room);
  await eveHere.joins(room);
  await ada.sent(room, "one");
  assert.equal(unreadOf((await seeRoom(here, eve.user, room))!.view.tally), 1);
});

Deno.test("an edit goes on from what another instance has made of the message", async () => {
  await using scenery = await scene();
  const { here, there, ada, room } = scenery;
  const adaThere = await Chatter.at(there, ada.user);
  const id = await ada.sent(room, "one");
  given(await ada.edit(room, id, "two"));
  given(await ada.react(room, id, "👍"));
  given(await adaThere.edit(room, id, "three"));
  given(await adaThere.react(room, id, "🎉"));
  await ada.sent(room, "so that she knows how far the room is");
  given(await ada.edit(room, id, "four"));
  given(await ada.react(room, id, "🚀"));
  const [message] = (await ada.page(room, { around: id, limit: 1 })).messages;
  assert.deepEqual([message!.body, message!.edited?.version], ["four", 3]);
  assert.deepEqual(Object.keys(message!.reactions!.by).sort(), ["👍", "🎉", "🚀"].sort());
  const { edits } = given(await actions.listEdits(ada.ground, ada.user, { room, id }));
  assert.deepEqual(edits.map(({ body }) => body), ["one", "two", "three"]);
  assert.equal(here.counts.failures, 0);
});

Deno.test("both edit and react at once, and nothing is lost", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await eve.joins(room);
  const adaThere = await Chatter.at(scenery.there, ada.user);
  const id = await ada.sent(room, "0");
  const kinds = ["👍", "🎉", "🤔", "😀", "🚀"];
  await Promise.all(
    kinds.flatMap((emoji) => [
      ada.edit(room, id, `here ${emoji}`),
      adaThere.edit(room, id, `there ${emoji}`),
      ada.react(room, id, emoji),
      eve.react(room, id, emoji),
    ]).map(async (outcome) => given<unknown>(await outcome)),
  );
  const [message] = (await ada.page(room, { around: id, limit: 1 })).messages;
  assert.equal(message!.edited?.version, 10);
  assert.equal(message!.reactions?.version, 10);
  for (const emoji of kinds) {
    assert.deepEqual(message!.reactions!.by[emoji]!.toSorted(), [ada.user, eve.user].sort());
  }
  const { edits } = given(await actions.listEdits(ada.ground, ada.user, { room, id }));
  const texts = [...edits.map(({ body }) => body), message!.body];
  assert.equal(new Set(texts).size, 11, "every text is kept, once");
});
