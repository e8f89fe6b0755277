/** Files at two instances over one database that takes ten checks a commit, and holds the bytes as well. */
import assert from "node:assert/strict";
import type { FileId, RoomId } from "../../lib/protocol/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { chunk, png } from "../files/samples.ts";
import { makeRoom, say } from "../live/gathering.ts";
import { denokvServer } from "../support/denokv.ts";
import { FileSender } from "../support/file_sender.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const FRIENDS = ["ben", "cyd", "dan"];
const MINUTE_MS = 60_000;

/** Ada at the one instance and her friends at the other, in a room of hers. */
async function scene() {
  await using resources = new AsyncDisposableStack();
  const denokv = resources.use(await denokvServer());
  const store = { data: "", kv: new URL(denokv.address), token: denokv.token };
  const env = { PARLEY_FILES: "kv", PARLEY_SEND_RATE: "0" };
  const here = resources.use(await startServer({ store, env }));
  const there = resources.use(await startServer({ store, env }));
  const ada = await seedPerson(here.chat.store, "ada");
  const friends = await Promise.all(FRIENDS.map((name) => seedPerson(here.chat.store, name)));
  const wire = resources.use(await WireClient.connect(here.address, ada.token));
  const benWire = resources.use(await WireClient.connect(there.address, friends[0]!.token));
  const members = friends.map(({ user }) => user);
  const room = await makeRoom(wire, { members });
  const owned = resources.move();
  return {
    ...{ here, there, wire, benWire, room, members },
    ada: new FileSender(here.address, ada.token),
    ben: new FileSender(there.address, friends[0]!.token),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function sends(wire: WireClient, room: RoomId, files: readonly string[], more = {}) {
  const named = files.map((id) => ({ id: id as FileId }));
  const ask = { once: await wire.once(), room, body: "see", files: named, ...more };
  return given(await wire.ask("message.send", ask)).id;
}

Deno.test("ten files are brought at two instances, sent with all that a message has, and gone with it at both", async () => {
  await using place = await scene();
  const { here, there, ada, ben, wire, benWire, room, members } = place;
  const thread = await say(wire, room, "where it starts");
  const answered = await say(benWire, room, "and what of it?");
  const pictures = Array.from(
    { length: LIMITS.filesOfMessage },
    (_, i) => png([chunk("PLTE", `${i}`)]),
  );
  const brings = (by: FileSender) =>
    Promise.all(pictures.map((bytes) => by.brings(bytes, "x.png")));
  const [ours, theirs] = await Promise.all([brings(ada), brings(ben)]);
  const about = {
    ...{ body: FRIENDS.map((name) => `@${name}`).join(" "), mentions: members },
    ...{ thread, replyTo: answered, forward: { room, id: answered } },
  };
  const [one, other] = await Promise.all([
    sends(wire, room, ours, about),
    sends(benWire, room, theirs, about),
  ]);
  for (const [by, ids] of [[ben, ours], [ada, theirs]] as const) {
    for (const [i, id] of ids.entries()) {
      assert.deepEqual(await (await by.fetches(id)).bytes(), pictures[i]);
    }
  }
  given(await wire.ask("message.delete", { once: await wire.once(), room, id: one }));
  await released(there, here);
  const again = await ada.fetches(theirs[0]!);
  assert.deepEqual(await again.bytes(), pictures[0], "the other message has the same bytes");
  given(await benWire.ask("message.delete", { once: await benWire.once(), room, id: other }));
  await released(here, there);
  const { store, files } = here.chat;
  assert.deepEqual(await Array.fromAsync(files.blobs.list()), []);
  for (const prefix of ["file", "content", "content_of", "claim", "aside", "naming", "loose"]) {
    assert.deepEqual(await Array.fromAsync(store.kv.list({ prefix: [prefix] })), [], prefix);
  }
  for (const { chat } of [here, there]) assert.equal(chat.counts()["failures"], 0);
});

Deno.test("who is removed at one instance has nothing more at the other from the answer on", async () => {
  await using place = await scene();
  const { ada, ben, wire, benWire, room, members } = place;
  const bytes = png();
  const id = await ada.brings(bytes, "face.png");
  assert.equal((await ada.ask("PUT", `/previews/${id}`, {}, bytes)).status, 204);
  await sends(wire, room, [id]);
  const seen = await ben.fetches(id);
  const etag = { "if-none-match": seen.headers.get("etag")! };
  assert.deepEqual(await seen.bytes(), bytes);
  const ask = [
    () => ben.fetches(id),
    () => ben.fetches(id, { range: "bytes=0-1" }),
    () => ben.fetches(id, etag),
    () => ben.ask("GET", `/previews/${id}`),
  ];
  assert.deepEqual(await statuses(ask), [200, 206, 304, 200]);
  given(await wire.ask("room.remove", { room, user: members[0]! }));
  assert.deepEqual(await statuses(ask), [404, 404, 404, 404]);
  const refused = await benWire.ask("message.send", {
    ...{ once: await benWire.once(), room, body: "see", files: [{ id: id as FileId }] },
  });
  assert.equal(!refused.ok && refused.code, "not_found");
  given(await wire.ask("room.add", { room, user: members[0]! }));
  assert.deepEqual(await statuses(ask), [200, 206, 304, 200]);
});

/** Both look for what is not named any more, at the same time, once nothing holds it. */
async function released(...servers: Awaited<ReturnType<typeof startServer>>[]): Promise<void> {
  for (const { clock } of servers) clock.move(2 * MINUTE_MS);
  for (const { chat } of servers) chat.sending.soon();
  await Promise.all(servers.map(({ chat }) => chat.sending.done()));
}

async function statuses(asked: readonly (() => Promise<Response>)[]): Promise<number[]> {
  return await Promise.all(asked.map(async (ask) => {
    const response = await ask();
    await response.body?.cancel();
    return response.status;
  }));
}
