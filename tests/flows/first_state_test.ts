/** A page that the server has rendered, and the client that begins with what stands in it. */
import assert from "node:assert/strict";
import { type FirstLook, firstState } from "../../lib/actions/mod.ts";
import { createClient, makeClient } from "../../lib/client/create_client.ts";
import { type Client, stateHash, stateText } from "../../lib/client/mod.ts";
import {
  type Epoch,
  type FirstState,
  type MessageId,
  newClientId,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { freshClient } from "../chaos/history.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { makeRoom, say } from "../live/gathering.ts";
import { within } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

/** Less than a first page brings. */
const NEWEST = 40;

/** Ada, whose page it is; Ben, who writes; and two rooms with both. */
class Scene implements AsyncDisposable {
  readonly asked: { type: string; rooms?: unknown[] }[] = [];
  readonly ids: MessageId[] = [];

  private constructor(
    readonly server: TestServer,
    readonly ada: Awaited<ReturnType<typeof seedPerson>>,
    readonly ben: WireClient,
    readonly rooms: readonly [RoomId, RoomId],
    readonly sockets: TrackedSockets,
  ) {}

  static async open(): Promise<Scene> {
    const server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
    const { store } = server.chat;
    const [ada, ben] = [await seedPerson(store, "ada"), await seedPerson(store, "ben")];
    const wire = await WireClient.connect(server.address, ben.token);
    const members = [ada.user];
    const rooms = [await makeRoom(wire, { members }), await makeRoom(wire, { members })] as const;
    const sockets = new TrackedSockets(() => server.address, ada.token);
    const scene = new Scene(server, ada, wire, rooms, sockets);
    await scene.says(60);
    return scene;
  }

  get ground() {
    const { store, clock } = this.server.chat;
    return { store, now: () => clock.now() };
  }

  async says(count: number): Promise<void> {
    const from = this.ids.length;
    for (let i = 0; i < count; i++) {
      this.ids.push(await say(this.ben, this.rooms[0], `${from + i}`));
    }
  }

  async look(look: Partial<FirstLook> = {}): Promise<FirstState> {
    const whole = { room: this.rooms[0], presenceOf: this.server.chat.presenceOf, ...look };
    const first = await firstState(this.ground, this.ada.user, whole);
    // As it reaches the page
    return JSON.parse(JSON.stringify(first!));
  }

  begin(first: FirstState): Client {
    const owner = { server: "test", person: this.ada.user };
    return makeClient({
      ...{ owner, first },
      openSocket: () => {
        const socket = this.sockets.open();
        const send = socket.send.bind(socket);
        socket.send = (text) => (this.asked.push(JSON.parse(text)), send(text));
        return socket;
      },
    });
  }

  /** Comes to hold what a client holds that has just started, in the open room and in the list. */
  async converges(client: Client): Promise<void> {
    client.start();
    const inSync = client.until(({ status }) => status.phase === "in sync");
    await within("in sync", inSync);
    const plain = createClient({
      owner: { server: "test", person: this.ada.user },
      openSocket: () => this.sockets.open(),
    });
    await within("open", plain.openRoom(this.rooms[0]));
    await within("in sync", plain.until(({ status }) => status.phase === "in sync"));
    plain.stop();
    const [held, wanted] = [client, plain].map(({ state }) => stateText(state, NEWEST));
    assert.equal(held, wanted);
    assert.equal(stateHash(client.state, NEWEST), stateHash(plain.state, NEWEST));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.sockets.cut();
    await this.sockets[Symbol.asyncDispose]();
    await this.ben[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }
}

const timelineOf = ({ state }: Client, room: RoomId) => state.rooms.get(room)!.timeline;

Deno.test("a client with a first state holds it before there is a socket, and asks for nothing it has", async () => {
  await using scene = await Scene.open();
  const [open, other] = scene.rooms;
  const client = scene.begin(await scene.look());
  assert.deepEqual(client.status, { phase: "connecting" });
  assert.equal(timelineOf(client, open)!.messages.at(-1)!.body, "59");
  assert.equal(timelineOf(client, other), null);
  assert.equal(client.state.rooms.get(open)!.tally.count, 60);
  const ben = client.state.people.get(scene.ben.hello.you.id)!;
  assert.deepEqual([ben.displayName, ben.presence], ["ben", "online"]);

  await within("the open room", client.openRoom(open));
  await scene.converges(client);
  const types = scene.asked.map(({ type }) => type).filter((type) => type !== "stream.open");
  assert.deepEqual(types, ["sync", "people.watch", "emoji.list"]);
  assert.equal(scene.asked[0]!.rooms!.length, 2, "it names what it has");
  assert.equal(client.state.people.size, 2, "and still knows who is on the screen");
  client.stop();
});

Deno.test("what happens between the making of a page and its socket is not lost", async () => {
  await using scene = await Scene.open();
  const { ben, ada, ids } = scene;
  const [open, other] = scene.rooms;
  const { chat: { store } } = scene.server;
  await using adaHerself = await WireClient.connect(scene.server.address, ada.token);
  const [waiting, added] = [newClientId(), newClientId()];
  const at = scene.server.clock.now() + 3_600_000;
  given(await adaHerself.ask("later.set", { id: waiting, room: open, at, body: "soon" }));
  const begun = { room: open, text: "I begin", base: 0 };
  given(await adaHerself.ask("draft.set", begun));
  given(await adaHerself.ask("settings.change", { theme: "dark" }));
  given(await adaHerself.ask("room.prefer", { room: open, favourite: true }));
  given(await adaHerself.ask("saved.set", { room: open, id: ids[0]!, on: true }));
  const client = scene.begin(await scene.look());
  assert.deepEqual(client.state.later.map(({ id }) => id), [waiting]);
  assert.equal(client.own.draft(open).text, "I begin");
  assert.equal(client.own.settings.theme, "dark");
  assert.ok(client.own.prefs(open).favourite && client.own.isSaved(open, ids[0]!));

  await scene.says(2);
  const [edited, deleted] = ids.slice(-4);
  const once = await ben.once();
  given(await ben.ask("message.edit", { once, room: open, id: edited!, body: "other words" }));
  given(await ben.ask("message.delete", { once: await ben.once(), room: open, id: deleted! }));
  await say(ben, other, "over here");
  await makeRoom(ben, { members: [ada.user] });
  given(await adaHerself.ask("room.leave", { room: other }));
  given(await adaHerself.ask("person.ignore", { user: ben.hello.you.id, on: true }));
  const { version } = client.state.rooms.get(open)!.tally;
  given(await adaHerself.ask("read.move", { room: open, to: ids[30]!, version }));
  const { user: cyd } = await seedPerson(store, "cyd");
  given(await ben.ask("room.add", { room: open, user: cyd }));

  given(await adaHerself.ask("later.set", { id: added, room: open, at: at + 1, body: "then" }));
  given(await adaHerself.ask("draft.set", { ...begun, text: "I begin anew", base: 1 }));
  given(await adaHerself.ask("saved.set", { room: open, id: ids[0]!, on: false }));

  await scene.converges(client);
  assert.deepEqual(client.state.later.map(({ id }) => id), [waiting, added]);
  const bodies = timelineOf(client, open)!.messages.map(({ body }) => body);
  assert.ok(bodies.includes("61") && bodies.includes("other words"));
  assert.deepEqual([client.state.rooms.has(other), client.state.rooms.size], [false, 2]);
  assert.equal(client.state.rooms.get(open)!.tally.read, 31);
  assert.equal(client.state.ignored.size, 1);
  assert.equal(client.own.draft(open).text, "I begin anew");
  assert.ok(!client.own.isSaved(open, ids[0]!));
  client.stop();
});

Deno.test("a page that lay there for an hour, at a message of long ago, comes to hold what there is now", async () => {
  await using scene = await Scene.open();
  await scene.says(140);
  const [open] = scene.rooms;
  const around = scene.ids[10]!;
  const client = scene.begin(await scene.look({ around }));
  const place = timelineOf(client, open)!.messages.findIndex(({ id }) => id === around);
  assert.ok(place >= 0 && timelineOf(client, open)!.gapBefore.size > 0);
  scene.server.clock.move(3_600_000);
  await scene.says(1_100);
  await scene.converges(client);
  // Too much was missed for it to be told one by one, and what was looked at is there again
  const isThere = () => timelineOf(client, open)!.messages.some(({ id }) => id === around);
  await within("the message looked at", client.until(isThere));
  const fresh = await freshClient({ name: "ada", ...scene.ada }, scene.server.address);
  const history = fresh.history.get(open)!;
  const { messages, gapBefore } = timelineOf(client, open)!;
  messages.forEach(({ id }, i) => {
    const before = history[history.findIndex((message) => message.id === id) - 1]?.id;
    if (!gapBefore.has(id)) assert.equal(messages[i - 1]?.id, before);
  });
  await fresh[Symbol.asyncDispose]();
  client.stop();
});

Deno.test("a first state of another epoch is forgotten at the hello", async () => {
  await using scene = await Scene.open();
  const first = await scene.look();
  const client = scene.begin({ ...first, epoch: "000000" as Epoch });
  await scene.converges(client);
  assert.equal(client.state.epoch, first.epoch);
  assert.deepEqual(scene.asked[0], { ref: 1, type: "sync", me: null, rooms: [] });
  client.stop();
});

Deno.test("a first state shows nobody a room that is not theirs, and serves nobody else", async () => {
  await using scene = await Scene.open();
  const { store } = scene.server.chat;
  const eve = await seedPerson(store, "eve");
  const look = {
    room: scene.rooms[0],
    around: scene.ids[0]!,
    presenceOf: () => "offline" as const,
  };
  const hers = (await firstState(scene.ground, eve.user, look))!;
  assert.deepEqual([hers.open, hers.rooms, hers.people.map(({ id }) => id)], [null, [], [
    eve.user,
  ]]);
  assert.equal(await firstState(scene.ground, "unobody00000" as typeof eve.user, look), null);
  assert.throws(() => scene.begin(hers), /somebody else/);
});
