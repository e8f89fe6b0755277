/** What is done without anybody asking: when, how often, and that one failure stops none of the rest. */
import assert from "node:assert/strict";
import { deleteAccount, makeToken } from "../lib/actions/mod.ts";
import { Chores, SELDOM } from "../lib/chores.ts";
import { createLog } from "../lib/log.ts";
import type { UserId } from "../lib/protocol/mod.ts";
import {
  accountRow,
  type InviteRow,
  inviteRow,
  type LinkRow,
  linkRow,
  MOST_TOKENS,
  type Row,
  sessionRow,
  streamRow,
} from "../lib/store/mod.ts";
import { fileGround } from "./actions/file_ground.ts";
import { PASSWORD, TestPlace } from "./actions/test_place.ts";
import { endOfTurn } from "./live/by_hand.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The lists that the chores ask for, in turn; each waits while they are held. */
class ListedKv {
  readonly asked: string[] = [];
  #held: Promise<void> | null = null;

  constructor(kv: Deno.Kv, fails?: string) {
    const { list } = kv;
    const { asked } = this;
    const held = () => this.#held;
    Object.assign(kv, {
      async *list(...args: Parameters<Deno.Kv["list"]>) {
        const kind = String(("prefix" in args[0] ? args[0].prefix : args[0].start)[0]);
        asked.push(kind);
        await held();
        if (kind === fails) throw new Error(`No ${kind} today`);
        yield* list.apply(kv, args);
      },
    });
  }

  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return () => {
      this.#held = null;
      resolve();
    };
  }

  /** How often all of them were gone about: each time guests are looked at first. */
  get rounds(): number {
    return this.asked.filter((kind) => kind === "guest").length;
  }
}

function choresOf(place: TestPlace) {
  const logged: string[] = [];
  return {
    chores: new Chores(
      fileGround(place.ground),
      createLog("error", (line) => logged.push(line)),
      SELDOM,
    ),
    logged,
  };
}

Deno.test("chores are done at the start, and once more however often it is asked for meanwhile", async () => {
  await using place = await TestPlace.open();
  const kv = new ListedKv(place.kv);
  const letGo = kv.hold();
  const { chores, logged } = choresOf(place);
  for (let times = 0; times < 5; times++) chores.soon();
  assert.equal(kv.rounds, 1);
  letGo();
  await chores.done();
  assert.equal(kv.rounds, 2);
  chores.soon();
  await chores.done();
  assert.equal(kv.rounds, 3);
  await chores.stop();
  assert.deepEqual(logged, []);
});

Deno.test("whoever stops them waits for what is under way, and nothing is begun afterwards", async () => {
  await using place = await TestPlace.open();
  const kv = new ListedKv(place.kv);
  const letGo = kv.hold();
  const { chores } = choresOf(place);
  chores.soon();
  let isStopped = false;
  const stopping = chores.stop().then(() => isStopped = true);
  await endOfTurn();
  assert.ok(!isStopped);
  letGo();
  await stopping;
  chores.soon();
  await chores.done();
  assert.equal(kv.rounds, 1);
});

Deno.test("a chore that fails is logged, and the others are done", async () => {
  await using place = await TestPlace.open();
  const kv = new ListedKv(place.kv, "guest");
  const ben = await place.resident("ben", "member");
  const proof = { password: "", messages: "keep" } as const;
  assert.ok((await deleteAccount(place.door(), ben, proof)).ok);
  const { chores, logged } = choresOf(place);
  await chores.done();
  await chores.stop();
  assert.ok(kv.asked.includes("invite"));
  assert.equal(logged.length, 1);
  assert.match(logged[0]!, /chore="endLongGuests" .*No guest today/);
  assert.equal((await place.person(ben.user)).gone, true);
  assert.equal((await Array.fromAsync(place.kv.list({ prefix: ["departing"] }))).length, 0);
});

Deno.test("a guest who has ended is out of their rooms when the chores are done", async () => {
  await using place = await TestPlace.open({ guests: true });
  const gus = await place.guest("gus");
  place.clock.move(31 * DAY_MS);
  const { chores } = choresOf(place);
  await chores.stop();
  assert.equal((await place.person(gus.user)).gone, true);
  assert.deepEqual(await place.rows("departing"), []);
  assert.deepEqual(await place.rows("room_of", gus.user), []);
});

Deno.test("what ran out 30 days ago is swept away, and what has not stays", async () => {
  await using place = await TestPlace.open();
  const { user } = place.ada;
  const now = place.clock.now();
  const [before, at] = [now - 30 * DAY_MS - 1, now - 30 * DAY_MS];
  const sweeps: [string, Row<unknown>, object, boolean][] = [];
  const lies = (name: string, row: Row<unknown>, value: object, isSwept: boolean) =>
    sweeps.push([name, row, value, isSwept]);
  const invite = (changes: Partial<InviteRow>) => ({
    ...{
      as: "member",
      by: user,
      createdAt: before,
      expiresAt: null,
      left: null,
      used: 0,
      rooms: [],
    },
    ...changes,
  });
  lies("an invite that ended", inviteRow("a"), invite({ expiresAt: before }), true);
  lies("one that ended later", inviteRow("b"), invite({ expiresAt: at }), false);
  lies("one without an end", inviteRow("c"), invite({}), false);
  lies("one that is used up", inviteRow("d"), invite({ left: 0 }), true);
  lies("one that is used up of late", inviteRow("e"), invite({ left: 0, createdAt: at }), false);
  const link = (expiresAt: number): LinkRow => ({ what: "device", user, expiresAt });
  lies("a link", linkRow("a"), link(before), true);
  lies("a later link", linkRow("b"), link(at), false);
  const session = (user: UserId, expiresAt: number) => ({ user, createdAt: 0, expiresAt });
  lies("a session", sessionRow("a"), session(user, before), true);
  lies("a later session", sessionRow("b"), session(user, at), false);
  lies("one of nobody", sessionRow("c"), session("unobody00000" as UserId, before), true);
  for (const [, row, value] of sweeps) await place.kv.set(row.key, value);
  const { chores } = choresOf(place);
  await chores.stop();
  for (const [name, row, , isSwept] of sweeps) {
    assert.equal((await place.kv.get(row.key)).value === null, isSwept, name);
  }
});

Deno.test("a session that is swept away leaves its account room for another, and takes its streams along", async () => {
  await using place = await TestPlace.open();
  const { ada } = place;
  const chatter = await place.speaks(ada);
  const door = place.door();
  const asked = { scopes: ["read"], days: 1, password: PASSWORD };
  const names = Array.from({ length: MOST_TOKENS }, (_, i) => `token-${i}`);
  await place.put(accountRow(ada.user), (account) => ({ ...account!, tokens: names }));
  for (const name of names) {
    const token = { name, scopes: ["read"] };
    const session = { user: ada.user, createdAt: 0, expiresAt: place.clock.now() + DAY_MS, token };
    await place.kv.set(sessionRow(name).key, session);
  }
  const one = await makeToken(door, ada, { name: "one more", ...asked });
  assert.deepEqual(one, { ok: false, problems: [{ field: null, problem: "too_many" }] });
  place.clock.move(40 * DAY_MS);
  const { chores } = choresOf(place);
  await chores.stop();
  const { tokens, sessions } = (await place.account(ada.user))!;
  assert.deepEqual([tokens, sessions], [[], [ada.session]]);
  assert.equal((await place.kv.get(streamRow(chatter.stream).key)).value, null);
  assert.ok((await makeToken(place.door(), ada, { name: "one more", ...asked })).ok);
});
