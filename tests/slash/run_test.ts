/** Commands as they are typed, over a real server. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { readSlash, runSlash, type SlashAnswer } from "../../lib/slash/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { type BusyPlace, busyPlace, type Name } from "../support/busy_place.ts";
import { within } from "../support/deadline.ts";
import { startServer, type TestServer } from "../support/server.ts";

const brings = <T>(promise: Promise<T>) => within("what the command brings about", promise);

class Scene implements AsyncDisposable {
  readonly entered: RoomId[] = [];
  readonly shown: string[] = [];
  #open: { client: Client; sockets: TrackedSockets }[] = [];

  private constructor(readonly server: TestServer, readonly place: BusyPlace) {}

  static async open(): Promise<Scene> {
    const server = await startServer();
    return new Scene(server, await busyPlace(server));
  }

  async clientOf(name: Name): Promise<Client> {
    const { user, token } = this.place.people[name];
    const sockets = new TrackedSockets(() => this.server.address, token);
    const client = createClient({
      owner: { server: this.server.address, person: user },
      openSocket: () => sockets.open(),
    });
    this.#open.push({ client, sockets });
    await brings(client.until(({ status }) => status.phase === "in sync"));
    return client;
  }

  async type(client: Client, room: RoomId, text: string): Promise<SlashAnswer> {
    const read = readSlash(text);
    assert.equal(read.is, "command");
    if (read.is !== "command") throw new Error(text);
    return await brings(runSlash(read.name, read.rest, {
      ...{ client, room },
      enter: (to) => this.entered.push(to),
      show: (what) => this.shown.push(what),
      say: async (to, body) => {
        const sent = await client.send(to, body);
        return sent.ok ? await sent.value.done : sent;
      },
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, sockets } of this.#open) {
      client.stop();
      await sockets[Symbol.asyncDispose]();
    }
    await this.server[Symbol.asyncDispose]();
  }
}

Deno.test("a room's topic and name are changed, by those who may", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.clientOf("mara");
  assert.deepEqual(await scene.type(mara, saturday, "/topic Bring tea"), { is: "done" });
  await brings(mara.until(({ state }) => state.rooms.get(saturday)?.facts.topic === "Bring tea"));
  assert.deepEqual(await scene.type(mara, saturday, "/rename Sunday"), { is: "done" });
  await brings(mara.until(({ state }) => state.rooms.get(saturday)?.facts.name === "Sunday"));
  const ines = await scene.clientOf("ines");
  const refused = await scene.type(ines, saturday, "/rename Monday");
  assert.equal(refused.is === "refused" && refused.refusal.code, "forbidden");
});

Deno.test("a message to one alone begins the conversation, and only they hear it", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const [mara, aiko] = [await scene.clientOf("mara"), await scene.clientOf("aiko")];
  const before = scene.entered.length;
  assert.deepEqual(await scene.type(mara, saturday, "/msg @aiko psst, tea?"), { is: "done" });
  const room = scene.entered[before]!;
  await brings(aiko.until(({ state }) => state.rooms.get(room)?.tally.count === 1));
  const ines = await scene.clientOf("ines");
  assert.equal(ines.state.rooms.has(room), false);
  assert.deepEqual(await scene.type(mara, saturday, "/msg @nobody hi"), {
    ...{ is: "nobody", name: "nobody" },
  });
});

Deno.test("a room is made, others are brought in and put out, and one leaves", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const [mara, ines] = [await scene.clientOf("mara"), await scene.clientOf("ines")];
  assert.deepEqual(await scene.type(mara, saturday, "/create garden"), { is: "done" });
  const garden = scene.entered.at(-1)!;
  await brings(mara.until(({ state }) => state.rooms.has(garden)));
  assert.deepEqual(await scene.type(mara, garden, "/invite @ines, @tomas"), { is: "done" });
  await brings(ines.until(({ state }) => state.rooms.has(garden)));
  assert.deepEqual(await scene.type(mara, garden, "/remove @ines"), { is: "done" });
  await brings(ines.until(({ state }) => !state.rooms.has(garden)));
  assert.deepEqual(await scene.type(ines, saturday, "/join #Garden"), { is: "done" });
  assert.equal(scene.entered.at(-1), garden);
  await brings(ines.until(({ state }) => state.rooms.has(garden)));
  assert.deepEqual(await scene.type(ines, garden, "/leave"), { is: "done" });
  await brings(ines.until(({ state }) => !state.rooms.has(garden)));
  assert.deepEqual(await scene.type(ines, saturday, "/join attic"), {
    ...{ is: "no room", name: "attic" },
  });
});

Deno.test("a private room is not found by its name", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const tomas = await scene.clientOf("tomas");
  assert.deepEqual(await scene.type(tomas, saturday, "/join till"), {
    is: "no room",
    name: "till",
  });
});

Deno.test("one says how one is there, and what one is up to", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const { people } = scene.place;
  const [mara, ines] = [await scene.clientOf("mara"), await scene.clientOf("ines")];
  ines.watchPeople([people.mara.user]);
  const seen = () => ines.state.people.get(people.mara.user);
  assert.deepEqual(await scene.type(mara, saturday, "/away fetching solder"), { is: "done" });
  await brings(ines.until(() => seen()?.presence === "away"));
  await brings(ines.until(() => seen()?.status?.text === "fetching solder"));
  assert.deepEqual(await scene.type(mara, saturday, "/back"), { is: "done" });
  await brings(ines.until(() => seen()?.presence === "online" && seen()?.status === undefined));
  assert.deepEqual(await scene.type(mara, saturday, "/nick Mara L."), { is: "done" });
  await brings(ines.until(() => seen()?.displayName === "Mara L."));
});

Deno.test("a conversation is muted, and heard again", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.clientOf("mara");
  assert.deepEqual(await scene.type(mara, saturday, "/mute"), { is: "done" });
  assert.equal(mara.own.prefs(saturday).mutedUntil, Number.MAX_SAFE_INTEGER);
  assert.deepEqual(await scene.type(mara, saturday, "/unmute"), { is: "done" });
  assert.equal(mara.own.prefs(saturday).mutedUntil, 0);
});

Deno.test("what lacks something is not done, and what is only shown is shown", async () => {
  await using scene = await Scene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.clientOf("mara");
  for (const text of ["/msg", "/join", "/create", "/rename", "/invite", "/nick", "/me"]) {
    assert.deepEqual(await scene.type(mara, saturday, text), { is: "incomplete" }, text);
  }
  await scene.type(mara, saturday, "/who");
  await scene.type(mara, saturday, "/help");
  assert.deepEqual(scene.shown, ["members", "help"]);
});

Deno.test("without a connection a command answers, and nothing of it waits", async () => {
  await using scene = await Scene.open();
  const { user } = scene.place.people.mara;
  const mara = createClient({
    owner: { server: scene.server.address, person: user },
    openSocket: () => {
      throw new Error("No network");
    },
  });
  await mara.until(({ status }) => status.phase === "offline");
  for (const text of ["/create garden", "/topic Fair", "/away"]) {
    const answer = await scene.type(mara, scene.place.rooms.saturday, text);
    assert.equal(answer.is, "refused", text);
  }
  assert.deepEqual(mara.outbox, []);
  mara.stop();
});
