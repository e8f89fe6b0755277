/** Threads that are open and threads that are followed, in clients of several people and devices. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { type Client, type ThreadIn, threadsOf, unreadThreads } from "../../lib/client/mod.ts";
import type { Message, MessageId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { unreadInThread } from "../../lib/rules/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { within } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

/** One client of somebody; it can be cut off. */
class Device implements AsyncDisposable {
  readonly client: Client;
  readonly #sockets: TrackedSockets;
  #isDark = false;

  constructor(address: string, readonly user: UserId, token: string) {
    this.#sockets = new TrackedSockets(() => address, token);
    this.client = createClient({
      owner: { server: "test", person: user },
      openSocket: () => {
        if (this.#isDark) throw new Error("no network");
        return this.#sockets.open();
      },
    });
  }

  async until(what: string, holds: (device: this) => boolean): Promise<void> {
    await within(what, this.client.until(() => holds(this)));
  }

  async inSync(): Promise<void> {
    await this.until("in sync", ({ client }) => client.status.phase === "in sync");
  }

  async goesDark(): Promise<void> {
    this.#isDark = true;
    this.#sockets.cut();
    await this.until("offline", ({ client }) => client.status.phase === "offline");
  }

  async comesBack(): Promise<void> {
    this.#isDark = false;
    this.client.wake();
    await this.inSync();
  }

  async says(room: RoomId, body: string, thread?: MessageId): Promise<MessageId> {
    const extras = thread === undefined ? {} : { thread };
    const { done } = given(await this.client.send(room, body, extras));
    const sent = given(await within(body, done));
    if (!("id" in sent)) throw new Error("Not the answer to a message");
    return sent.id;
  }

  repliesIn(room: RoomId, thread: MessageId): string[] | undefined {
    const open = this.client.state.rooms.get(room)?.openThreads.get(thread);
    return open?.messages.slice(1).map(({ body }) => body);
  }

  held(room: RoomId, id: MessageId): Message | undefined {
    return this.client.state.rooms.get(room)?.timeline?.messages.find((one) => one.id === id);
  }

  followed(thread: MessageId): ThreadIn | undefined {
    return threadsOf(this.client.state).find(({ id }) => id === thread);
  }

  unreadIn(thread: MessageId): number | undefined {
    const followed = this.followed(thread);
    return followed && unreadInThread(followed.tally);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.stop();
    await this.#sockets[Symbol.asyncDispose]();
  }
}

interface Scene extends AsyncDisposable {
  readonly ada: Device;
  /** Another device of hers. */
  readonly phone: Device;
  readonly ben: Device;
  readonly room: RoomId;
  readonly thread: MessageId;
}

/** A room of Ada's with Ben in it, and what Ada said there. */
async function scene(): Promise<Scene> {
  const server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
  const { store } = server.chat;
  const [ada, ben] = [await seedPerson(store, "ada"), await seedPerson(store, "ben")];
  const at = ({ user, token }: typeof ada) => new Device(server.address, user, token);
  const devices = [at(ada), at(ada), at(ben)] as const;
  for (const device of devices) await device.inSync();
  const made = { name: "Café", visibility: "private", past: "everyone" } as const;
  const { done } = given(
    await devices[0].client.submit({ type: "room.create", ask: made }),
  );
  const { room } = given(await within("the room", done)) as { room: RoomId };
  given(await devices[0].client.request("room.add", { room, user: ben.user }));
  for (const device of devices) {
    await device.until("the room", ({ client }) => client.state.rooms.has(room));
    await device.client.openRoom(room);
  }
  const thread = await devices[0].says(room, "Tea?");
  return {
    ...{ ada: devices[0], phone: devices[1], ben: devices[2], room, thread },
    async [Symbol.asyncDispose]() {
      for (const device of devices) await device[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

Deno.test("an open thread shows each reply as it comes, and its first message counts them", async () => {
  await using scenery = await scene();
  const { ada, phone, ben, room, thread } = scenery;
  await ben.says(room, "before", thread);
  given(await ada.client.openThread(room, thread));
  assert.deepEqual(ada.repliesIn(room, thread), ["before"]);
  const id = await ben.says(room, "after", thread);
  await ben.says(room, "not of this thread");
  await ada.until("what came after", (ada) => ada.held(room, thread)?.replies?.count === 2);
  assert.deepEqual(ada.repliesIn(room, thread), ["before", "after"]);
  given(await ben.client.edit(room, id, "mended"));
  await ada.until("the edit", (ada) => ada.repliesIn(room, thread)?.at(-1) === "mended");
  given(await ben.client.remove(room, id));
  await ada.until("the deletion", (ada) => ada.repliesIn(room, thread)?.at(-1) === "");
  assert.equal(phone.repliesIn(room, thread), undefined, "nothing is held of one that is not open");
  ada.client.closeThread(room, thread);
  assert.equal(ada.repliesIn(room, thread), undefined);
});

Deno.test("who was away finds an open thread as it is, and older replies when they ask", async () => {
  await using scenery = await scene();
  const { ada, ben, room, thread } = scenery;
  const all = Array.from({ length: 70 }, (_, i) => `${i}`);
  for (const body of all) await ben.says(room, body, thread);
  given(await ada.client.openThread(room, thread));
  assert.deepEqual(ada.repliesIn(room, thread), all.slice(-50));
  const openThread = () => ada.client.state.rooms.get(room)!.openThreads.get(thread)!;
  assert.deepEqual([...openThread().gapBefore], [openThread().messages[1]!.id]);
  given(await ada.client.loadOlderReplies(room, thread));
  assert.deepEqual(ada.repliesIn(room, thread), all);
  await ada.goesDark();
  await ben.says(room, "in the dark", thread);
  await ada.comesBack();
  await ada.until("the last reply", (ada) => ada.repliesIn(room, thread)?.at(-1) === "in the dark");
  assert.deepEqual(ada.repliesIn(room, thread), [...all, "in the dark"]);
  assert.equal(openThread().gapBefore.size, 0);
});

Deno.test("what is unread in a thread is the same on all devices, also on one that was away", async () => {
  await using scenery = await scene();
  const { ada, phone, ben, room, thread } = scenery;
  await phone.goesDark();
  for (const body of ["one", "two", "three"]) await ben.says(room, body, thread);
  await ada.until("three unread", (ada) => ada.unreadIn(thread) === 3);
  await phone.comesBack();
  await phone.until("three unread", (phone) => phone.unreadIn(thread) === 3);
  const { last } = ada.followed(thread)!;
  given(await phone.client.moveThreadRead(room, thread, last));
  await ada.until("none unread", (ada) => ada.unreadIn(thread) === 0);
  await ben.says(room, "four", thread);
  given(await ada.client.moveThreadRead(room, thread, thread, true));
  for (const device of [ada, phone]) {
    await device.until("all unread", (device) => device.unreadIn(thread) === 4);
    assert.deepEqual(unreadThreads(device.client.state), { threads: 1, mentions: 0 });
  }
  assert.equal(ben.unreadIn(thread), 0, "their own are not");
  given(await phone.client.followThread(room, thread, false));
  await ada.until("no longer followed", (ada) => ada.unreadIn(thread) === undefined);
});

Deno.test("who is put out holds nothing of the room's threads any more", async () => {
  await using scenery = await scene();
  const { ada, ben, room, thread } = scenery;
  await ben.says(room, "one", thread);
  given(await ben.client.openThread(room, thread));
  await ben.until("followed", (ben) => ben.unreadIn(thread) === 0);
  given(await ada.client.request("room.remove", { room, user: ben.user }));
  await ben.until("put out", ({ client }) => !client.state.rooms.has(room));
  assert.deepEqual(threadsOf(ben.client.state), []);
  assert.equal((await ben.client.openThread(room, thread)).ok, false);
  assert.deepEqual(given(await ben.client.request("threads.page", {})).threads, []);
});
