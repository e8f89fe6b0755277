/** Files over HTTP, as any program of the tus protocol brings them and any browser fetches them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { joined, jpeg, PLACE, png, segment } from "../files/samples.ts";
import type { MessageId } from "../../lib/protocol/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { FileSender } from "../support/file_sender.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

type Bytes = Uint8Array<ArrayBuffer>;

async function scene() {
  const server = await startServer();
  const { chat, address } = server;
  const [ada, ben] = [await seedPerson(chat.store, "ada"), await seedPerson(chat.store, "ben")];
  const wire = await WireClient.connect(address, ada.token);
  const room = await makeRoom(wire);
  return {
    ...{ server, room, wire },
    ada: new FileSender(address, ada.token),
    ben: new FileSender(address, ben.token),
    benWire: () => WireClient.connect(address, ben.token),
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const text = (said: string): Bytes => new TextEncoder().encode(said);
const statusOf = async (asked: Promise<Response>) => {
  const response = await asked;
  await response.body?.cancel();
  return response.status;
};

Deno.test("a file comes in by parts, and goes out as it came", async () => {
  await using place = await scene();
  const { ada } = place;
  const bytes = text("what was agreed, and what was not");
  const path = await ada.announces(bytes.length, "Protokoll №1.txt");
  const first = await ada.sends(path, 0, bytes.slice(0, 10));
  assert.equal(first.headers.get("upload-offset"), "10");
  assert.ok(Date.parse(first.headers.get("upload-expires")!) > 0);
  assert.equal(await statusOf(ada.fetches(path.slice(9))), 404, "nobody sees a half one");
  const seen = await ada.ask("HEAD", path);
  assert.equal(seen.headers.get("upload-offset"), "10");
  assert.equal(seen.headers.get("upload-length"), `${bytes.length}`);
  assert.equal(await statusOf(ada.sends(path, 10, bytes.slice(10))), 204);
  const fetched = await ada.fetches(path.slice(9));
  assert.deepEqual(await fetched.bytes(), bytes);
  const header = (name: string) => fetched.headers.get(name);
  assert.equal(header("content-type"), "application/octet-stream");
  assert.equal(header("content-length"), `${bytes.length}`);
  assert.equal(header("x-content-type-options"), "nosniff");
  assert.equal(header("cache-control"), "private, no-cache");
  assert.match(header("content-security-policy")!, /sandbox/);
  assert.equal(
    header("content-disposition"),
    `attachment; filename="Protokoll _1.txt"; filename*=UTF-8''Protokoll%20%E2%84%961.txt`,
  );
});

Deno.test("nothing is shown where it is but what nothing can run in", async () => {
  await using place = await scene();
  const { ada } = place;
  const kinds: [Bytes, string, string][] = [
    [png(), "inline", "image/png"],
    [text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "attachment", "application/octet-stream"],
    [text("<!doctype html><script>1</script>"), "attachment", "application/octet-stream"],
    [jpeg({ width: 60_000, height: 60_000 }), "attachment", "application/octet-stream"],
    [jpeg().slice(0, 20), "attachment", "application/octet-stream"],
  ];
  for (const [bytes, way, type] of kinds) {
    const fetched = await ada.fetches(await ada.brings(bytes, "face.png"));
    assert.equal(fetched.headers.get("content-type"), type);
    assert.equal(fetched.headers.get("content-disposition")!.split(";")[0], way);
    assert.match(fetched.headers.get("content-security-policy")!, /default-src 'none'; sandbox/);
    await fetched.body!.cancel();
  }
});

Deno.test("a picture goes out without what it told of a place", async () => {
  await using place = await scene();
  const told = jpeg({ segments: [segment(0xfe, PLACE)], behind: joined(PLACE) });
  const id = await place.ada.brings(told, "beach.jpg");
  assert.deepEqual(await (await place.ada.fetches(id)).bytes(), jpeg());
});

Deno.test("a range is what was asked for; what was not changed is not sent again", async () => {
  await using place = await scene();
  const { ada } = place;
  const id = await ada.brings(text("0123456789"));
  const ranges: [string, number, string, string | null][] = [
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=0-99", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=10-", 416, "", "bytes */10"],
    ["bytes=4-2", 200, "0123456789", null],
    ["bytes=0-1,4-5", 200, "0123456789", null],
  ];
  for (const [range, status, body, contentRange] of ranges) {
    const got = await ada.fetches(id, { range });
    assert.deepEqual(
      [got.status, await got.text(), got.headers.get("content-range")],
      [status, body, contentRange],
      range,
    );
  }
  assert.equal((await ada.fetches(id, { range: "bytes=0-1" }, "HEAD")).status, 200);
  const etag = (await ada.fetches(id, {}, "HEAD")).headers.get("etag")!;
  assert.equal(await statusOf(ada.fetches(id, { "if-none-match": etag })), 304);
  assert.equal(await statusOf(ada.fetches(id, { range: "bytes=0-1", "if-range": etag })), 206);
  assert.equal(await statusOf(ada.fetches(id, { range: "bytes=0-1", "if-range": '"old"' })), 200);
});

