/** Nothing lands after its sender may no longer do it, though another instance took the right away. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { type Head, headRow, type Store } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { Chatter, codeOf, isLongRun, SHARED, storeOver } from "./chatter.ts";

/** No feed runs: whatever an instance learns of the other, it learns by looking. */
interface Scene extends AsyncDisposable {
  readonly kv: Deno.Kv;
  readonly there: Store;
  /** Here. */
  readonly ada: Chatter;
  /** There. */
  readonly ben: Chatter;
  /** Of ada; both instances have seen it, with ben in it. */
  readonly room: RoomId;
}

async function scene(): Promise<Scene> {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const ada = await Chatter.named(here, "ada");
  const ben = await Chatter.named(there, "ben");
  const room = await ada.makes();
  await ben.joins(room);
  await ben.sent(room, "before");
  return {
    ...{ kv, there, ada, ben, room },
    async [Symbol.asyncDispose]() {
      await Promise.all([here.close(), there.close()]);
      kv.close();
    },
  };
}

type TakesAway = (scene: Scene) => Promise<unknown>;

const WAYS: Record<string, TakesAway> = {
  "the room is archived": ({ ada, room }) => ada.archives(room),
  "only moderators send": ({ ada, room }) => ada.changes(room, { posting: "moderators" }),
  "they only read": async ({ ada, ben, room }) => given(await ada.setsRole(room, ben, "reader")),
};

for (const [way, take] of Object.entries(WAYS)) {
  Deno.test(`no message is sent once ${way}, though elsewhere`, async () => {
    await using scenery = await scene();
    await take(scenery);
    assert.equal(codeOf(await scenery.ben.send(scenery.room, "after")), "forbidden");
  });

  Deno.test(`no message is sent once ${way}, though all that was heard of it is a head`, async () => {
    await using scenery = await scene();
    const { kv, there, ben, room } = scenery;
    await take(scenery);
    const { value, versionstamp } = await kv.get<Head>(headRow(room).key);
    there.cache.hear(headRow(room), value!, versionstamp!);
    assert.equal(codeOf(await ben.send(room, "after")), "forbidden");
  });
}

Deno.test("who was raised or let speak elsewhere is so here", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  await ada.changes(room, { posting: "moderators" });
  assert.equal(codeOf(await ben.send(room, "no")), "forbidden");
  given(await ada.setsRole(room, ben, "moderator"));
  await ben.sent(room, "yes");
  await ada.archives(room);
  assert.equal(codeOf(await ben.send(room, "no")), "forbidden");
  await ada.archives(room, false);
  await ben.sent(room, "yes");
});

Deno.test("a demotion on the place holds for the next deed elsewhere", async () => {
  await using scenery = await scene();
  const { there, ada, ben, room } = scenery;
  const adaThere = await Chatter.at(there, ada.user);
  await ben.isNow({ role: "moderator" });
  await ben.changes(room, { name: "Seen there" });
  const benHere = await Chatter.at(ada.store, ben.user);
  await benHere.changes(room, { name: "Seen here" });
  await ben.isNow({ role: "member" });
  const rename = { room, name: "Not any more" };
  const { ground, user } = benHere;
  assert.equal(codeOf(await actions.changeRoom(ground, user, rename)), "forbidden");
  assert.equal((await adaThere.changes(room, {})).name, "Seen here");
});

const ROUNDS = isLongRun() ? 200 : 20;

Deno.test("messages that race an archiving land before it or not at all", async () => {
  await using scenery = await scene();
  const { ada, ben } = scenery;
  for (let round = 0; round < ROUNDS; round++) {
    const room = await ada.makes();
    await ben.joins(room);
    const sending = Array.from({ length: 10 }, (_, i) => ben.send(room, `${i}`));
    // A later one, while the first are on their way
    await sending[round % 10];
    const [, ...outcomes] = await Promise.all([ada.archives(room), ...sending]);
    const more = await ben.send(room, "too late");
    assert.equal(codeOf(more), "forbidden");
    const history = await ada.history(room);
    assert.deepEqual(history.at(-1)!.notice, { what: "archived" });
    const stored = history.filter(({ notice }) => notice === undefined);
    assert.equal(stored.length, outcomes.filter(({ ok }) => ok).length);
  }
});

Deno.test("of two who hand a room on at once it has one owner, and the others are not", async () => {
  await using scenery = await scene();
  const { there, ada, ben, room } = scenery;
  const cleo = await Chatter.named(ada.store, "cleo");
  await cleo.joins(room);
  await cleo.isNow({ role: "admin" });
  const cleoThere = await Chatter.at(there, cleo.user);
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all([
      ada.transfers(room, ben),
      cleoThere.transfers(room, ada),
      cleo.transfers(room, cleo),
    ]);
    const { members } = given(await actions.pageMembers(ada.ground, ada.user, { room }));
    assert.equal(members.filter(({ role }) => role === "owner").length, 1);
  }
});
