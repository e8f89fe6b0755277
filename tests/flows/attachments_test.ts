/** Files that go with messages: a client over the real server, on a line that breaks. */
import assert from "node:assert/strict";
import { ShelfFull } from "../../lib/client/attachments/attachment_shelf.ts";
import { png } from "../files/samples.ts";
import {
  allThere,
  attach,
  attachmentScene,
  file,
  isSent,
  random,
} from "../support/attachment_scene.ts";
import { within } from "../support/deadline.ts";

Deno.test("what was attached is brought while one still writes, and goes with the message", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const bytes = [random(700_000, 1), png()] as const;
  const ids = await attach(client, place.place, file("notes.bin", bytes[0]), {
    ...{ ...file("face.png", bytes[1]), preview: new Blob([png()]), width: 40, height: 30 },
    blur: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
  });
  await within("both there", client.until((client) => allThere(client, place.place)));
  const attachments = client.attachments.now!;
  assert.ok(await attachments.setAlt(ids[1]!, "A face,\nsmiling "));
  assert.ok(await attachments.move(ids[1]!, 0));
  assert.deepEqual(client.attachments.of(place.place).map(({ name }) => name), [
    "face.png",
    "notes.bin",
  ]);
  const attached = client.attachments.of(place.place).map(({ id }) => id);
  const sent = await client.send(place.room, "Here they are", { attached });
  assert.ok(sent.ok);
  assert.deepEqual(client.attachments.of(place.place), [], "they are the message's now");
  assert.ok((await sent.value.done).ok);
  const [message] = await place.messages();
  assert.deepEqual(message!.files!.map(({ name, alt, preview }) => [name, alt, preview]), [
    ["face.png", "A face, smiling", { blur: "1QcSHQRnh493V4dIh4eXh1h4kJUI" }],
    ["notes.bin", undefined, undefined],
  ]);
  assert.deepEqual(await place.bytesOf(message!.files![1]!), bytes[0]);
  assert.deepEqual(await place.shelf.load(), [], "nothing is left here");
});

Deno.test("a message waits for its files, and what is said in its room after it waits behind it", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const held = Promise.withResolvers<null>();
  place.road.meets = ({ method }) => method === "PATCH" ? held.promise : Promise.resolve(null);
  const other = await client.submit({
    type: "room.create",
    ask: { name: "Den", visibility: "private", past: "everyone" },
  });
  assert.ok(other.ok);
  const attached = await attach(client, place.place, file("notes.txt", random(100, 1)));
  assert.ok((await client.send(place.room, "with a file", { attached })).ok);
  assert.ok((await client.send(place.room, "after it")).ok);
  const made = await other.value.done;
  assert.ok(made.ok && "room" in made.value);
  const elsewhere = await client.send(made.value.room, "elsewhere");
  assert.ok(elsewhere.ok);
  assert.ok((await elsewhere.value.done).ok, "other rooms do not wait");
  assert.deepEqual(await place.messages(), []);
  held.resolve(null);
  await isSent(client);
  const said = (await place.messages()).map(({ body, files }) => [body, files?.[0]?.name]);
  assert.deepEqual(said, [["with a file", "notes.txt"], ["after it", undefined]]);
});

Deno.test("an upload that is cut in the middle goes on from where it was, and no byte that is kept goes twice", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const bytes = random(3_000_000, 2);
  let parts = 0;
  // In the middle of the second part; and after the third, whose answer nobody hears
  place.road.meets = ({ method }) => {
    if (method !== "PATCH") return Promise.resolve(null);
    parts++;
    return Promise.resolve(parts === 2 ? "half" : parts === 3 ? "unheard" : null);
  };
  const [id] = await attach(client, place.place, file("film.bin", bytes));
  await within("there", client.until((client) => allThere(client, place.place)));
  const kept = place.road.ranges;
  assert.ok(kept.length >= 4, `${kept}`);
  let end = 0;
  for (const range of kept) {
    assert.equal(range.split("-")[0], `${end}`, `${kept}`);
    end = Number(range.split("-")[1]);
  }
  assert.equal(end, bytes.length);
  assert.equal(place.road.methods().filter((method) => method === "HEAD").length, 2);
  const sent = await client.send(place.room, "", { attached: [id!] });
  assert.ok(sent.ok && (await sent.value.done).ok);
  const [message] = await place.messages();
  assert.deepEqual(await place.bytesOf(message!.files![0]!), bytes);
});

