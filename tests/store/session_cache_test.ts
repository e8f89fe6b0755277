/** Sessions are remembered, and never beyond their end. */
import assert from "node:assert/strict";
import { hashOf, openSession, renewToken, whoHas } from "../../lib/auth/mod.ts";
import { createLive, type Live } from "../../lib/live/mod.ts";
import { addPerson, asNamed, endSessions, type Store } from "../../lib/store/mod.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import { HandSocket } from "../live/by_hand.ts";
import { within } from "../support/deadline.ts";
import { accountOf, given } from "../support/seed.ts";
import { SHARED, storeOver } from "./chatter.ts";

const NOW = Date.UTC(2026, 0, 1);

/** Counts the reads of sessions, and holds back their answers. */
class ReadKv {
  reads = 0;
  #held: { read: () => void; passed: Promise<void> } | null = null;
  readonly kv: Deno.Kv;

  constructor(private readonly real: Deno.Kv) {
    this.kv = new Proxy(real, {
      get: (target, name) => {
        if (name === "get") return this.#get;
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  /** The next answer is on its way here until it is let go. */
  hold(): { read: Promise<void>; release: () => void } {
    const { promise: passed, resolve: release } = Promise.withResolvers<void>();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = { read: resolve, passed };
    return { read: promise, release };
  }

  #get = async (key: Deno.KvKey) => {
    const entry = await this.real.get(key);
    if (key[0] !== "session") return entry;
    this.reads++;
    const held = this.#held;
    this.#held = null;
    held?.read();
    await held?.passed;
    return entry;
  };
}

class ClosingSocket extends HandSocket {
  readonly #closes = Promise.withResolvers<void>();
  readonly closes = this.#closes.promise;

  override close(code: number, reason: string): void {
    super.close(code, reason);
    this.#closes.resolve();
  }
}

interface Scene extends AsyncDisposable {
  readonly user: UserId;
  readonly here: Store;
  readonly there: Store;
  readonly liveThere: Live;
  readonly kv: ReadKv;
  session(): Promise<string>;
  /** Resolves when the other instance has carried out the end of this session. */
  heardThere(session: string): Promise<void>;
}

async function scene(): Promise<Scene> {
  const real = await Deno.openKv(":memory:");
  const kv = new ReadKv(real);
  const here = await storeOver(real, SHARED);
  const there = await storeOver(kv.kv, SHARED);
  const user = given(await addPerson(here, accountOf("ada"), asNamed("member"), NOW));
  const lives = [await createLive(here, () => NOW), await createLive(there, () => NOW)];
  const liveThere = lives[1]!;
  return {
    ...{ user, here, there, liveThere, kv },
    session: async () => hashOf(given(await openSession(here, user, NOW)).token),
    async heardThere(session) {
      const socket = new ClosingSocket();
      const peer = liveThere.connect(socket, user, session, false);
      await within("the end of the session", socket.closes);
      liveThere.disconnect(peer);
    },
    async [Symbol.asyncDispose]() {
      for (const live of lives) await live.stop();
      for (const store of [here, there]) await store.close();
      real.close();
    },
  };
}

async function end({ here, user }: Scene, session: string): Promise<void> {
  given(await endSessions(here, user, "sessions", (hash) => hash === session));
}

Deno.test("a session is read once, and not at all once it has ended on another instance", async () => {
  await using open = await scene();
  const { there, kv } = open;
  const [one, other] = [await open.session(), await open.session()];
  for (let i = 0; i < 3; i++) {
    assert.equal((await there.sessions.find(one))?.user, open.user);
    assert.equal((await there.sessions.find(other))?.user, open.user);
  }
  assert.equal(kv.reads, 2);
  const heard = open.heardThere(one);
  await end(open, one);
  await heard;
  assert.equal(await there.sessions.find(one), null);
  assert.equal((await there.sessions.find(other))?.user, open.user);
  assert.equal(kv.reads, 3, "the other one is remembered still");
});

Deno.test("a session with a new token is not found by its old one", async () => {
  await using open = await scene();
  const { here, there, user } = open;
  const [session, last] = [await open.session(), await open.session()];
  await there.sessions.find(session);
  const token = (await renewToken(here, { session, user }))!;
  // Both go through the lane of their person: what was told before this has come by
  const heard = open.heardThere(last);
  await end(open, last);
  await heard;
  assert.equal(await there.sessions.find(session), null);
  assert.equal((await there.sessions.find(hashOf(token)))?.user, user);
});

Deno.test("what ended while it was on its way here is not remembered", async () => {
  await using open = await scene();
  const { there, kv } = open;
  const session = await open.session();
  const { read, release } = kv.hold();
  const finding = there.sessions.find(session);
  await read;
  const heard = open.heardThere(session);
  await end(open, session);
  await heard;
  release();
  assert.notEqual(await finding, null, "as it was when it was asked for");
  assert.equal(await there.sessions.find(session), null);
});

Deno.test("what was read before the store was lost is not remembered after it", async () => {
  await using open = await scene();
  const { there, kv } = open;
  const [known, late] = [await open.session(), await open.session()];
  await there.sessions.find(known);
  const { read, release } = kv.hold();
  const finding = there.sessions.find(late);
  await read;
  there.sessions.hears(false);
  await end(open, known);
  assert.equal(await there.sessions.find(known), null, "nothing is trusted while it is lost");
  there.sessions.hears(true);
  release();
  await finding;
  const before = kv.reads;
  await there.sessions.find(late);
  assert.equal(kv.reads, before + 1, "nor what was asked for before");
});

Deno.test("where nobody hears of ends each question is a read", async () => {
  await using open = await scene();
  const { there, kv } = open;
  const session = await open.session();
  await open.liveThere.stop();
  for (const reads of [1, 2, 3]) {
    assert.notEqual(await there.sessions.find(session), null);
    assert.equal(kv.reads, reads);
  }
});

Deno.test("who has a token is known from memory, some microseconds after it was asked", async () => {
  await using open = await scene();
  const { there, here, user, kv } = open;
  const { token } = given(await openSession(here, user, NOW));
  const calls = 20_000;
  await whoHas(there, token, NOW);
  const began = performance.now();
  for (let i = 0; i < calls; i++) await whoHas(there, token, NOW);
  const each = (performance.now() - began) * 1_000 / calls;
  console.log(`whoHas with a warm cache: ${each.toFixed(1)} µs a call`);
  assert.equal(kv.reads, 1);
});
