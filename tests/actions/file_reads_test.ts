/**
 * How long an answer takes tells an outsider nothing: whether there is a file or not, the store is
 * asked the same, step by step.
 */
import assert from "node:assert/strict";
import {
  addPreview,
  endUpload,
  type FileGround,
  lookAtUpload,
  openFile,
  takeBytes,
} from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import { type FileId, newFileId, type UserId } from "../../lib/protocol/mod.ts";
import { uploadRow } from "../../lib/store/mod.ts";
import { png } from "../files/samples.ts";
import { ALONE, Chatter, codeOf, SHARED, storeOver } from "../store/chatter.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";

/** A KV that notes what it is asked. */
function noting(real: Deno.Kv): { readonly kv: Deno.Kv; readonly asked: string[] } {
  const asked: string[] = [];
  const kv = new Proxy(real, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        asked.push(`${String(name)} of ${kindsIn(given[0])}`);
        return value.apply(target, given);
      };
    },
  });
  return { kv, asked };
}

/** The first parts of keys say what is looked for. */
function kindsIn(what: unknown): string {
  const { prefix = what } = (what ?? {}) as { prefix?: unknown };
  const keys = Array.isArray(prefix) && Array.isArray(prefix[0]) ? prefix : [prefix];
  return keys.map((key) => String(key?.[0])).join();
}

type Asks = (ground: FileGround, me: Signed, id: FileId) => Promise<unknown>;

const SMALL_PICTURE = { type: "image/png", width: 4, height: 4 };
const MORE = { offset: 0, stream: ReadableStream.from([new Uint8Array(3)]) };
const ASKS: Readonly<Record<string, Asks>> = {
  "the file": (ground, me, id) => openFile(ground, me, id, "file"),
  "its preview": (ground, me, id) => openFile(ground, me, id, "preview"),
  "to add a preview": (ground, me, id) => addPreview(ground, me, id, { bytes: png() }),
  "how far it is": (ground, me, id) => lookAtUpload(ground, me, id),
  "to go on with it": (ground, me, id) => takeBytes(ground, me, id, MORE),
  "to end it": (ground, me, id) => endUpload(ground, me, id),
};

for (const [name, limits] of Object.entries({ alone: ALONE, shared: SHARED })) {
  Deno.test(`who may not have a file has the store asked as if there were none (${name})`, async () => {
    const { kv, asked } = noting(await Deno.openKv(":memory:"));
    const store = await storeOver(kv, limits);
    await using _closing = {
      async [Symbol.asyncDispose]() {
        await store.close();
        kv.close();
      },
    };
    const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
    const rooms = await Promise.all([1, 2, 3].map(() => ada.makes({ visibility: "private" })));
    const brings = () => storedFile(store, ada.user, { until: Infinity });
    const [loose, said, often] = [await brings(), await brings(), await brings()];
    await ada.sent(rooms[0]!, "once", { files: [said] });
    for (let i = 0; i < 10; i++) await ada.sent(rooms[0]!, "again", { files: [often] });
    const hung = await storedFile(store, ada.user, { until: Infinity, ...SMALL_PICTURE });
    await ada.changes(rooms[1]!, { picture: hung.id });
    const half = newFileId();
    const upload = { by: ada.user, at: 0, blob: "b", copy: "c", name: "x", bytes: 9, until: 9 };
    await store.kv.set(uploadRow(half).key, upload);

    const ground = fileGround(ben.ground);
    const noted = async (ask: Asks, id: FileId) => {
      asked.length = 0;
      const answer = await ask(ground, signed(ben.user), id);
      return [answer === null ? "nothing" : codeOf(answer as { ok: false; code: never }), ...asked];
    };
    for (const [what, ask] of Object.entries(ASKS)) {
      const none = await noted(ask, newFileId());
      assert.ok(none.length > 1, what);
      for (const [kind, id] of Object.entries({ loose, said, often, hung, half: { id: half } })) {
        assert.deepEqual(await noted(ask, id.id), none, `${what}: ${kind}`);
      }
    }
    const room = await ben.makes();
    const named: string[][] = [];
    for (const file of [loose, said, often, hung, { id: newFileId() }]) {
      asked.length = 0;
      assert.equal(codeOf(await ben.send(room, "mine", { files: [file] })), "not_found");
      named.push([...asked]);
    }
    // What one needs to know of the room is known from the second time on
    for (const one of named.slice(2)) assert.deepEqual(one, named[1], "to say it oneself");
  });
}

function signed(user: UserId): Signed {
  return { user, session: "", expiresAt: Infinity, scopes: null };
}