Deno.test("files keep their order in the message, though the last is there first", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const held = Promise.withResolvers<null>();
  place.road.meets = ({ method, body }) =>
    method === "PATCH" && body!.size > 1_000 ? held.promise : Promise.resolve(null);
  const attached = await attach(
    client,
    place.place,
    file("long.bin", random(5_000, 1)),
    file("short.bin", random(10, 2)),
    file("shorter.bin", random(5, 3)),
  );
  await within(
    "the others there",
    client.until(({ attachments }) =>
      `${attachments.of(place.place).map(({ state }) => state)}` === "sending,there,there"
    ),
  );
  assert.ok((await client.send(place.room, "three", { attached })).ok);
  held.resolve(null);
  await isSent(client);
  const [message] = await place.messages();
  assert.deepEqual(message!.files!.map(({ name }) => name), [
    "long.bin",
    "short.bin",
    "shorter.bin",
  ]);
});

Deno.test("after a reload what was on its way goes on, and the message goes out once", async () => {
  await using place = await attachmentScene();
  const first = await place.client();
  const bytes = random(2_000_000, 3);
  const cut = Promise.withResolvers<void>();
  let parts = 0;
  place.road.meets = ({ method }) => {
    if (method !== "PATCH" || ++parts < 2) return Promise.resolve(null);
    cut.resolve();
    return Promise.resolve("cut");
  };
  const attached = await attach(first, place.place, file("film.bin", bytes));
  assert.ok((await first.send(place.room, "the film", { attached })).ok);
  await first.send(place.room, "and then");
  await within("the cut", cut.promise);
  const later = await place.client();
  assert.deepEqual(later.outbox.map(({ state }) => state), ["queued", "queued"]);
  assert.deepEqual(later.attachments.of(place.place), []);
  assert.equal(later.attachments.now!.get(attached[0]!)!.sent, 512 * 1024, "as far as it was");
  place.road.meets = () => Promise.resolve(null);
  later.wake();
  await isSent(later);
  const messages = await place.messages();
  assert.deepEqual(messages.map(({ body }) => body), ["the film", "and then"]);
  assert.deepEqual(await place.bytesOf(messages[0]!.files![0]!), bytes);
  assert.equal(place.road.methods().filter((method) => method === "POST").length, 1);
  const again = place.road.ranges.filter((range) => range.startsWith("0-"));
  assert.equal(again.length, 1, "the beginning went once");
});

Deno.test("a file that is too large fails with words, its message too, and what comes after goes on", async () => {
  await using place = await attachmentScene({ PARLEY_FILE_MIB: "1" });
  const client = await place.client();
  const attached = await attach(
    client,
    place.place,
    file("small.bin", random(10, 1)),
    file("film.bin", random(1_100_000, 2)),
  );
  await within(
    "the answer",
    client.until(({ attachments }) => attachments.of(place.place)[1]?.state === "failed"),
  );
  const { problem } = client.attachments.of(place.place)[1]!;
  assert.equal(problem?.why, "too_large");
  assert.match(problem!.said!, /at most 1.MiB/);
  const sent = await client.send(place.room, "both", { attached });
  assert.ok((await client.send(place.room, "after it")).ok);
  assert.ok(sent.ok);
  const answer = await sent.value.done;
  assert.deepEqual([answer.ok, !answer.ok && answer.code], [false, "too_many"]);
  await within("the other", client.until(({ outbox }) => outbox.length === 1));
  assert.deepEqual(client.outbox[0]!.failed, { code: "too_many", file: "too_large" });
  assert.deepEqual((await place.messages()).map(({ body }) => body), ["after it"]);
  assert.ok(await client.dismissFailed(sent.value.id));
  assert.deepEqual(await place.shelf.load(), [], "with its files");
});

Deno.test("a message that is taken back leaves its files where they were", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  place.road.meets = () => Promise.resolve("cut");
  const attached = await attach(client, place.place, file("notes.txt", random(10, 1)));
  const sent = await client.send(place.room, "too soon", { attached });
  assert.ok(sent.ok);
  assert.deepEqual(client.attachments.of(place.place), []);
  assert.ok(await client.cancelQueued(sent.value.id));
  assert.deepEqual(client.attachments.of(place.place).map(({ id }) => id), attached);
  place.road.meets = () => Promise.resolve(null);
  await client.attachments.now!.retry(...attached);
  await within("there", client.until((client) => allThere(client, place.place)));
  assert.deepEqual(await place.messages(), []);
});

Deno.test("one that is paused waits until it is told to go on, and one that is taken out is gone everywhere", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<null>();
  place.road.meets = ({ method }) => {
    if (method !== "PATCH") return Promise.resolve(null);
    begun.resolve();
    return held.promise;
  };
  const [id] = await attach(client, place.place, file("film.bin", random(1_000_000, 1)));
  await within("the first part", begun.promise);
  const attachments = client.attachments.now!;
  assert.ok(await attachments.pause(id!));
  assert.equal(attachments.get(id!)!.state, "paused");
  held.resolve(null);
  assert.ok(await attachments.resume(id!));
  await within("there", client.until(() => attachments.get(id!)!.state === "there"));
  const half = Promise.withResolvers<void>();
  let parts = 0;
  place.road.meets = ({ method }) => {
    if (method !== "PATCH" || ++parts === 1) return Promise.resolve(null);
    half.resolve();
    return Promise.resolve("cut");
  };
  const [other] = await attach(client, place.place, file("other.bin", random(1_000_000, 2)));
  await within("half of it", half.promise);
  const { blobs } = place.server.chat.files;
  assert.equal((await Array.fromAsync(blobs.list())).length, 2);
  const deleted = Promise.withResolvers<number>();
  place.road.hears = ({ method }, { status }) => method === "DELETE" && deleted.resolve(status);
  await attachments.remove(other!);
  assert.deepEqual(client.attachments.of(place.place).map(({ name }) => name), ["film.bin"]);
  assert.equal(await attachments.contents(other!), null);
  assert.equal(await within("the deletion", deleted.promise), 204);
  assert.equal((await Array.fromAsync(blobs.list())).length, 1);
});

