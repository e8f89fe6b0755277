/** Who is told what while people come, go and connect, all at once. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Ground } from "../../lib/actions/mod.ts";
import { createLive, type Live } from "../../lib/live/mod.ts";
import { newClientId, type RoomId, type StreamId, type UserId } from "../../lib/protocol/mod.ts";
import { seeded } from "../client/seeded.ts";
import { within } from "../support/deadline.ts";
import { addSession, openStore, type Store } from "../../lib/store/mod.ts";
import { given, seedPerson } from "../support/seed.ts";
import { HandSocket } from "./by_hand.ts";

/** So many people at once, so many times each. */
const PEOPLE = 20;
const ROUNDS = 15;
const MOST_TURNS = 12;

Deno.test("a removal that races the connect of who is removed never leaks a word", async () => {
  await using stage = await openStage();
  const { ground, ada } = stage;
  let overtaken = 0;
  await inRounds(stage, async ({ user, marker, chance }) => {
    const room = await stage.makeRoom();
    given(await actions.addToRoom(ground, ada, { room, user }));
    const [before, during, removal] = [turnsBy(chance), turnsBy(chance), turnsBy(chance)];
    let looks = 0;
    const [{ peer, socket }] = await Promise.all([
      connect(stage, user, async () => {
        looks++;
        await turns(before);
        const rooms = await actions.listRooms(ground, user);
        await turns(during);
        return rooms;
      }),
      turns(removal).then(async () => {
        given(await actions.removeFromRoom(ground, ada, { room, user }));
      }),
    ]);
    if (looks > 1) overtaken++;
    await stage.say(room, "secret");
    const seen = crypto.randomUUID();
    await stage.say(marker, seen);
    await shows(socket, seen);
    assert.ok(!JSON.stringify(socket.frames).includes("secret"));
    stage.live.disconnect(peer);
  });
  assert.ok(overtaken > PEOPLE * ROUNDS / 20, `only ${overtaken} lookups were overtaken`);
});

Deno.test("who is added while they connect hears the room", async () => {
  await using stage = await openStage();
  const { ground, ada } = stage;
  await inRounds(stage, async ({ user, chance }) => {
    const room = await stage.makeRoom();
    const [during, adding] = [turnsBy(chance), turnsBy(chance)];
    const [{ peer, socket }] = await Promise.all([
      connect(stage, user, async () => {
        const rooms = await actions.listRooms(ground, user);
        await turns(during);
        return rooms;
      }),
      turns(adding).then(async () => {
        given(await actions.addToRoom(ground, ada, { room, user }));
      }),
    ]);
    const welcome = `welcome to ${room}`;
    await stage.say(room, welcome);
    await shows(socket, welcome);
    stage.live.disconnect(peer);
  });
});

Deno.test("others who come and go do not keep somebody from getting in", async () => {
  await using stage = await openStage();
  const { ground, ada } = stage;
  const [ben, mel] = [await stage.person("ben"), await stage.person("mel")];
  const room = await stage.makeRoom();
  let looks = 0;
  const { socket } = await connect(stage, ben, async () => {
    looks++;
    const rooms = await actions.listRooms(ground, ben);
    // While this one looks, another one comes; and so it goes on
    given(await actions.addToRoom(ground, ada, { room, user: mel }));
    given(await actions.removeFromRoom(ground, ada, { room, user: mel }));
    await stage.untilHeard();
    if (looks > 5) throw new Error("It looks again and again");
    return rooms;
  });
  assert.equal(looks, 1);
  assert.equal(socket.frames.length, 1);
});

Deno.test("a session that ends takes its peers along, and nobody else's", async () => {
  await using stage = await openStage();
  const ben = await stage.person("ben");
  const sockets = ["ended", "ended", "other"].map((session) => {
    const socket = new HandSocket();
    stage.live.connect(socket, ben, session, false);
    return socket;
  });
  await stage.store.writer.write({
    rows: [],
    decide(draft) {
      draft.control(ben, { do: "end_sessions", sessions: ["ended"], why: "signed_out" });
      draft.change(ben, "");
      return { ok: true };
    },
  });
  await stage.untilHeard();
  assert.deepEqual(sockets.map(({ closed }) => closed?.code), [4100, 4100, undefined]);
});

interface Stage extends AsyncDisposable {
  readonly store: Store;
  readonly ground: Ground;
  readonly live: Live;
  readonly ada: UserId;
  person(name: string): Promise<UserId>;
  makeRoom(): Promise<RoomId>;
  say(room: RoomId, body: string): Promise<void>;
  /** Waits until the live side has carried out all that is committed by now. */
  untilHeard(): Promise<void>;
}

/** A store with one lane: what is told last was told last, whatever room it is of. */
async function openStage(): Promise<Stage> {
  const opened = await openStore({ data: "", kv: ":memory:" });
  if (!opened.ok) throw new Error(opened.problem);
  const { store } = opened;
  const ground: Ground = { store, now: Date.now };
  const person = async (name: string) => (await seedPerson(store, name)).user;
  const ada = await person("ada");
  const live = await createLive(store, Date.now);
  given(await addSession(store, "a session", { user: ada, createdAt: 0, expiresAt: 1 }));
  const { stream } = given(await actions.openStream(ground, ada, "a session"));
  const once = oncesOf(stream);
  const stage: Stage = {
    store,
    ground,
    live,
    ada,
    person,
    async makeRoom() {
      const facts = { name: "A room", visibility: "private", past: "everyone" } as const;
      return given(await actions.createRoom(ground, ada, { once: once(), ...facts })).room;
    },
    async say(room, body) {
      given(await actions.sendMessage(ground, ada, { once: once(), room, body }));
    },
    async untilHeard() {
      const room = await stage.makeRoom();
      const { peer, socket } = await connect(stage, ada, () => Promise.resolve([room]));
      const words = crypto.randomUUID();
      await stage.say(room, words);
      await shows(socket, words);
      live.disconnect(peer);
    },
    async [Symbol.asyncDispose]() {
      await live.stop();
      await store.close();
    },
  };
  return stage;
}

/** As the gateway does it. */
async function connect({ live }: Stage, user: UserId, lookUp: () => Promise<RoomId[]>) {
  const socket = new HandSocket();
  const peer = live.connect(socket, user, "a session", false);
  await live.followAll(peer, lookUp);
  peer.answer(JSON.stringify({ type: "hello" }));
  await Promise.resolve();
  return { peer, socket };
}

interface Round {
  readonly user: UserId;
  readonly marker: RoomId;
  readonly chance: () => number;
}

async function inRounds(stage: Stage, round: (round: Round) => Promise<void>): Promise<void> {
  const { ground, ada } = stage;
  await Promise.all(Array.from({ length: PEOPLE }, async (_, i) => {
    const user = await stage.person(`person${i}`);
    const marker = await stage.makeRoom();
    given(await actions.addToRoom(ground, ada, { room: marker, user }));
    const chance = seeded(i + 1);
    for (let n = 0; n < ROUNDS; n++) await round({ user, marker, chance });
  }));
}

async function shows(socket: HandSocket, words: string): Promise<void> {
  const until = async () => {
    while (!socket.frames.some((frame) => frame.includes(words))) await turns(1);
  };
  await within(words, until());
}

function oncesOf(stream: StreamId) {
  let number = 0;
  return () => ({ stream, number: ++number, id: newClientId() });
}

function turnsBy(chance: () => number): number {
  return Math.floor(chance() * MOST_TURNS);
}

/** Turns of the event loop: sockets and answers of the store get theirs in between. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 0);
    await promise;
  }
}
