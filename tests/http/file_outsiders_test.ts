/** Whoever may not have a file hears the same of it as of one that never was, to the last sign. */
import assert from "node:assert/strict";
import { newFileId } from "../../lib/protocol/mod.ts";
import { png } from "../files/samples.ts";
import { deadline } from "../support/deadline.ts";
import { FileSender } from "../support/file_sender.ts";
import { given } from "../support/seed.ts";
import { addProgram } from "./everybody.ts";
import { fileScene, text, wholeOf } from "./file_scene.ts";

const CHECKSUM = { "upload-checksum": "sha256 RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=" };

/** All that can be asked about an id; `etag` is the one that a file of it would have. */
function askedOf(by: FileSender, id: string, etag: string): [string, () => Promise<Response>][] {
  const [file, preview, upload] = [`/files/${id}`, `/previews/${id}`, `/uploads/${id}`];
  const known = { "if-none-match": etag };
  return [
    ["GET", () => by.ask("GET", file)],
    ["GET by name", () => by.ask("GET", `${file}/face.png`)],
    ["HEAD", () => by.ask("HEAD", file)],
    ["a range", () => by.ask("GET", file, { range: "bytes=0-1" })],
    ["a range beyond", () => by.ask("GET", file, { range: "bytes=99999-" })],
    [
      "a range of what one has",
      () => by.ask("GET", file, { range: "bytes=0-1", "if-range": etag }),
    ],
    ["what one has", () => by.ask("GET", file, known)],
    ["HEAD of what one has", () => by.ask("HEAD", file, known)],
    ["anything", () => by.ask("GET", file, { "if-none-match": "*" })],
    ["its preview", () => by.ask("GET", preview)],
    ["HEAD of its preview", () => by.ask("HEAD", preview)],
    ["its preview, known", () => by.ask("GET", preview, known)],
    ["a preview for it", () => by.ask("PUT", `${preview}?blur=x`, {}, png())],
    ["no preview for it", () => by.ask("PUT", preview, {}, text("<svg/>"))],
    ["how far it is", () => by.ask("HEAD", upload)],
    ["more of it", () => by.sends(upload, 0, text("hello"))],
    ["more of it elsewhere", () => by.sends(upload, 5, text("hello"))],
    ["more of it, checked", () => by.sends(upload, 0, text("hello"), CHECKSUM)],
    ["nothing more of it", () => by.sends(upload, 0, new Uint8Array())],
    ["its end", () => by.ask("DELETE", upload)],
  ];
}

Deno.test("no answer tells an outsider whether there is a file, a picture of it or an upload", async () => {
  await using place = await fileScene();
  const { server, ada, wire, room } = place;
  const [ben, removed, guest] = [
    await place.person("ben"),
    await place.person("rob"),
    await place.person("gus", "guest"),
  ];
  given(await wire.ask("room.add", { room, user: removed.user }));
  const brings = async (behind: string) => {
    const id = await ada.brings(png([], text(behind)), "face.png");
    assert.equal((await ada.ask("PUT", `/previews/${id}`, {}, png())).status, 204);
    return id;
  };
  const [loose, said] = [await brings("loose"), await brings("said")];
  await place.says(said);
  await place.says(said);
  const half = (await ada.announces(10)).slice("/uploads/".length);
  await (await ada.sends(`/uploads/${half}`, 0, text("hello"))).body?.cancel();
  const seen = await removed.fetches(said);
  const etag = seen.headers.get("etag")!;
  assert.equal(seen.status, 200, "until they are removed");
  await seen.body!.cancel();
  given(await wire.ask("room.remove", { room, user: removed.user }));

  const token = (scopes: ("read" | "write")[]) => addProgram(server, ben.user, scopes);
  const readers = new FileSender(server.address, await token(["read"]));
  const writers = new FileSender(server.address, await token(["write"]));
  const nobody = new FileSender(server.address, "nobody");
  const outsiders = { ben, removed, guest, readers, writers, nobody };
  for (const [who, by] of Object.entries(outsiders)) {
    const none = askedOf(by, newFileId(), etag);
    for (const id of [loose, said, half]) {
      for (const [i, [what, ask]] of askedOf(by, id, etag).entries()) {
        const told = await wholeOf(ask());
        assert.equal(told, await wholeOf(none[i]![1]()), `${who}: ${what}`);
        assert.match(told, /^\[40[134],/, `${who}: ${what}`);
      }
    }
  }
  assert.equal(await ada.offsetOf(`/uploads/${half}`), 5, "nobody has touched it");
  assert.deepEqual(await (await ada.fetches(said)).bytes(), png());
});

Deno.test("nobody cuts off what somebody else is just sending", async () => {
  await using place = await fileScene();
  const { ada } = place;
  const ben = await place.person("ben");
  const path = await ada.announces(10);
  const more = new TransformStream<Uint8Array>();
  const writer = more.writable.getWriter();
  const sending = ada.sends(path, 0, more.readable);
  await writer.write(text("hello"));
  const until = deadline();
  const { blobs } = place.server.chat.files;
  while ((await Array.fromAsync(blobs.list())).length === 0) until.throwIfAborted();
  const asked = ["HEAD", "DELETE"].map((method) => ben.ask(method, path));
  for (const one of [...asked, ben.sends(path, 0, text("mine!"))]) {
    const { status, body } = await one;
    await body?.cancel();
    assert.equal(status, 404);
  }
  await writer.write(text("world"));
  await writer.close();
  assert.equal((await sending).status, 204);
  assert.equal(await (await ada.fetches(path.slice("/uploads/".length))).text(), "helloworld");
});
