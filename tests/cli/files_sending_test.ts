/** `/send` at the terminal, over a real place: what goes, what is said of it, and what is refused. */
import assert from "node:assert/strict";
import { reasonOf } from "../../lib/cli/chat/failing.ts";
import { runOrder } from "../../lib/cli/chat/orders/mod.ts";
import { attachedTo } from "../../lib/client/outbox/outbox_entry.ts";
import { saveFile, sendFiles } from "../../lib/cli/files/mod.ts";
import { random } from "../support/attachment_scene.ts";
import { within } from "../support/deadline.ts";
import { type FilesDesk, filesPlace } from "../support/files_desk.ts";
import { given } from "../support/seed.ts";

/** What a message had is let go of once the message is there, or is taken back. */
async function letsGoOfAll({ client, outbox }: FilesDesk): Promise<void> {
  await within("let go of", client.until(() => outbox.files.size === 0));
}

Deno.test("files go with one message, whatever they are called, and it is said how far they have come", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const bytes = random(3_000_000, 1);
  const paths = [await place.put("two words.bin", bytes), await place.put("empty.txt", "")];
  await sendFiles(ada.desk, paths, "Here they are");
  assert.match(await ada.ended(0), /^2 files: sent to #/);
  const [message] = await place.messages();
  assert.equal(message!.body, "Here they are");
  assert.deepEqual(message!.files!.map(({ name, bytes }) => [name, bytes]), [
    ["two words.bin", bytes.length],
    ["empty.txt", 0],
  ]);
  assert.deepEqual(await place.bytesOf(message!.files![0]!), bytes);
  const [lines] = ada.followed;
  assert.ok(lines!.some((line) => /^2 files: [1-9]\d?% of 3 MB/.test(line)), lines!.join("\n"));
  assert.deepEqual(ada.complained, []);
  await letsGoOfAll(ada);
});

Deno.test("a path may begin at home or here, and lead to another name", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  await place.put("notes.txt", "noted");
  await Deno.symlink(`${place.folder}/notes.txt`, `${place.folder}/linked.txt`);
  const [home, here] = [Deno.env.get("HOME")!, Deno.cwd()];
  Deno.env.set("HOME", place.folder);
  Deno.chdir(place.folder);
  try {
    await sendFiles(ada.desk, ["~/notes.txt", "linked.txt", "./notes.txt"], "");
  } finally {
    Deno.env.set("HOME", home);
    Deno.chdir(here);
  }
  await ada.ended(0);
  const [message] = await place.messages();
  assert.deepEqual(message!.files!.map(({ name }) => name), [
    "notes.txt",
    "linked.txt",
    "notes.txt",
  ]);
});

Deno.test("what is no file that can be sent is said of each, and nothing goes", async () => {
  await using place = await filesPlace({ PARLEY_FILE_MIB: "1" });
  await using ada = await place.desk();
  await new Deno.Command("mkfifo", { args: [`${place.folder}/pipe`] }).output();
  await place.put("large.bin", new Uint8Array(1_100_000));
  await Deno.mkdir(`${place.folder}/photos`);
  const names = ["none.txt", "large.bin/none.txt", "photos", "pipe", "large.bin", "\x1b[2Jevil"];
  await sendFiles(ada.desk, names.map((name) => `${place.folder}/${name}`), "");
  const said = ada.complained.map((line) => line.replaceAll(`${place.folder}/`, ""));
  assert.deepEqual(said, [
    "There is no none.txt.",
    "There is no large.bin/none.txt.",
    "photos is a folder. Pack it first, for example with tar czf photos.tgz photos",
    "pipe is no file that could be sent.",
    "large.bin is too large: it has 1.1 MB, and at most 1 MB fit.",
    "There is no ␛[2Jevil.",
  ]);
  const many = Array.from({ length: 11 }, () => `${place.folder}/large.bin`);
  await sendFiles(ada.desk, many, "");
  assert.match(ada.complained.at(-1)!, /At most 10 files go with one message/);
  assert.deepEqual([ada.followed, await place.messages(), [...ada.outbox.files]], [[], [], []]);
});

