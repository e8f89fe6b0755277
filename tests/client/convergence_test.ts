import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { type Client, stateHash, stateText } from "../../lib/client/mod.ts";
import type { FileId, Message, RoomId } from "../../lib/protocol/mod.ts";
import type { ModelRoom } from "./model_room.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { seeded } from "./seeded.ts";
import { settled, TestTime } from "./test_time.ts";

const OTHER = "rother000000" as RoomId;
const FACE = "fab12cd34ef56gh7" as FileId;
const KEEP = 12;

class World {
  readonly server = new ModelServer();
  readonly time: TestTime;
  readonly client: Client;
  socket!: ModelSocket;

  constructor(readonly random: () => number, seed: number) {
    this.time = new TestTime(seed);
    for (const room of [ROOM, OTHER]) this.server.addRoom(room, [ADA, BEN]);
    const owner = { server: "model", person: ADA };
    const openSocket = () => this.socket = this.server.connect(ADA);
    this.client = createClient({ owner, openSocket, time: this.time, keep: KEEP });
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  /** Something happens on the server, by whoever. */
  act(): void {
    const room = this.pick([...this.server.rooms.values()]);
    const who = this.pick([ADA, BEN]);
    const message = this.pick(room.messages);
    const chance = this.random();
    if (chance < 0.4 || !message) {
      const mentions = this.random() < 0.3 ? { mentions: [ADA] } : this.shout();
      const thread = message && !message.thread && message.kind === "chat" && this.random() < 0.2
        ? { thread: message.id }
        : {};
      const forwarded = { name: "Eve", text: `from elsewhere ${this.random()}` };
      const more = { ...mentions, ...thread, ...(this.random() < 0.1 && { forwarded }) };
      this.server.post(room, who, { body: `text ${this.random()}`, ...more });
    } else if (chance < 0.45) {
      this.server.post(room, who, { kind: "system", notice: { what: "created" } });
    } else if (chance < 0.8) this.change(room, message);
    else if (chance < 0.9) {
      const read = Math.floor(this.random() * (room.count + 1));
      if (room.members.has(ADA)) this.server.moveRead(room, ADA, read, this.random() < 0.4);
    } else if (chance < 0.95) {
      const { picture: _, ...before } = room.facts();
      const picture = this.random() < 0.5 && { picture: FACE };
      const facts = { ...before, name: `Room ${this.random()}`, ...picture };
      this.server.commit(room, [{ type: "room.changed", facts }]);
    } else if (room.members.has(ADA)) this.server.leave(room, ADA);
    else this.server.join(room, ADA);
  }

  shout(): Pick<Message, "shout"> {
    return this.random() < 0.3 ? { shout: "room" } : {};
  }

  change(room: ModelRoom, message: Message): void {
    const { id, ordinal, from, kind, thread } = message;
    if (message.deleted || kind === "system") return;
    const chance = this.random();
    if (chance < 0.4) {
      const edited = { version: (message.edited?.version ?? 0) + 1, at: 1 };
      const mentions = this.random() < 0.5 && !thread ? { mentions: [ADA] } : this.shout();
      const body = `edited ${this.random()}`;
      const counted = thread === undefined;
      this.server.commit(room, [
        { type: "message.edited", id, body, edited, ordinal, from, counted, ...mentions },
      ]);
    } else if (chance < 0.5) {
      const by = this.random() < 0.7 ? BEN : null;
      const pinned = { version: (message.pinned?.version ?? 0) + 1, by, at: 1 };
      this.server.commit(room, [{ type: "message.pinned", id, pinned }]);
    } else if (chance < 0.7) {
      const reactions = {
        version: (message.reactions?.version ?? 0) + 1,
        by: this.random() < 0.7 ? { "+": [BEN] } : {},
      };
      this.server.commit(room, [{ type: "message.reacted", id, reactions }]);
    } else {
      const deleted = { by: from, at: 2 };
      const counted = thread === undefined;
      this.server.commit(room, [{ type: "message.deleted", id, deleted, ordinal, from, counted }]);
    }
  }

  /** The client does something, or the network does. */
  async step(): Promise<void> {
    const chance = this.random();
    const room = this.pick([ROOM, OTHER]);
    const held = this.client.state.rooms.get(room)?.timeline?.messages ?? [];
    if (chance < 0.35) this.act();
    else if (chance < 0.55) this.socket.work();
    else if (chance < 0.75) this.socket.deliver(1 + Math.floor(this.random() * 4));
    else if (chance < 0.79) void this.client.openRoom(room);
    else if (chance < 0.8) this.client.closeRoom(room);
    else if (chance < 0.84) void this.client.loadOlder(room);
    else if (chance < 0.87) void this.client.loadNewer(room);
    else if (chance < 0.89 && held.length > 0) {
      void this.client.loadAround(room, this.pick(held).id);
    } else if (chance < 0.9) this.client.lookAt(room, null);
    else if (chance < 0.92) void this.client.loadMembers(room);
    else if (chance < 0.95 && this.socket.isOpen) this.socket.cut();
    else await this.time.pass(3_000);
    await settled();
  }

  async quiet(): Promise<void> {
    for (let i = 0; i < 200; i++) {
      this.socket.work();
      this.socket.deliver();
      await settled();
      if (!this.socket.isOpen) await this.time.pass(40_000);
    }
    assert.equal(this.client.status.phase, "in sync");
  }
}

/** What is held between gaps is side by side on the server too, and in its current state. */
function checkTimeline(client: Client, room: ModelRoom): void {
  const timeline = client.state.rooms.get(room.id)?.timeline;
  if (!timeline) return;
  const ids = room.messages.map(({ id }) => id);
  timeline.messages.forEach(({ id }, i) => {
    const before = timeline.messages[i - 1]?.id;
    if (timeline.gapBefore.has(id)) return;
    assert.equal(ids[ids.indexOf(id) - 1], before, "nothing is missing where no gap is marked");
  });
  if (timeline.attached) assert.equal(timeline.messages.at(-1)?.id, ids.at(-1));
  assert.ok(timeline.messages.length <= KEEP * 2 + 100);
}

async function fresh(server: ModelServer, old: Client): Promise<Client> {
  let socket!: ModelSocket;
  const client = createClient({
    ...{ owner: { server: "model", person: ADA }, time: new TestTime() },
    openSocket: () => socket = server.connect(ADA),
  });
  for (const { id, timeline, memberList } of old.state.rooms.values()) {
    if (timeline) void client.openRoom(id);
    await settled();
    for (let i = 0; i < 20; i++) {
      socket.work();
      socket.deliver();
      await settled();
    }
    if (memberList) void client.loadMembers(id);
  }
  for (let i = 0; i < 20; i++) {
    socket.work();
    socket.deliver();
    await settled();
  }
  client.stop();
  return client;
}

Deno.test("after whatever happened a client holds what one that has just started holds", async () => {
  let held = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const world = new World(seeded(seed), seed);
    for (let i = 0; i < 150; i++) await world.step();
    await world.quiet();
    const newest = 3;
    const other = await fresh(world.server, world.client);
    assert.equal(stateText(world.client.state, newest), stateText(other.state, newest), `${seed}`);
    assert.equal(stateHash(world.client.state, newest), stateHash(other.state, newest));
    for (const room of world.server.rooms.values()) {
      checkTimeline(world.client, room);
      held += world.client.state.rooms.get(room.id)?.timeline?.messages.length ?? 0;
      const current = new Map(room.messages.map((message) => [message.id, message]));
      for (const message of world.client.state.rooms.get(room.id)?.timeline?.messages ?? []) {
        assert.equal(message.body, current.get(message.id)?.body);
        assert.deepEqual(message.reactions, current.get(message.id)?.reactions);
        assert.deepEqual(message.pinned?.by, current.get(message.id)?.pinned?.by);
        assert.deepEqual(message.replies, current.get(message.id)?.replies);
      }
    }
    world.client.stop();
  }
  assert.ok(held > 1_000, "there was something to compare");
});