Deno.test("bytes at the wrong place, damaged, or more than announced are refused, and nothing is lost", async () => {
  await using place = await scene();
  const { ada } = place;
  const path = await ada.announces(10);
  await (await ada.sends(path, 0, text("01234"))).body?.cancel();
  assert.equal(await statusOf(ada.sends(path, 3, text("34567"))), 409);
  assert.equal(await statusOf(ada.sends(path, 9, text("9"))), 409);
  const sum = (bytes: string) => `sha256 ${createHash("sha256").update(bytes).digest("base64")}`;
  const wrong = { "upload-checksum": sum("other") };
  assert.equal(await statusOf(ada.sends(path, 5, text("56789"), wrong)), 460);
  assert.equal(await statusOf(ada.sends(path, 5, text("567890123"))), 413);
  const odd = { "upload-checksum": "crc32 AAAA" };
  assert.equal(await statusOf(ada.sends(path, 5, text("56789"), odd)), 400);
  assert.equal(
    await statusOf(ada.sends(path, 5, text("x"), { "content-type": "text/plain" })),
    415,
  );
  assert.equal((await ada.ask("HEAD", path)).headers.get("upload-offset"), "5");
  const right = { "upload-checksum": sum("56789") };
  assert.equal(await statusOf(ada.sends(path, 5, text("56789"), right)), 204);
  assert.equal(await (await ada.fetches(path.slice(9))).text(), "0123456789");
});

Deno.test("who speaks another version, or says nothing of the length, hears what to say", async () => {
  await using place = await scene();
  const { ada } = place;
  const other = await ada.ask("POST", "/uploads", { "tus-resumable": "0.2.0" });
  assert.equal(other.status, 412);
  assert.equal(other.headers.get("tus-version"), "1.0.0");
  assert.match(await other.text(), /Tus-Resumable: 1\.0\.0/);
  for (const length of ["", "-1", "1e3", "9".repeat(20)]) {
    const refused = await ada.ask("POST", "/uploads", { "upload-length": length });
    assert.equal(refused.status, 400, length);
    assert.match(await refused.text(), /Upload-Length/);
  }
  const large = await ada.ask("POST", "/uploads", { "upload-length": `${101 * 1024 * 1024}` });
  assert.equal(large.status, 413);
  assert.match(await large.text(), /at most 100.MiB/);
  const told = await ada.ask("OPTIONS", "/uploads");
  assert.equal(told.headers.get("tus-max-size"), `${100 * 1024 * 1024}`);
  assert.match(told.headers.get("tus-extension")!, /checksum/);
});

Deno.test("nobody else hears of an upload, nor of a file that was said nowhere", async () => {
  await using place = await scene();
  const { ada, ben } = place;
  const path = await ada.announces(5);
  const id = await ada.brings(text("secret"));
  const no = "/uploads/f000000000000000";
  const asked = (path: string) => [
    ben.ask("HEAD", path),
    ben.sends(path, 0, text("hello")),
    ben.ask("DELETE", path),
  ];
  const seen = async (responses: Promise<Response>[]) =>
    await Promise.all(responses.map(async (one) => {
      const response = await one;
      const { date: _, ...headers } = Object.fromEntries(response.headers);
      const nonces = /'nonce-[^']+'|nonce="[^"]+"/g;
      const told = JSON.stringify([headers, await response.text()]).replaceAll(nonces, "");
      return [response.status, told];
    }));
  assert.deepEqual(await seen(asked(path)), await seen(asked(no)));
  const none = ["f000000000000000", "f1", "../x"].map((id) => ben.fetches(id));
  const [first, ...others] = await seen([ben.fetches(id), ...none]);
  assert.equal(first![0], 404);
  assert.deepEqual(others[0], first, "as if there were none");
  assert.equal((await ada.ask("HEAD", path)).headers.get("upload-offset"), "0");
});

Deno.test("who may read where a file was said may have it, until they may not", async () => {
  await using place = await scene();
  const { server, ada, ben, room, wire } = place;
  await using benWire = await place.benWire();
  const id = await ada.brings(text("for the room"));
  const send = async (from: WireClient) =>
    await from.ask("message.send", {
      once: await from.once(),
      room,
      body: "",
      files: [{ id: id as never }],
    });
  given(await send(wire));
  assert.equal(await statusOf(ben.fetches(id)), 404, "an outsider");
  given(await wire.ask("room.add", { room, user: benWire.hello.you.id }));
  assert.equal(await (await ben.fetches(id)).text(), "for the room");
  assert.equal(await statusOf(ben.ask("HEAD", `/uploads/${id}`)), 404, "it is not theirs");
  given(await wire.ask("room.remove", { room, user: benWire.hello.you.id }));
  assert.equal(await statusOf(ben.fetches(id)), 404, "removed");
  assert.equal((await send(benWire)).ok, false);
  assert.equal(await statusOf(ada.fetches(id)), 200);
  assert.equal(server.chat.counts()["failures"], 0);
});

