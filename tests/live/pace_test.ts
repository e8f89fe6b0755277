import assert from "node:assert/strict";
import { Hub } from "../../lib/live/hub.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { seeded } from "../client/seeded.ts";
import { endOfTurn, pacedPeers } from "./by_hand.ts";

const LARGE = JSON.stringify("x".repeat(64 * 1024));
const ROOM = "r00000000000" as RoomId;

Deno.test("after a quiet moment news is sent at once, and gathered from then on", async () => {
  const { time, pace, peers: [ada] } = pacedPeers(1);
  ada!.peer.tell({ text: "1" });
  await endOfTurn();
  assert.deepEqual(ada!.socket.frames, ["[1]"]);
  for (const text of ["2", "3", "4"]) {
    ada!.peer.tell({ text });
    await time.pass(4);
  }
  assert.deepEqual(ada!.socket.frames, ["[1]"], "nothing more within the same few milliseconds");
  await time.pass(4);
  assert.deepEqual(ada!.socket.frames, ["[1]", "[2,3,4]"]);
  await time.pass(20);
  ada!.peer.tell({ text: "5" });
  await endOfTurn();
  assert.deepEqual(ada!.socket.frames, ["[1]", "[2,3,4]", "[5]"], "it was quiet again");
  assert.equal(pace.counts.frames, 3);
  assert.equal(time.timers, 0, "who has nothing to wait for is not waited for");
});

Deno.test("the longer it takes to send to all, the more is gathered", async () => {
  const { time, peers } = pacedPeers(10);
  /** How long it is from one frame to the next while there is always news. */
  const interval = async (sendMs: number) => {
    for (const { socket } of peers) socket.sendMs = sendMs;
    const { frames } = peers[0]!.socket;
    const [before, began] = [frames.length, time.now()];
    for (let i = 0; i < 100; i++) {
      for (const { peer } of peers) peer.tell({ text: `${i}` });
      await time.pass(4);
    }
    return (time.now() - began) / (frames.length - before);
  };
  const quick = await interval(0);
  const slow = await interval(1);
  assert.ok(quick >= 16 && quick < 24, `${quick} ms`);
  assert.ok(slow >= 30 && slow < 60, `${slow} ms, of which 10 go into sending`);
  assert.ok(await interval(0) < 24, "as often as before when it is quick again");
});

Deno.test("a calm server gathers nothing", async () => {
  const { time, peers: [ada, ben] } = pacedPeers(2, 3);
  for (const text of ["1", "2", "3"]) {
    ada!.peer.tell({ text });
    await time.pass(5);
  }
  assert.deepEqual(ada!.socket.frames, ["[1]", "[2]", "[3]"]);
  // The fourth of this frame's time
  ben!.peer.tell({ text: "1" });
  ada!.peer.tell({ text: "4" });
  await endOfTurn();
  assert.equal(ada!.socket.frames.length, 3, "now there is much to tell");
  await time.pass(5);
  ada!.peer.tell({ text: "5" });
  await endOfTurn();
  assert.equal(ada!.socket.frames.length, 3, "and there was until a moment ago");
  await time.pass(16);
  assert.deepEqual(ada!.socket.frames.slice(3), ["[4,5]"]);
  for (const text of ["6", "7"]) {
    await time.pass(16);
    ada!.peer.tell({ text });
    await endOfTurn();
  }
  ada!.peer.tell({ text: "8" });
  await endOfTurn();
  assert.deepEqual(ada!.socket.frames.slice(4), ["[6]", "[7]", "[8]"], "calm again");
  assert.equal(time.timers, 0);
});

Deno.test("an answer does not wait, and takes along all that does", async () => {
  const { time, peers: [ada, ben] } = pacedPeers(2);
  for (const { peer } of [ada!, ben!]) peer.tell({ text: "1" });
  await endOfTurn();
  const news = { text: "2" };
  for (const { peer } of [ada!, ben!]) peer.tell(news);
  ada!.peer.answer("3");
  await endOfTurn();
  assert.deepEqual(ada!.socket.frames, ["[1]", "[2,3]"]);
  assert.deepEqual(ben!.socket.frames, ["[1]"], "what is another's answer hurries nobody");
  await time.pass(16);
  assert.deepEqual(ada!.socket.frames, ["[1]", "[2,3]"], "nothing comes twice");
  assert.deepEqual(ben!.socket.frames, ["[1]", "[2]"]);
});

Deno.test("several answers of one turn share a frame", async () => {
  const { pace, peers: [ada, ben] } = pacedPeers(2);
  for (const text of ["1", "2"]) for (const { peer } of [ada!, ben!]) peer.answer(text);
  // Decided a little later, in the same turn
  await Promise.resolve().then(() => ada!.peer.answer("3"));
  await endOfTurn();
  assert.equal(ada!.socket.frames.length + ben!.socket.frames.length, pace.counts.frames);
  assert.deepEqual(ben!.socket.frames, ["[1,2]"]);
  assert.deepEqual(ada!.socket.items, [1, 2, 3]);
});

