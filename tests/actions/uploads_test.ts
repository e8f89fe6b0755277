/** Who has the word over an upload while its bytes come in. */
import assert from "node:assert/strict";
import {
  addPreview,
  beginUpload,
  endUpload,
  type FileGround,
  lookAtUpload,
  takeBytes,
  type UploadState,
} from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import { type Blobs, type Bytes, Receiving } from "../../lib/files/mod.ts";
import type { FileId } from "../../lib/protocol/mod.ts";
import { fileSpace } from "../../lib/store/mod.ts";
import { png } from "../files/samples.ts";
import { Chatter, SHARED, storeOver } from "../store/chatter.ts";
import { fileGround } from "./file_ground.ts";

const WHOLE = new TextEncoder().encode("what was agreed");
const HALF = 8;

interface Scene extends AsyncDisposable {
  readonly here: FileGround;
  readonly there: FileGround;
  readonly ada: Signed;
  readonly eve: Signed;
}

async function scene(): Promise<Scene> {
  const kv = await Deno.openKv(":memory:");
  const stores = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [here, there] = stores.map((store, i) => ({
    ...fileGround({ store, now: () => Date.now() }),
    instance: `instance ${i}`,
  }));
  const signed = async (name: string): Promise<Signed> => {
    const { user } = await Chatter.named(stores[0]!, name);
    return { user, session: "", expiresAt: Infinity, scopes: null };
  };
  return {
    ...{ here: here!, there: there!, ada: await signed("ada"), eve: await signed("eve") },
    async [Symbol.asyncDispose]() {
      for (const store of stores) await store.close();
      kv.close();
    },
  };
}

async function done(asked: ReturnType<typeof takeBytes>): Promise<UploadState> {
  const outcome = await asked;
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

/** The first half is there; the second comes when it is let go. */
async function underWay({ here, ada }: Scene) {
  const { id } = await done(beginUpload(here, ada, { name: "x.txt", bytes: WHOLE.length }));
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* halves(): AsyncIterable<Bytes> {
    yield WHOLE.slice(0, HALF);
    begun.resolve();
    await goOn.promise;
    yield WHOLE.slice(HALF);
  }
  const taking = takeBytes(here, ada, id, { offset: 0, stream: halves() });
  await begun.promise;
  return { id, taking, goOn: goOn.resolve };
}

Deno.test("who asks for an upload that is not theirs hears nothing, and nothing ends of it", async () => {
  await using place = await scene();
  const { here, eve } = place;
  const { id, taking, goOn } = await underWay(place);
  const none = { ok: false, code: "not_found" };
  const deeds: ((id: FileId) => Promise<unknown>)[] = [
    (id) => lookAtUpload(here, eve, id),
    (id) => endUpload(here, eve, id),
    (id) => takeBytes(here, eve, id, { offset: HALF, stream: ReadableStream.from([WHOLE]) }),
  ];
  for (const deed of deeds) assert.deepEqual(await deed(id), none);
  goOn();
  assert.equal((await done(taking)).offset, WHOLE.length);
});

Deno.test("its own sender has it by the newest of their requests", async () => {
  await using place = await scene();
  const { here, ada } = place;
  const { id, taking } = await underWay(place);
  assert.equal((await done(lookAtUpload(here, ada, id))).offset, HALF);
  assert.equal((await done(taking)).offset, HALF);
  const rest = { offset: HALF, stream: ReadableStream.from([WHOLE.slice(HALF)]) };
  assert.equal((await done(takeBytes(here, ada, id, rest))).offset, WHOLE.length);
});

Deno.test("what another instance takes in is not said to be given up", async () => {
  await using place = await scene();
  const { there, ada } = place;
  const { id, taking, goOn } = await underWay(place);
  const busy = { ok: false, trouble: "taken_elsewhere" };
  assert.deepEqual(await endUpload(there, ada, id), busy);
  goOn();
  assert.equal((await done(taking)).offset, WHOLE.length);
});

Deno.test("however many begin at once, no more is promised than there is room for", async () => {
  await using place = await scene();
  const { here, there, ada, eve } = place;
  const limits = { ...here.limits, bytesInAll: 3 * WHOLE.length };
  const begun = await Promise.all(
    [here, there, here, there].flatMap((ground) =>
      [ada, eve].map((me) =>
        beginUpload({ ...ground, limits }, me, { name: "x.txt", bytes: WHOLE.length })
      )
    ),
  );
  assert.equal(begun.filter(({ ok }) => ok).length, 3);
  const full = { ok: false, trouble: "no_room" };
  for (const refused of begun.filter(({ ok }) => !ok)) assert.deepEqual(refused, full);
  assert.equal(await fileSpace(here.store), limits.bytesInAll);
});

Deno.test("a small picture that cannot be kept leaves nothing open, however often it is tried", async () => {
  await using place = await scene();
  const { here, ada } = place;
  const bytes = png();
  const { id } = await done(beginUpload(here, ada, { name: "x.png", bytes: bytes.length }));
  await done(takeBytes(here, ada, id, { offset: 0, stream: ReadableStream.from([bytes]) }));
  const receiving = new Receiving({
    ...blobsOf(here),
    write: () => Promise.reject(new Error("It does not answer")),
  }, here.store.writer);
  for (let i = 0; i <= here.limits.open; i++) {
    await assert.rejects(addPreview({ ...here, receiving }, ada, id, { bytes }), /not answer/);
  }
  assert.deepEqual(await addPreview(here, ada, id, { bytes }), { ok: true, value: null });
});

function blobsOf({ blobs }: FileGround): Blobs {
  return {
    length: (blob) => blobs.length(blob),
    write: (blob, offset) => blobs.write(blob, offset),
    read: (blob, start, end) => blobs.read(blob, start, end),
    open: (blob) => blobs.open(blob),
    remove: (blob) => blobs.remove(blob),
    list: () => blobs.list(),
    room: () => blobs.room(),
  };
}
