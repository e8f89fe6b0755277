import assert from "node:assert/strict";
import { type FileKind, kindOfFile } from "../../lib/rules/mod.ts";

const size = { width: 40, height: 30 };

Deno.test("few kinds are seen or played where they stand: nothing runs in them", () => {
  const kinds: Readonly<Record<FileKind, readonly string[]>> = {
    picture: ["image/jpeg", "image/png", "image/gif", "image/webp"],
    media: [
      ...["video/mp4", "video/webm"],
      ...["audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac"],
    ],
    document: [
      ...["image/svg+xml", "image/heic", "video/quicktime", "audio/midi", "image/jpegx"],
      ...["text/html", "text/plain", "application/pdf", "application/octet-stream"],
    ],
  };
  for (const [kind, types] of Object.entries(kinds)) {
    for (const type of types) assert.equal(kindOfFile({ type, ...size }), kind, type);
  }
});

Deno.test("a picture that nobody can measure, or that would fill the memory, is saved", () => {
  const type = "image/png";
  assert.equal(kindOfFile({ type }), "document");
  assert.equal(kindOfFile({ type, width: 8_000, height: 8_000 }), "picture");
  assert.equal(kindOfFile({ type, width: 8_000, height: 8_001 }), "document");
  assert.equal(kindOfFile({ type, width: 60_000, height: 60_000 }), "document");
});