Deno.test("a peer that left is told nothing, and a topic that one left neither", async () => {
  const { time, peers: [ada, ben, eve] } = pacedPeers(3);
  const hub = new Hub();
  for (const { peer } of [ada!, ben!, eve!]) {
    hub.add(peer);
    hub.follow(peer, ROOM);
  }
  hub.publish(ROOM, "1");
  await time.pass(0);
  hub.remove(ben!.peer);
  hub.follow(ben!.peer, ROOM);
  hub.move(eve!.peer.user, ROOM, false);
  hub.publish(ROOM, "2");
  hub.tellPerson(ben!.peer.user, "3");
  await time.pass(16);
  assert.deepEqual([ada, ben, eve].map((one) => one!.socket.items), [[1, 2], [1], [1]]);
  assert.equal(hub.size, 2);
});

Deno.test("what still waits for a socket that has closed is dropped", async () => {
  const { time, peers: [ada] } = pacedPeers(1);
  ada!.peer.tell({ text: "1" });
  await endOfTurn();
  ada!.peer.tell({ text: "2" });
  ada!.socket.readyState = WebSocket.CLOSED;
  await time.pass(16);
  assert.deepEqual(ada!.socket.frames, ["[1]"]);
  assert.ok(ada!.peer.isIdle);
  assert.equal(time.timers, 0);
});

Deno.test("a slow reader is sent no more until it has read, and then all of it in order", async () => {
  const { time, peers: [ada] } = pacedPeers(1);
  ada!.socket.reads = false;
  for (let i = 0; i < 5; i++) {
    ada!.peer.tell({ text: LARGE });
    await time.pass(16);
  }
  const sent = ada!.socket.frames.length;
  for (let i = 0; i < 3; i++) {
    ada!.peer.tell({ text: `${i}` });
    await time.pass(16);
  }
  assert.equal(ada!.socket.frames.length, sent);
  ada!.socket.readAll();
  await time.pass(16);
  assert.deepEqual(ada!.socket.items.slice(5), [0, 1, 2]);
  assert.equal(ada!.socket.closed, null);
});

Deno.test("a reader for whom too much waits is closed once, and nothing is kept for it", async () => {
  const { time, pace, peers: [ada] } = pacedPeers(1);
  ada!.socket.reads = false;
  for (let i = 0; i < 100; i++) {
    ada!.peer.tell({ text: LARGE });
    await time.pass(16);
  }
  assert.deepEqual(ada!.socket.closed, { code: 4001, reason: "slow_reader" });
  assert.equal(pace.counts.slowReaders, 1);
  assert.ok(ada!.peer.isIdle);
  assert.ok(ada!.socket.bufferedAmount < 512 * 1024);
});

Deno.test("every peer is sent exactly its own items, in order, whatever comes in between", async () => {
  for (let seed = 1; seed <= 60; seed++) await checkRandomly(seed);
});

/** News for some and answers for one, while time passes and readers stall, against plain lists. */
async function checkRandomly(seed: number): Promise<void> {
  const chance = seeded(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const { time, pace, peers } = pacedPeers(2 + below(30));
  const expected: number[][] = peers.map(() => []);
  for (let item = 0; item < 400; item++) {
    const deed = below(20);
    const chunk = { text: String(item) };
    if (deed < 10) {
      const first = below(peers.length);
      const last = deed < 6 ? peers.length : first + below(4);
      for (let i = deed < 6 ? 0 : first; i < Math.min(last, peers.length); i++) {
        expected[i]!.push(item);
        peers[i]!.peer.tell(chunk);
      }
    } else if (deed < 15) {
      const i = below(peers.length);
      expected[i]!.push(item);
      peers[i]!.peer.answer(chunk.text);
    } else if (deed < 16) {
      const { socket } = peers[below(peers.length)]!;
      socket.bufferedAmount = socket.bufferedAmount === 0 ? 300 * 1024 : 0;
    } else if (deed < 19) {
      await time.pass(below(12));
    } else {
      await endOfTurn();
    }
  }
  for (const { socket } of peers) socket.readAll();
  await time.pass(16);
  await time.pass(16);
  peers.forEach(({ socket }, i) => assert.deepEqual(socket.items, expected[i], `seed ${seed}`));
  const frames = peers.reduce((sum, { socket }) => sum + socket.frames.length, 0);
  const items = expected.reduce((sum, list) => sum + list.length, 0);
  assert.equal(pace.counts.frames, frames);
  assert.ok(frames < items / 2, `seed ${seed}: ${frames} frames for ${items} items`);
}
