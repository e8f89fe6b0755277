/** Messages that wait for files, among others that do not. */
import assert from "node:assert/strict";
import type { AttachmentId, UploadTrouble } from "../../lib/client/mod.ts";
import type { FileId, NamedFile, RoomId } from "../../lib/protocol/mod.ts";
import { Desk } from "./outbox_desk.ts";
import { ADA, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

const OTHER = "rother000000" as RoomId;
const FACE = "cface0000000" as AttachmentId;
const FILM = "cfilm0000000" as AttachmentId;

class Files {
  readonly there = new Map<AttachmentId, FileId | UploadTrouble>();
  readonly namedIds: AttachmentId[] = [];

  of(ids: readonly AttachmentId[]): Promise<NamedFile[] | UploadTrouble | null> {
    const found = ids.map((id) => this.there.get(id));
    const trouble = found.find((one) => one?.startsWith("t") || one === "lost");
    if (trouble !== undefined) return Promise.resolve(trouble as UploadTrouble);
    if (found.includes(undefined)) return Promise.resolve(null);
    return Promise.resolve(found.map((id) => ({ id: id as FileId })));
  }

  named(ids: readonly AttachmentId[]): Promise<void> {
    this.namedIds.push(...ids);
    return Promise.resolve();
  }
}

async function filesDesk(before?: Desk) {
  const files = new Files();
  const desk = new Desk(before?.server, before?.disk, files);
  if (!before) desk.server.addRoom(OTHER, [ADA]);
  await desk.run();
  const send = async (room: RoomId, body: string, ...attached: AttachmentId[]) => {
    assert.ok((await desk.client.send(room, body, { attached })).ok);
    await settled();
  };
  const come = async (id: AttachmentId, as: string) => {
    files.there.set(id, as as FileId);
    desk.outbox.filesSettled();
    await settled();
  };
  return { desk, files, send, come };
}

Deno.test("a message that has waited for its file takes a number behind those that passed it", async () => {
  const { desk, files, send, come } = await filesDesk();
  await send(ROOM, "a face", FACE);
  await send(ROOM, "is it not?");
  await send(OTHER, "one");
  await send(OTHER, "two");
  assert.deepEqual(desk.wire, ["1 one", "2 two"]);
  assert.ok(
    (await desk.client.submit({
      type: "message.react",
      ask: { room: ROOM, id: `${"0".repeat(28)}` as never, emoji: "x", on: true },
    })).ok,
  );
  await settled();
  assert.deepEqual(desk.wire.at(-1), "3 ", "what is no message need not wait");
  await come(FACE, "fface");
  const wire = ["1 one", "2 two", "3 ", "4 a face", "5 is it not?"];
  assert.deepEqual(desk.wire, wire);
  const [, , , message] = desk.socket.commands;
  assert.deepEqual(message!.type === "message.send" && message!.files, [{ id: "fface" }]);
  desk.socket.cut();
  const later = await filesDesk(desk);
  assert.deepEqual(later.desk.client.outbox.length, 0);
  assert.deepEqual(later.desk.done, ["one", "two", "a face", "is it not?"]);
  assert.deepEqual([files.namedIds, later.files.namedIds], [[], [FACE]]);
  desk.client.stop();
  later.desk.client.stop();
});

Deno.test("a process that starts again gives what waited the numbers that it had", async () => {
  const { desk, send, come } = await filesDesk();
  await send(ROOM, "a face", FACE);
  await send(OTHER, "one");
  await come(FACE, "fface");
  await send(OTHER, "two");
  const numbers = ["1 one", "2 a face", "3 two"];
  assert.deepEqual(desk.wire, numbers);
  desk.client.stop();
  const later = new Desk(desk.server, desk.disk, new Files());
  await settled();
  later.socket.deliver();
  await settled();
  assert.deepEqual(later.wire, numbers);
  later.client.stop();
});

Deno.test("two that wait in one room go one after the other, whichever has its file first", async () => {
  const { desk, send, come } = await filesDesk();
  await send(ROOM, "a film", FILM);
  await send(ROOM, "a face", FACE);
  await come(FACE, "fface");
  assert.deepEqual(desk.wire, []);
  assert.deepEqual(desk.shown, ["a film queued", "a face queued"]);
  await come(FILM, "ffilm");
  assert.deepEqual(desk.wire, ["1 a film", "2 a face"]);
  await desk.run();
  assert.deepEqual(desk.done, ["a film", "a face"]);
  desk.client.stop();
});

Deno.test("one whose file will not come fails, or is taken back, and holds up nobody any longer", async () => {
  const { desk, send, come } = await filesDesk();
  await send(ROOM, "a film", FILM);
  await send(ROOM, "a face", FACE);
  await send(ROOM, "after both");
  await send(OTHER, "elsewhere");
  await come(FILM, "too_large");
  assert.deepEqual(desk.wire, ["1 elsewhere"]);
  assert.ok(await desk.client.cancelQueued(desk.idOf("a face")));
  await settled();
  assert.deepEqual(desk.wire, ["1 elsewhere", "2 after both"]);
  await desk.run();
  assert.deepEqual(desk.shown, ["a film failed too_many"]);
  await come(FILM, "ffilm");
  assert.ok(await desk.client.retryFailed(desk.idOf("a film")));
  await desk.run();
  assert.deepEqual([desk.shown, desk.done], [[], ["elsewhere", "after both", "a film"]]);
  desk.client.stop();
});
