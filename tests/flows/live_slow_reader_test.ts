/** One who does not read harms nobody, and misses nothing in the end. */
import assert from "node:assert/strict";
import type { MessageId, RoomId, RoomMoved } from "../../lib/protocol/mod.ts";
import { bodiesHeard, bodiesIn, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { StalledSocket } from "../support/stalled_socket.ts";
import { WireClient } from "../support/wire_client.ts";

const OTHERS = 197;
/** Together more than the system's own buffers take from the server, and 1.3 MB on top. */
const BODIES = 440;
const AT_ONCE = 8;
const BODY = "x".repeat(15_000);
/** What may be on its way to one reader, and what may wait for it: with one frame of each. */
const MOST_BUFFERED = 2 * 1024 * 1024;

Deno.test("a reader that stalls is closed, harms none of 199 others, and catches up whole", async () => {
  await using server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
  const { store } = server.chat;
  const [ada, ben, mel] = await Promise.all(["ada", "ben", "mel"].map((n) => seedPerson(store, n)));
  const sockets = keepSockets(server);
  await using teller = await WireClient.connect(server.address, ada!.token);
  await using listener = await WireClient.connect(server.address, ben!.token);
  const room = await makeRoom(teller, { members: [ben!.user, mel!.user] });
  await using crowd = await Crowd.connect(server.address, ben!.token);

  await timed("without a stalled reader", () => tell(teller, listener, room, 0, 40));
  using stalled = await StalledSocket.connect(server.address, mel!.token);
  const ofStalled = sockets.get(mel!.user)!;
  let mostBuffered = 0;
  await timed("with one", () =>
    tell(teller, listener, room, 40, BODIES, () => {
      mostBuffered = Math.max(mostBuffered, ofStalled.bufferedAmount);
    }));
  await hearsBody(listener, room, bodyOf(BODIES - 1));
  await crowd.gets(BODIES);
  assert.deepEqual(bodiesHeard(listener, room), expected(0));
  assert.ok(mostBuffered > 256 * 1024, "it has stalled");
  assert.ok(mostBuffered < MOST_BUFFERED, `${mostBuffered} bytes are kept for one reader`);
  const { slowReaders, connections } = server.chat.counts();
  assert.equal(slowReaders, 1);
  // It has not read its close, and never may: its place is given up all the same
  assert.equal(connections, OTHERS + 2);

  const { items, closed } = await stalled.readToTheEnd();
  assert.deepEqual(closed, { code: 4001, reason: "slow_reader" });
  const moves = items.filter((item): item is RoomMoved => "type" in item && item.type === "moved");
  const got = bodiesIn(moves);
  assert.deepEqual(
    got,
    expected(40).slice(0, got.length),
    "what it got is in order, without a gap",
  );
  await using again = await WireClient.connect(server.address, mel!.token);
  const { restart } = given(
    await again.ask("room.sync", { room, after: moves.at(-1)!.cursor }),
  );
  assert.equal(restart, true, "so much is not sent at once to a reader that was too slow");
  assert.deepEqual([...got, ...await allAfter(again, room, lastIn(moves))], expected(40));
});

function lastIn(moves: readonly RoomMoved[]): MessageId {
  return moves.flatMap(({ events }) =>
    events.flatMap((event) => event.type === "message.sent" ? [event.message.id] : [])
  ).at(-1)!;
}

async function allAfter(reader: WireClient, room: RoomId, id: MessageId): Promise<string[]> {
  const bodies: string[] = [];
  for (let after = id, more = true; more;) {
    const { messages, newer } = given(await reader.ask("history.page", { room, after }));
    bodies.push(...messages.map(({ body }) => body));
    after = messages.at(-1)?.id ?? after;
    more = newer;
  }
  return bodies;
}

const bodyOf = (i: number) => `${i} ${BODY}`;
const expected = (from: number) =>
  Array.from({ length: BODIES - from }, (_, i) => bodyOf(from + i));

/** Some at a time, and the next once the last of them is heard. */
async function tell(
  teller: WireClient,
  listener: WireClient,
  room: RoomId,
  from: number,
  to: number,
  look: () => void = () => {},
): Promise<number[]> {
  const took: number[] = [];
  for (let i = from; i < to; i += AT_ONCE) {
    const at = performance.now();
    const bodies = Array.from({ length: AT_ONCE }, (_, j) => bodyOf(i + j));
    await Promise.all(bodies.map((body) => say(teller, room, body)));
    await hearsBody(listener, room, bodies.at(-1)!);
    took.push(performance.now() - at);
    look();
  }
  return took;
}

async function timed(what: string, run: () => Promise<number[]>): Promise<void> {
  const took = (await run()).sort((one, other) => one - other);
  const at = (part: number) => took[Math.floor((took.length - 1) * part)]!.toFixed(1);
  console.log(
    `${AT_ONCE} said and heard by another, ${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
}

/** The server's ends of the sockets, by whose they are: the last one of each. */
function keepSockets({ chat: { gateway } }: TestServer): Map<string, WebSocket> {
  const sockets = new Map<string, WebSocket>();
  const { serve } = gateway;
  gateway.serve = (socket, signed, isIdle) => {
    sockets.set(signed.user, socket);
    serve.call(gateway, socket, signed, isIdle);
  };
  return sockets;
}

/** Many who only count how much comes. */
class Crowd implements AsyncDisposable {
  readonly #sockets: WebSocket[] = [];
  readonly #got: number[] = [];
  #look = () => {};

  static async connect(address: string, token: string): Promise<Crowd> {
    const crowd = new Crowd();
    const said = Array.from({ length: OTHERS }, (_, i) => crowd.#add(i, address, token));
    await Promise.all(said);
    return crowd;
  }

  async #add(i: number, address: string, token: string): Promise<void> {
    const { promise: hello, resolve } = Promise.withResolvers<void>();
    const options = { headers: { authorization: `Bearer ${token}` } };
    const socket = new WebSocket(`${address.replace(/^http/, "ws")}/ws`, options as never);
    this.#got[i] = 0;
    socket.onmessage = ({ data }) => {
      resolve();
      this.#got[i]! += data.split('"message.sent"').length - 1;
      this.#look();
    };
    this.#sockets[i] = socket;
    await hello;
  }

  async gets(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#look = () => this.#got.every((got) => got === count) && resolve();
    this.#look();
    await promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#sockets.map(async (socket) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.onclose = () => resolve();
      socket.close();
      await promise;
    }));
  }
}