Deno.test("a file that changed before it was there is not sent as another: the message waits for who wrote it", async () => {
  await using place = await filesPlace();
  const path = await place.put("notes.txt", "first");
  // There is no way for files, so it waits
  const cut = { ...place.reach, fetch: () => Promise.reject(new Error("cut")) };
  {
    await using ada = await place.desk(cut);
    await sendFiles(ada.desk, [path], "my notes");
    assert.equal(ada.client.outbox.length, 1);
  }
  await Deno.writeTextFile(path, "another");
  await using ada = await place.desk();
  const hasFailed = () => ada.client.outbox.some(({ state }) => state === "failed");
  await within("failed", ada.client.until(hasFailed));
  const [entry] = ada.client.outbox;
  const attached = attachedTo(entry!.order).flatMap((id) => ada.client.attachments.now!.get(id)!);
  const said = "Not sent: changed or gone from this disk: notes.txt.";
  assert.equal(reasonOf(entry!.failed!, attached), said);
  assert.deepEqual(await place.messages(), []);
});

Deno.test("a message that waits for its files goes out with the next start, and a copy of them is nowhere", async () => {
  await using place = await filesPlace();
  const bytes = random(2_000_000, 2);
  const path = await place.put("film.bin", bytes);
  const cut = { ...place.reach, fetch: () => Promise.reject(new Error("cut")) };
  {
    await using ada = await place.desk(cut);
    await sendFiles(ada.desk, [path], "the film");
  }
  const sizes = await place.outboxSizes();
  assert.ok(sizes.length === 1 && sizes[0]! < 10_000, `${sizes}`);
  await using ada = await place.desk();
  await within(
    "sent",
    ada.client.until(({ isOutboxLoaded, outbox }) => isOutboxLoaded && outbox.length === 0),
  );
  const [message, ...others] = await place.messages();
  assert.deepEqual([message!.body, others], ["the film", []]);
  assert.deepEqual(await place.bytesOf(message!.files![0]!), bytes);
  await letsGoOfAll(ada);
});

Deno.test("of two messages at once each has its own files, in a thread as well", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const paths: string[] = [];
  for (let i = 0; i < 6; i++) paths.push(await place.put(`${i}.txt`, `${i}`));
  await Promise.all(["one", "two"].map((text) => sendFiles(ada.desk, paths, text)));
  for (const at of [0, 1]) assert.match(await ada.ended(at), /^6 files: sent to #/);
  const [one, two] = await place.messages();
  assert.deepEqual([one!.body, one!.files!.length], ["one", 6]);
  assert.deepEqual([two!.body, two!.files!.length], ["two", 6]);
  await sendFiles({ ...ada.desk, thread: one!.id }, [paths[3]!], "below it");
  assert.match(await ada.ended(2), /^3\.txt: sent to #/);
  const { messages } = given(
    await place.wire.ask("thread.page", { room: place.room, thread: one!.id }),
  );
  assert.deepEqual(messages.map(({ body, files }) => [body, files![0]!.name]), [
    ["below it", "3.txt"],
  ]);
  const at = { room: place.room, message: messages[0]!.id, place: 0 };
  await saveFile(ada.desk, at, place.folder + "/saved.txt");
  assert.equal(await Deno.readTextFile(place.folder + "/saved.txt"), "3", ada.complained.join());
});

Deno.test("a message that is deleted while it waits takes its files along", async () => {
  await using place = await filesPlace();
  const path = await place.put("notes.txt", "first");
  const cut = { ...place.reach, fetch: () => Promise.reject(new Error("cut")) };
  await using ada = await place.desk(cut);
  await sendFiles(ada.desk, [path], "no, wait");
  await runOrder("/delete", { ...ada.desk, meant: () => null });
  assert.equal(await ada.ended(0), "notes.txt: taken back");
  await letsGoOfAll(ada);
});
