/** Bans: who puts whom out, what ends with it at once, and the way back. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { hashOf, openSession, whoHas } from "../../lib/auth/mod.ts";
import { createLive } from "../../lib/live/mod.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import { linkRow, ownersRow, sessionRow } from "../../lib/store/mod.ts";
import { HandSocket } from "../live/by_hand.ts";
import { Chatter, codeOf, isLongRun } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import {
  outcomeOf,
  PASSWORD,
  problemsOf,
  rankOf,
  ROLES,
  TestPlace,
  untilClosed,
  withoutAdmin,
} from "./test_place.ts";

const ROUNDS = isLongRun() ? 200 : 20;

Deno.test("one bans whom one is above, and nobody else; nor oneself, nor by a program without the scope", async () => {
  await using place = await TestPlace.open();
  let people = 0;
  for (const by of ROLES) {
    const actor = await place.resident(`actor-${by}`, by);
    assert.equal(
      await outcomeOf(actions.banPerson(place.door(), actor, actor.user, "")),
      "forbidden",
    );
    for (const role of ROLES) {
      const { user } = await place.resident(`person${people++}`, role);
      const program = actions.banPerson(place.door(), withoutAdmin(actor), user, "");
      assert.equal(await outcomeOf(program), "forbidden");
      const may = rankOf(by) >= rankOf("moderator") && rankOf(role) < rankOf(by);
      const done = await outcomeOf(actions.banPerson(place.door(), actor, user, ""));
      assert.equal(done, may ? "done" : "forbidden", `${by} bans ${role}`);
      assert.equal((await place.account(user))!.banned !== undefined, may);
      const back = await outcomeOf(actions.letBackIn(place.door(), actor, user));
      assert.equal(back, may ? "done" : "forbidden", `${by} lets ${role} back in`);
    }
  }
});

Deno.test("a ban ends every way in at once, closes every socket here and there, and tells why", async () => {
  await using place = await TestPlace.open();
  const { ada } = place;
  const eve = await place.member("eve");
  const door = place.door();
  const proof = { password: PASSWORD };
  const program = await actions.makeToken(door, eve, {
    name: "x",
    scopes: ["read"],
    days: 9,
    ...proof,
  });
  const link = await actions.makeDeviceLink(door, eve, proof);
  assert.ok(program.ok && link.ok);
  const phone = given(await openSession(place.there, eve.user, place.clock.now())).token;
  const stores = [place.here, place.there];
  const lives = await Promise.all(
    stores.map((store) => createLive(store, Date.now, { pollMs: 20 })),
  );
  const sessions = [eve.session, hashOf(phone), hashOf(program.token)];
  const sockets = lives.flatMap((live) =>
    sessions.map((session) => opened(live, eve.user, session))
  );
  const others = lives.map((live) => opened(live, ada.user, ada.session));
  for (const store of stores) {
    for (const session of sessions) assert.ok(await store.sessions.find(session));
  }

  given(await actions.banPerson(place.door(place.there), ada, eve.user, ` ${"x".repeat(400)} `));
  const account = (await place.account(eve.user))!;
  assert.deepEqual([account.sessions, account.tokens, account.links], [[], [], []]);
  const { by, reason } = account.banned!;
  assert.deepEqual([by, reason.length], [ada.user, 300]);
  for (const session of sessions) assert.equal(await place.get(sessionRow(session)), null);
  assert.equal(await place.get(linkRow(hashOf(link.secret))), null);
  await untilClosed(sockets);
  assert.deepEqual(sockets.map(({ closed }) => closed?.code), sockets.map(() => 4102));
  for (const store of stores) {
    for (const token of [phone, program.token]) {
      assert.equal(await whoHas(store, token, place.clock.now()), null);
    }
  }
  // One lane, one order: whoever else was to be closed would be by now
  assert.deepEqual(others.map(({ closed }) => closed), [null, null]);
  for (const live of lives) await live.stop();
});

function opened(live: Awaited<ReturnType<typeof createLive>>, user: UserId, session: string) {
  const socket = new HandSocket();
  live.connect(socket, user, session, false);
  return socket;
}

Deno.test("only who knows the password is told of a ban, and is in again once let back", async () => {
  await using place = await TestPlace.open();
  const eve = await place.member("eve");
  given(await actions.banPerson(place.door(), place.ada, eve.user, "Spam"));
  const tries = (password: string) =>
    actions.logIn(place.door(place.there), { name: "eve", password });
  assert.deepEqual(problemsOf(await tries("wrong")), ["wrong"]);
  assert.deepEqual(problemsOf(await tries(PASSWORD)), ["banned"]);
  assert.equal(await place.get(sessionRow(eve.session)), null);
  const again = await actions.register(place.door(), { name: "eve", password: PASSWORD });
  assert.deepEqual(problemsOf(again), ["taken"]);
  given(await actions.letBackIn(place.door(), place.ada, eve.user));
  const back = await place.signed(await tries(PASSWORD));
  assert.equal(back.user, eve.user);
  assert.equal((await place.account(eve.user))!.banned, undefined);
});

Deno.test("nobody makes an owner of somebody who cannot come in", async () => {
  await using place = await TestPlace.open();
  const eve = await place.resident("eve", "admin");
  given(await actions.banPerson(place.door(), place.ada, eve.user, ""));
  const raised = await actions.setRole(place.door(place.there), place.ada, eve.user, "owner");
  assert.deepEqual(raised, { ok: false, code: "forbidden", detail: "banned" });
  assert.deepEqual(await place.get(ownersRow), [place.ada.user]);
});

Deno.test("messages that race a ban land before it or not at all", async () => {
  await using place = await TestPlace.open();
  const room = await place.firstRoom();
  const ada = await place.speaks(place.ada);
  const bells = await place.resident("bell", "member");
  const bell = await place.speaks(bells);
  await bell.joins(room);
  for (let round = 0; round < ROUNDS; round++) {
    const eve = await place.resident(`eve${round}`, "member", place.there);
    const speaker = await place.speaks(eve, place.there);
    await speaker.joins(room);
    const sending = Array.from({ length: 10 }, (_, i) => speaker.send(room, `${round} ${i}`));
    // A later one, while the first are on their way
    await sending[round % 10];
    const banning = actions.banPerson(place.door(), place.ada, eve.user, "");
    const [banned, ...outcomes] = await Promise.all([banning, ...sending]);
    given(banned);
    await bell.sent(room, `the bell of ${round}`);
    assert.equal(codeOf(await speaker.send(room, "too late")), "unknown_stream");
    const bodies = (await ada.history(room)).map(({ body }) => body);
    assert.equal(bodies.at(-1), `the bell of ${round}`);
    const landed = bodies.filter((body) => body.startsWith(`${round} `));
    assert.equal(landed.length, outcomes.filter(({ ok }) => ok).length);
  }
});

Deno.test("who was banned a moment ago looks after nothing any more, whatever is on its way", async () => {
  await using place = await TestPlace.open();
  const [mod, ben] = [await place.member("max", "admin"), await place.member("ben")];
  given(await actions.banPerson(place.door(), place.ada, mod.user, ""));
  // What a request that began before the ban still holds of them
  assert.equal(await outcomeOf(actions.banPerson(place.door(), mod, ben.user, "")), "forbidden");
  assert.equal(await outcomeOf(actions.changePlace(place.door(), mod, { hue: 10 })), "forbidden");
  const ada = await Chatter.at(place.here, place.ada.user);
  const open = await ada.makes();
  const joined = await actions.joinRoom(place.door(), mod.user, { room: open });
  assert.ok(!joined.ok, "nor comes into a room that is open to everybody");
  given(await actions.letBackIn(place.door(), place.ada, mod.user));
  given(await actions.joinRoom(place.door(), mod.user, { room: open }));
});
