/** What was said with files and is taken back at the terminal: they go with what is said next. */
import assert from "node:assert/strict";
import { runOrder } from "../../lib/cli/chat/orders/mod.ts";
import { sendFiles } from "../../lib/cli/files/mod.ts";
import type { Attachment } from "../../lib/client/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { orders } from "../../lib/words/en.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { within } from "../support/deadline.ts";
import { type FilesDesk, filesPlace } from "../support/files_desk.ts";

/** A prompt, of which it is written down what comes to it. */
async function promptAt({ desk, client, told }: FilesDesk, body: string) {
  const room = desk.room!;
  const newest = () => client.state.rooms.get(room)?.timeline?.messages.at(-1);
  await within("open", client.openRoom(room));
  await within(body, client.until(() => newest()?.body === body));
  const attached: Attachment[] = [];
  const written: string[] = [];
  const attach = (files: readonly Attachment[]) => void attached.push(...files);
  const tries = (typed: string, attach: typeof desk.attach) => {
    const write = (text: string) => void written.push(text);
    const at = { ...desk, meant: () => newest()!, write, attach };
    return within(typed, runOrder(typed, at));
  };
  const does = async (typed: string, attach: typeof desk.attach) => {
    const before = told.length;
    await tries(typed, attach);
    await within("gone", client.until(() => newest()!.deleted !== undefined));
    return told.slice(before);
  };
  return {
    written,
    attached,
    tries: (typed: string) => tries(typed, attach),
    does: (typed: string) => does(typed, attach),
    doesInPipe: (typed: string) => does(typed, null),
  };
}

/** They are let go of once the message is stored, which is known before. */
function hasSentFiles({ client, outbox }: FilesDesk): Promise<void> {
  return within("sent", client.until(() => outbox.files.size === 0).then(() => {}));
}

Deno.test("what is taken back has its files again, which go anew after the program was left", async () => {
  await using place = await filesPlace();
  const paths = [await place.put("one.txt", "1"), await place.put("two.txt", "22")];
  {
    await using sockets = new TrackedSockets(() => place.server.address, place.token);
    await using ada = await place.desk({ ...place.reach, openSocket: () => sockets.open() });
    await sendFiles(ada.desk, paths, "half");
    await ada.ended(0);
    const prompt = await promptAt(ada, "half");
    // Nothing of them is read again
    for (const path of paths) await Deno.remove(path);
    assert.deepEqual(await prompt.does("/undo"), [
      "It is taken back, and its text is at the prompt.",
      "Its files go with what you say next; Esc lets go of them.",
    ]);
    assert.deepEqual(prompt.written, ["half"]);
    assert.deepEqual(prompt.attached.map(({ name, state }) => [name, state]), [
      ["one.txt", "there"],
      ["two.txt", "there"],
    ]);
    place.server.chat.chores.soon();
    await place.server.chat.chores.done();
    sockets.refuse();
    await within("offline", ada.client.until(({ status }) => status.phase === "offline"));
    const attached = prompt.attached.map(({ id }) => id);
    assert.ok((await ada.client.send(place.room, "whole", { attached })).ok);
  }
  await using ada = await place.desk();
  await hasSentFiles(ada);
  const said = (await place.messages()).filter(({ deleted }) => deleted === undefined);
  assert.deepEqual(said.map(({ body }) => body), ["whole"]);
  const bytes = await Promise.all(said[0]!.files!.map((file) => place.bytesOf(file)));
  assert.deepEqual(bytes.map((one) => new TextDecoder().decode(one)), ["1", "22"]);
});

Deno.test("what still waits comes back to the prompt with its files, whatever brings it there", async () => {
  await using place = await filesPlace();
  const path = await place.put("one.txt", "1");
  {
    await using sockets = new TrackedSockets(() => place.server.address, place.token);
    await using ada = await place.desk({ ...place.reach, openSocket: () => sockets.open() });
    const { client, desk, told } = ada;
    sockets.refuse();
    await within("offline", client.until(({ status }) => status.phase === "offline"));
    await sendFiles(desk, [path], "half");
    let files: readonly Attachment[] = [];
    const written: string[] = [];
    const at = {
      ...{ ...desk, meant: () => null, write: (text: string) => void written.push(text) },
      attach: (back: readonly Attachment[]) => void (files = back),
    };
    const names = () => files.map(({ name }) => name);
    const sent = async (text: string) => {
      const attached = files.map(({ id }) => id);
      assert.ok((await client.send(place.room, text, { attached })).ok);
    };
    await runOrder("/undo", at);
    assert.deepEqual([written, names(), client.outbox], [["half"], ["one.txt"], []]);
    assert.equal(told.at(-1), "Its files go with what you say next; Esc lets go of them.");
    await sent("whole");
    files = [];
    await runOrder("/edit", at);
    assert.deepEqual([written, names(), client.outbox], [["half", "whole"], ["one.txt"], []]);
    await sent("all of it");
  }
  await using ada = await place.desk();
  await hasSentFiles(ada);
  const [message, ...more] = await place.messages();
  assert.deepEqual([message!.body, more], ["all of it", []]);
  assert.equal(new TextDecoder().decode(await place.bytesOf(message!.files![0]!)), "1");
});

Deno.test("what has more files than fit beside those above the prompt is not taken back", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const { client, desk, complained } = ada;
  const names = Array.from({ length: LIMITS.filesOfMessage }, (_, at) => `${at}.txt`);
  const paths = await Promise.all(names.map((name) => place.put(name, name)));
  await sendFiles(desk, paths, "all");
  await ada.ended(0);
  await hasSentFiles(ada);
  const prompt = await promptAt(ada, "all");
  const [message] = await place.messages();
  const attachments = await client.attachments.whenThere();
  const above = await attachments.bringBack({ room: place.room }, message!.files!.slice(0, 1));
  assert.ok(above.ok);
  await prompt.tries("/undo");
  assert.deepEqual(complained, [orders.said.filesStay]);
  assert.deepEqual([prompt.written, prompt.attached], [[], []]);
  assert.equal((await place.messages())[0]!.deleted, undefined);
});

Deno.test("where there is no prompt the files go with the message, and it is said", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  await sendFiles(ada.desk, [await place.put("one.txt", "1")], "half");
  await ada.ended(0);
  await hasSentFiles(ada);
  const prompt = await promptAt(ada, "half");
  assert.deepEqual((await prompt.doesInPipe("/undo")).slice(1), ["Its files are gone with it."]);
  assert.deepEqual([...ada.outbox.files], []);
});