Deno.test("a file that the server has let go of is brought again when its message is tried again", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const attached = await attach(client, place.place, file("notes.txt", random(10, 1)));
  await within("there", client.until((client) => allThere(client, place.place)));
  const { server } = place;
  server.clock.move(2 * 24 * 60 * 60 * 1000);
  server.chat.chores.soon();
  await server.chat.chores.done();
  const sent = await client.send(place.room, "late", { attached });
  assert.ok(sent.ok);
  assert.equal((await sent.value.done).ok, false);
  assert.ok(await client.retryFailed(sent.value.id));
  await isSent(client);
  const [message] = await place.messages();
  assert.deepEqual(message!.files!.map(({ name }) => name), ["notes.txt"]);
});

Deno.test("no more are attached than a message may have, and none where there is no room", async () => {
  await using place = await attachmentScene();
  const client = await place.client();
  const attachments = await client.attachments.whenThere();
  const some = (count: number) => Array.from({ length: count }, () => file("x", random(1, 1)));
  const [one, other] = await Promise.all([
    attachments.attach(place.place, some(6)),
    attachments.attach(place.place, some(5)),
  ]);
  assert.ok(one.ok);
  assert.deepEqual(other, { ok: false, why: "too_many" });
  place.shelf.add = () => Promise.reject(new ShelfFull("There is no room left"));
  assert.deepEqual(await attachments.attach(place.place, some(1)), { ok: false, why: "no_room" });
  place.shelf.add = () => Promise.reject(new Error("Not in this mode"));
  assert.deepEqual(await attachments.attach(place.place, some(1)), { ok: false, why: "not_kept" });
  assert.equal(client.attachments.of(place.place).length, 6);
});

Deno.test("the files of a message that is taken back go anew without a byte of them; let go of, they are lost", async () => {
  await using place = await attachmentScene();
  const { server, room } = place;
  const client = await place.client();
  const bytes = random(1_000, 1);
  const attached = await attach(client, place.place, file("notes.bin", bytes));
  const sent = await client.send(room, "half", { attached });
  assert.ok(sent.ok && (await sent.value.done).ok);
  const [said] = await place.messages();
  const attachments = client.attachments.now!;
  const files = said!.files!;
  assert.ok((await attachments.bringBack(place.place, [{ ...files[0]!, alt: "Notes" }])).ok);
  const removed = await client.remove(room, said!.id, files.map(({ id }) => id));
  assert.ok(removed.ok && (await removed.value.done).ok);
  const sweeps = async (afterMs: number) => {
    server.clock.move(afterMs);
    server.chat.chores.soon();
    await server.chat.chores.done();
  };
  await sweeps(0);
  const [back] = client.attachments.of(place.place);
  const { id, state, name, size } = back!;
  assert.deepEqual([state, name, size], ["there", "notes.bin", 1_000]);
  assert.equal(await attachments.contents(id), null);
  // As it is once nobody is sure of it any more
  await attachments.retry(id);
  await within("there", client.until((client) => allThere(client, place.place)));
  const again = await client.send(room, "whole", { attached: [id] });
  assert.ok(again.ok && (await again.value.done).ok);
  const whole = (await place.messages()).find(({ body }) => body === "whole")!;
  assert.deepEqual(whole.files!.map(({ alt }) => alt), ["Notes"]);
  assert.deepEqual(await place.bytesOf(whole.files![0]!), bytes);
  assert.deepEqual(place.road.ranges, ["0-1000"]);

  assert.ok((await attachments.bringBack(place.place, whole.files!)).ok);
  const last = await client.remove(room, whole.id, whole.files!.map(({ id }) => id));
  assert.ok(last.ok && (await last.value.done).ok);
  await sweeps(2 * 24 * 60 * 60 * 1000);
  const [gone] = client.attachments.of(place.place);
  await attachments.retry(gone!.id);
  await within(
    "how it stands",
    client.until(() => attachments.get(gone!.id)!.problem?.why === "lost"),
  );
  assert.equal(place.road.passed.filter(({ method }) => method === "POST").length, 1);
});
