/** Who takes back what they said has its files again: for a day, and nobody else. */
import assert from "node:assert/strict";
import { openFile, releaseLoose, sweepFiles } from "../../lib/actions/mod.ts";
import type { FileId } from "../../lib/protocol/mod.ts";
import { findFile } from "../../lib/store/mod.ts";
import { Chatter, codeOf, SHARED, storeOver } from "../store/chatter.ts";
import { testClock } from "../support/clock.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Ada and Ben in a room, on a place where a commit takes no more checks than there may be files. */
async function scene() {
  const kv = await Deno.openKv(":memory:");
  const store = await storeOver(kv, SHARED);
  const clock = testClock();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  Object.assign(ada.ground, { now: () => clock.now() });
  Object.assign(ben.ground, { now: () => clock.now() });
  const room = await ada.makes();
  await ben.joins(room);
  const ground = fileGround(ada.ground);
  return {
    ...{ kv, store, clock, ada, ben, room, ground },
    // Brought long ago: nothing but what is told of it here keeps it
    brings: async (by: Chatter, count = 1): Promise<FileId[]> => {
      const brought = Array.from({ length: count }, () => storedFile(store, by.user));
      return (await Promise.all(brought)).map(({ id }) => id);
    },
    says: (by: Chatter, files: readonly FileId[]) =>
      by.sent(room, "see", { files: files.map((id) => ({ id })) }),
    isThere: async (id: FileId) => await findFile(store, id) !== null,
    mayHave: async ({ user }: Chatter, id: FileId) => {
      const me = { user, session: "", expiresAt: Infinity, scopes: null };
      return (await openFile(ground, me, id, "file")) !== null;
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      kv.close();
    },
  };
}

Deno.test("what is taken back with its files can be said anew with them, and is gone for all others", async () => {
  await using scenery = await scene();
  const { ada, ben, room, ground, clock } = scenery;
  const files = await scenery.brings(ada, 10);
  const said = await scenery.says(ada, files);
  assert.ok(await scenery.mayHave(ben, files[0]!));
  assert.ok((await ada.delete(room, said, files)).ok);
  await sweepFiles(ground);
  clock.move(DAY_MS - 60_000);
  await sweepFiles(ground);
  assert.ok(await scenery.mayHave(ada, files[0]!));
  assert.equal(await scenery.mayHave(ben, files[0]!), false);
  assert.equal(codeOf(await ben.send(room, "", { files: [{ id: files[0]! }] })), "not_found");
  const anew = await scenery.says(ada, files);
  assert.ok(await scenery.mayHave(ben, files[9]!));
  // From then on they are that message's, and go with it as all do
  await ada.delete(room, anew);
  clock.move(2 * 60_000);
  await releaseLoose(ground);
  for (const file of files) assert.equal(await scenery.isThere(file), false);
});

Deno.test("what is not said anew goes after a day, and what was just deleted goes at once", async () => {
  await using scenery = await scene();
  const { ada, room, ground, clock } = scenery;
  const [kept, gone] = await scenery.brings(ada, 2) as [FileId, FileId];
  const said = await scenery.says(ada, [kept, gone]);
  clock.move(2 * 60_000);
  await ada.delete(room, said, [kept]);
  await releaseLoose(ground);
  assert.equal(await scenery.isThere(gone), false);
  clock.move(DAY_MS);
  await sweepFiles(ground);
  assert.ok(await scenery.isThere(kept));
  clock.move(1);
  await sweepFiles(ground);
  assert.equal(await scenery.isThere(kept), false);
});

Deno.test("nobody keeps what another brought, nor anything by a deletion that is refused", async () => {
  await using scenery = await scene();
  const { ada, ben, room, ground, clock } = scenery;
  const [file, own] = [...await scenery.brings(ada), ...await scenery.brings(ben)];
  const said = await scenery.says(ada, [file!]);
  assert.equal(codeOf(await ben.delete(room, said, [file!])), "forbidden");
  assert.ok(await scenery.mayHave(ben, file!));
  // Ben may say it as well, and still it is not his
  const again = await scenery.says(ben, [file!, own!]);
  await ada.delete(room, said);
  clock.move(2 * 60_000);
  await ben.delete(room, again, [file!, own!]);
  await releaseLoose(ground);
  assert.equal(await scenery.isThere(file!), false);
  assert.ok(await scenery.isThere(own!));
  const last = await scenery.says(ben, [own!]);
  await ada.removes(room, ben);
  assert.equal(codeOf(await ben.delete(room, last, [own!])), "forbidden");
  await releaseLoose(ground);
  assert.ok(await scenery.mayHave(ada, own!), "it is the message's still");
});

Deno.test("a sweep that has begun looks again when a file is held meanwhile", async () => {
  await using scenery = await scene();
  const { kv, ada, room, ground, clock } = scenery;
  const [file] = await scenery.brings(ada) as [FileId];
  const [first, second] = [await scenery.says(ada, [file]), await scenery.says(ada, [file])];
  await ada.delete(room, first);
  clock.move(2 * 60_000);
  let isTaken = false;
  const store = await storeOver(
    afterReading(kv, "file", async () => {
      isTaken = true;
      assert.ok((await ada.delete(room, second, [file])).ok);
    }),
    SHARED,
  );
  await releaseLoose({ ...ground, store });
  assert.ok(isTaken);
  assert.ok(await scenery.isThere(file));
  await releaseLoose(ground);
  assert.ok(await scenery.mayHave(ada, file));
  await store.close();
});

/** A KV at which something is done once a row of this kind has been read for the first time. */
function afterReading(real: Deno.Kv, kind: string, run: () => Promise<void>): Deno.Kv {
  let isDone = false;
  return new Proxy(real, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (name !== "get") return value.bind(target);
      return async (key: Deno.KvKey) => {
        const read = await target.get(key);
        if (key[0] === kind && !isDone) {
          isDone = true;
          await run();
        }
        return read;
      };
    },
  });
}
