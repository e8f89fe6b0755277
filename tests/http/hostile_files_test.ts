/** Files that want to be something else than they are, and senders that want to break them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chunk, joined, jpeg, PLACE, png, segment, webp } from "../files/samples.ts";
import { fileScene, statusOf, text } from "./file_scene.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const ZIP = joined(
  "PK\x03\x04\x14\0\0\0\0\0",
  new Uint8Array(30),
  "PK\x05\x06",
  new Uint8Array(18),
);
const SCRIPT = "<script>alert(1)</script>";

/** Most of such a photo can be seen, so it is cleaned as a whole one is. */
const CUT = jpeg({ segments: [segment(0xfe, PLACE)] }).slice(0, -9);

/** What each one passes for, what it may go out as, and what of it is kept; all of it where nothing is said. */
const FILES: readonly [what: string, bytes: Bytes, type: string | null, kept?: Bytes][] = [
  ["a zip", ZIP, null],
  ["a zip behind a picture", png([], ZIP), "image/png", png()],
  ["a zip behind a photo", jpeg({ behind: ZIP }), "image/jpeg", jpeg()],
  ["a page behind a photo", jpeg({ behind: text(`<html>${SCRIPT}`) }), "image/jpeg", jpeg()],
  ["a page in a picture's words", png([chunk("tEXt", SCRIPT)]), "image/png", png()],
  ["a page in a photo's words", jpeg({ segments: [segment(0xfe, SCRIPT)] }), "image/jpeg", jpeg()],
  ["a script that begins as a picture does", text("GIF89a/*\n*/=1;alert(1)"), null],
  ["a page that begins as a photo does", joined([0xff, 0xd8, 0xff], `<html>${SCRIPT}`), null],
  ["a page that begins as a picture does", joined("\x89PNG\r\n\x1a\n", `<html>${SCRIPT}`), null],
  [
    "a drawing with a script",
    text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    null,
  ],
  ["a drawing that says that it is one", text(`<?xml version="1.0"?>\n<svg>${SCRIPT}</svg>`), null],
  ["a page", text(`<!doctype html>${SCRIPT}`), null],
  [
    "a page of another kind",
    text(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`),
    null,
  ],
  ["a paper with a page behind it", joined("%PDF-1.7\n", SCRIPT), null],
  ["a photo that ends too early", CUT, "image/jpeg", jpeg().slice(0, -9)],
  ["a photo that ends before anything is to be seen", CUT.slice(0, 40), null],
  ["a picture that ends too early", png().slice(0, -7), null],
  ["a frame that ends too early", webp([]).slice(0, -2), null],
  ["a photo of 60,000 by 60,000", jpeg({ width: 60_000, height: 60_000 }), null],
  ["nothing", new Uint8Array(), null],
];

Deno.test("what passes for a picture and is none is saved, and what hangs on one is gone", async () => {
  await using place = await fileScene();
  const { ada } = place;
  for (const [what, bytes, type, kept = bytes] of FILES) {
    const id = bytes.length === 0
      ? (await ada.announces(0, "face.png")).slice("/uploads/".length)
      : await ada.brings(bytes, "face.png");
    const { headers, status, ...got } = await whole(ada.fetches(id));
    assert.equal(status, 200, what);
    assert.deepEqual(got.bytes, kept, what);
    assert.equal(headers.get("content-type"), type ?? "application/octet-stream", what);
    const way = headers.get("content-disposition")!.split(";")[0];
    assert.equal(way, type === null ? "attachment" : "inline", what);
    assert.equal(headers.get("x-content-type-options"), "nosniff", what);
    assert.equal(headers.get("content-security-policy"), "default-src 'none'; sandbox", what);
    const ref = await place.refOf(id);
    assert.equal(ref.bytes, kept.length, what);
    assert.equal(
      ref.type.startsWith("image/") && what !== "a photo of 60,000 by 60,000",
      type !== null,
      `${what}: ${ref.type}`,
    );
  }
  assert.equal(place.server.chat.counts()["failures"], 0);
});

async function whole(asked: Promise<Response>) {
  const response = await asked;
  const { headers, status } = response;
  return { headers, status, bytes: await response.bytes() };
}

const NAMES: readonly [sent: string, kept: string][] = [
  ["../../etc/passwd", "passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["/", "file"],
  ["..", "file"],
  ["", "file"],
  ["\u202egnp.exe", "gnp.exe"],
  ["a\u2066b\u2069\u200bc.txt", "abc.txt"],
  ["line\r\nSet-Cookie: a=b\0.txt", "lineSet-Cookie_ a=b.txt"],
  ["con.png", "_con.png"],
  ["LPT1", "_LPT1"],
  ["quo\"te;x='y'.txt", "quo_te;x='y'.txt"],
  ["100% *sure*?.txt", "100% _sure__.txt"],
  ["Überraschung 😀.png", "Überraschung 😀.png"],
  [" .hidden. ", "hidden"],
];

Deno.test("a name leads nowhere and hides nothing, in the message and where one saves it", async () => {
  await using place = await fileScene();
  const { ada } = place;
  for (const [sent, kept] of NAMES) {
    const id = await ada.brings(text("words"), sent);
    assert.equal((await place.refOf(id)).name, kept);
    assert.equal(nameToSave(await ada.fetches(id, {}, "HEAD")), kept);
  }
});

Deno.test("a name of thousands of characters is cut before its ending", async () => {
  await using place = await fileScene();
  const { ada } = place;
  const longs: readonly [sent: string, start: string, end: string][] = [
    ["x".repeat(4_000) + ".png", "xxx", ".png"],
    ["../".repeat(1_300) + "y".repeat(100), "yyy", "y"],
    ["\u202e".repeat(2_000) + "z".repeat(2_000) + ".tar", "zzz", ".tar"],
    ["😀".repeat(2_000) + ".gif", "😀", ".gif"],
  ];
  for (const [sent, start, end] of longs) {
    const id = await ada.brings(text("words"), sent);
    const { name } = await place.refOf(id);
    assert.ok(name.length <= 200 && name.startsWith(start) && name.endsWith(end), name);
    assert.equal(nameToSave(await ada.fetches(id, {}, "HEAD")), name);
  }
});

/** As a browser reads it. */
function nameToSave({ headers }: Response): string {
  const said = headers.get("content-disposition")!;
  const [, plain, whole] = /^(?:inline|attachment); filename="([^"]*)"; filename\*=UTF-8''(\S*)$/
    .exec(said)!;
  assert.match(plain!, /^[\x20-\x7e]+$/);
  assert.doesNotMatch(plain!, /[\\/%]/);
  return decodeURIComponent(whole!);
}

Deno.test("who lies about bytes, their place or their sum has nothing kept of them", async () => {
  await using place = await fileScene();
  const { ada } = place;
  const sum = (bytes: string) => ({
    "upload-checksum": `sha1 ${createHash("sha1").update(bytes).digest("base64")}`,
  });
  const path = await ada.announces(10);
  const refusals: [status: number, asked: () => Promise<Response>][] = [
    [460, () => ada.sends(path, 0, text("hello"), sum("other"))],
    [460, () => ada.sends(path, 0, text("helloworld"), sum("other"))],
    [413, () => ada.sends(path, 0, text("helloworld!"))],
    [413, () => ada.sends(path, 0, text("helloworld!"), sum("helloworld!"))],
    [409, () => ada.sends(path, 1, text("elloworld"))],
    [409, () => ada.sends(path, 10, new Uint8Array())],
    [409, () => ada.sends(path, 2 ** 40, text("hello"))],
    [400, () => ada.sends(path, -1, text("hello"))],
    [400, () => ada.sends(path, 0.5, text("hello"))],
    [460, () => ada.sends(path, 0, text("hello"), { "upload-checksum": "sha1" })],
    [400, () => ada.sends(path, 0, text("hello"), { "upload-checksum": "sha1 %%%" })],
  ];
  for (const [status, asked] of refusals) {
    assert.equal(await statusOf(asked()), status);
    assert.equal(await ada.offsetOf(path), 0);
  }
  assert.equal(await statusOf(ada.sends(path, 0, text("hello"), sum("hello"))), 204);
  assert.equal(await statusOf(ada.sends(path, 0, text("hello"))), 409, "they are there");
  assert.equal(await statusOf(ada.sends(path, 5, text("world"), sum("world"))), 204);
  assert.equal(await statusOf(ada.sends(path, 5, text("world"))), 409, "it is whole");
  assert.equal(await statusOf(ada.sends(path, 10, text("more"))), 204, "nothing of it is taken");
  assert.equal(await (await ada.fetches(path.slice("/uploads/".length))).text(), "helloworld");
});

Deno.test("several who finish one upload at the same time end with one file, whole", async () => {
  await using place = await fileScene();
  const { ada, server } = place;
  const bytes = new Uint8Array(300_000).map((_, i) => i * 7 + (i >> 8));
  const path = await ada.announces(bytes.length, "noise.bin");
  await (await ada.sends(path, 0, bytes.slice(0, 100_000))).body?.cancel();
  const rest = bytes.slice(100_000);
  const done = await Promise.all(
    Array.from({ length: 6 }, () => statusOf(ada.sends(path, 100_000, rest))),
  );
  assert.ok(done.includes(204), `${done}`);
  assert.deepEqual(done.filter((status) => ![204, 409].includes(status)), []);
  assert.equal(await ada.offsetOf(path), bytes.length);
  const id = path.slice("/uploads/".length);
  assert.deepEqual(await (await ada.fetches(id)).bytes(), bytes);
  assert.equal((await Array.fromAsync(server.chat.files.blobs.list())).length, 1);
  assert.equal(server.chat.counts()["failures"], 0);
});