Deno.test("one may name only what one may have", async () => {
  await using place = await scene();
  const { ada } = place;
  await using benWire = await place.benWire();
  const own = await makeRoom(benWire);
  const id = await ada.brings(text("not for ben")) as never;
  const refused = await benWire.ask("message.send", {
    ...{ once: await benWire.once(), room: own, body: "look", files: [{ id }] },
  });
  assert.deepEqual([refused.ok, !refused.ok && refused.code], [false, "not_found"]);
  assert.equal(await statusOf(place.ben.fetches(id)), 404);
});

Deno.test("the same bytes lie once, and go with the last message that names them", async () => {
  await using place = await scene();
  const { server, ada, room, wire } = place;
  const { blobs } = server.chat.files;
  const count = async () => (await Array.fromAsync(blobs.list())).length;
  const [one, other] = [await ada.brings(text("the same")), await ada.brings(text("the same"))];
  assert.equal(await count(), 1);
  const sent: MessageId[] = [];
  for (const id of [one, other]) {
    const once = await wire.once();
    const files = [{ id: id as never }];
    sent.push(given(await wire.ask("message.send", { once, room, body: "", files })).id);
  }
  const deletes = async (id: MessageId) => {
    given(await wire.ask("message.delete", { once: await wire.once(), room, id }));
    server.clock.move(61_000);
    server.chat.sending.soon();
    await server.chat.sending.done();
  };
  await deletes(sent[0]!);
  assert.deepEqual([await statusOf(ada.fetches(one)), await statusOf(ada.fetches(other))], [
    404,
    200,
  ]);
  assert.equal(await count(), 1);
  await deletes(sent[1]!);
  assert.equal(await statusOf(ada.fetches(other)), 404);
  assert.equal(await count(), 0);
});

Deno.test("an upload that is given up leaves nothing", async () => {
  await using place = await scene();
  const { server, ada } = place;
  const { blobs } = server.chat.files;
  const path = await ada.announces(100);
  await (await ada.sends(path, 0, text("half"))).body?.cancel();
  assert.equal((await Array.fromAsync(blobs.list())).length, 1);
  assert.equal(await statusOf(ada.ask("DELETE", path)), 204);
  assert.equal(await statusOf(ada.ask("HEAD", path)), 404);
  const late = await ada.announces(100);
  await (await ada.sends(late, 0, text("half"))).body?.cancel();
  server.clock.move(4 * 24 * 60 * 60 * 1000);
  server.chat.chores.soon();
  await server.chat.chores.done();
  assert.deepEqual(await Array.fromAsync(blobs.list()), []);
});

Deno.test("a picture has a small one beside it, for those who may have it", async () => {
  await using place = await scene();
  const { ada, ben, room, wire } = place;
  const id = await ada.brings(png());
  const path = `/previews/${id}?blur=${encodeURIComponent("1QcSHQRnh493V4dIh4eXh1h4kJUI")}`;
  const small = joined(png([], joined(PLACE)));
  assert.equal(await statusOf(ben.ask("PUT", path, {}, small)), 404, "not theirs");
  assert.equal(await statusOf(ada.ask("PUT", path, {}, text("<svg/>"))), 400, "no picture");
  assert.equal(await statusOf(ada.ask("PUT", path, {}, new Uint8Array(300_000))), 413);
  assert.equal(await statusOf(ada.ask("PUT", path, {}, small)), 204);
  assert.equal(await statusOf(ada.ask("PUT", path, {}, jpeg())), 204, "the first one stays");
  const shown = await ada.ask("GET", `/previews/${id}`);
  assert.deepEqual(await shown.bytes(), png());
  assert.equal(await statusOf(ben.ask("GET", `/previews/${id}`)), 404);
  const files = [{ id: id as never, alt: "A face" }];
  given(await wire.ask("message.send", { once: await wire.once(), room, body: "", files }));
  const { messages } = given(await wire.ask("history.page", { room }));
  assert.deepEqual(messages.at(-1)!.files, [{
    ...{ id, name: "notes.txt", bytes: png().length, type: "image/png", width: 40, height: 30 },
    ...{ alt: "A face", preview: { blur: "1QcSHQRnh493V4dIh4eXh1h4kJUI" } },
  }]);
  const { blobs } = place.server.chat.files;
  assert.equal((await Array.fromAsync(blobs.list())).length, 1, "both have the same bytes");
});
