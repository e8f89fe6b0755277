import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import { accept, type Command, refuse, type RoomId } from "../../lib/protocol/mod.ts";
import { mentionsOf, unreadOf } from "../../lib/rules/mod.ts";
import { countOf } from "../chaos/counting.ts";
import type { ModelRoom } from "./model_room.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { seeded } from "./seeded.ts";
import { settled, TestTime } from "./test_time.ts";

const ROOMS = [ROOM, "rother000000" as RoomId, "rthird000000" as RoomId];
const WALKS = 100;
const STEPS = 1_000;
const DEVICES = 3;

/** One of Ada's devices, which may be started anew. */
class Device {
  client: Client;
  socket!: ModelSocket;

  constructor(readonly server: ModelServer, readonly time: TestTime) {
    this.client = this.#start();
  }

  restart(): void {
    this.socket.close();
    this.client.stop();
    this.client = this.#start();
  }

  #start(): Client {
    const openSocket = () => this.socket = this.server.connect(ADA);
    const owner = { server: "model", person: ADA };
    return createClient({ owner, openSocket, time: this.time, keep: 12 });
  }
}

class Walk {
  readonly server = new ModelServer();
  readonly time: TestTime;
  readonly devices: Device[];

  constructor(readonly random: () => number, seed: number) {
    this.time = new TestTime(seed);
    for (const room of ROOMS) this.server.addRoom(room, [ADA, BEN]);
    const answer = this.server.answer.bind(this.server);
    this.server.answer = (socket, command) => {
      if (command.type === "read.move") this.#moved(socket, command);
      else answer(socket, command);
    };
    this.devices = Array.from({ length: DEVICES }, () => new Device(this.server, this.time));
  }

  /** As the server decides it: an older position moves nothing unless it is meant to. */
  #moved(socket: ModelSocket, command: Extract<Command, { type: "read.move" }>): void {
    const { ref, to, version, back = false } = command;
    const room = this.server.rooms.get(command.room)!;
    const message = room.find(to);
    const isStale = version !== room.position(ADA).version;
    if (message && !(isStale && !back)) {
      this.server.moveRead(room, ADA, message.ordinal, back);
    }
    const reply = message ? accept({}) : refuse("not_found");
    socket.items.push(JSON.stringify({ ref, ...(reply.ok ? { ok: true, result: {} } : reply) }));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  async step(): Promise<void> {
    const device = this.pick(this.devices);
    const chance = this.random();
    if (chance < 0.3) this.#talk();
    else if (chance < 0.65) this.#network(device);
    else if (chance < 0.85) this.#read(device);
    else if (chance < 0.95) this.#look(device);
    else if (chance < 0.965 && device.socket.isOpen) device.socket.cut();
    else if (chance < 0.97) device.restart();
    else await this.time.pass(3_000);
    if (this.random() < 0.3) await settled();
  }

  #talk(): void {
    const room = this.pick([...this.server.rooms.values()]);
    const from = this.random() < 0.8 ? BEN : ADA;
    const chance = this.random();
    const message = this.pick(room.messages);
    const called = this.random() < 0.3
      ? { mentions: [ADA] }
      : this.random() < 0.1
      ? { shout: "room" as const }
      : {};
    if (chance < 0.6 || !message) {
      const thread = message && !message.thread && this.random() < 0.1
        ? { thread: message.id }
        : {};
      this.server.post(room, from, { body: "said", ...called, ...thread });
    } else if (message.deleted === undefined) this.#change(room, message.id, called, chance);
  }

  #change(room: ModelRoom, id: string, called: object, chance: number): void {
    const message = room.messages.find((message) => message.id === id)!;
    const { ordinal, from, edited, thread } = message;
    const counted = thread === undefined;
    const about = { id: message.id, ordinal, from, counted };
    const version = (edited?.version ?? 0) + 1;
    this.server.commit(room, [
      chance < 0.8
        ? {
          ...{ type: "message.edited", ...about, body: "edited" },
          ...{ edited: { version, at: 1 }, ...(counted && called) },
        }
        : { type: "message.deleted", ...about, deleted: { by: from, at: 2 } },
    ]);
  }

  #network({ socket }: Device): void {
    const chance = this.random();
    if (chance < 0.2) this.#delayOwn(socket.items);
    else if (chance < 0.6) socket.work();
    else socket.deliver(1 + Math.floor(this.random() * 6));
  }

  /** What is told of oneself comes by another log than what is told of a room, and may be later. */
  #delayOwn(items: string[]): void {
    const isOwn = (item: string | undefined) => item?.includes('"type":"own.moved"');
    const at = items.findIndex((item, at) =>
      at > 0 && isOwn(item) && isOwn(items[at + 1]) === false
    );
    if (at > 0) items.splice(at, 2, items[at + 1]!, items[at]!);
  }

  #read({ client }: Device): void {
    const id = this.pick(ROOMS);
    const held = client.state.rooms.get(id)?.timeline?.messages ?? [];
    const ordinary = held.filter(({ thread }) => thread === undefined);
    if (ordinary.length === 0) return;
    void client.moveRead(id, this.pick(ordinary).id, this.random() < 0.15);
  }

  #look({ client }: Device): void {
    const id = this.pick(ROOMS);
    const chance = this.random();
    if (chance < 0.5) void client.openRoom(id);
    else if (chance < 0.6) client.closeRoom(id);
    else if (chance < 0.8) void client.loadOlder(id);
    else void client.loadNewer(id);
  }

  async quiet(): Promise<void> {
    const isBusy = ({ client, socket }: Device) =>
      client.status.phase !== "in sync" || socket.commands.length + socket.items.length > 0;
    for (let i = 0; i < 400 && (i < 5 || this.devices.some(isBusy)); i++) {
      for (const { socket } of this.devices) {
        for (let j = 0; j < 10; j++) socket.work();
        socket.deliver();
      }
      await settled();
      if (this.devices.some(({ socket }) => !socket.isOpen)) await this.time.pass(40_000);
    }
  }
}

Deno.test("after 100,000 random deeds of people, devices and networks each device counts what the history counts", async () => {
  let compared = 0;
  let unread = 0;
  for (let seed = 1; seed <= WALKS; seed++) {
    const walk = new Walk(seeded(seed), seed);
    for (let i = 0; i < STEPS; i++) await walk.step();
    await walk.quiet();
    for (const room of walk.server.rooms.values()) {
      const { read, since = 0 } = room.position(ADA);
      const expected = countOf(room.messages, { read, since }, ADA);
      for (const [at, { client }] of walk.devices.entries()) {
        const { tally } = client.state.rooms.get(room.id)!;
        const shown = { unread: unreadOf(tally), mentions: mentionsOf(tally) };
        assert.deepEqual(shown, expected, `walk ${seed}, device ${at}, ${room.id}`);
        compared++;
        unread += shown.unread;
      }
    }
    for (const { client } of walk.devices) client.stop();
  }
  assert.equal(compared, WALKS * ROOMS.length * DEVICES);
  assert.ok(unread > 1_000, "there was something to count");
});
