/** A deleted message leaves no text behind: in no key, no value, no quote, no index. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Stamp } from "../../lib/protocol/mod.ts";
import { lastOfLanes, releaseFiles, type Store, trimLanes } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, memoryStore, openedAt, SHARED, storeOver } from "./chatter.ts";

const MINUTE_MS = 60_001;

/** Plain, and one that cannot be told in Latin-1. */
const SECRETS = ["passphrase4711", "Übermorgen≠gestern"];

async function placesWith(store: Store, secret: string): Promise<string[]> {
  const places: string[] = [];
  for await (const { key, value } of store.kv.list({ prefix: [] })) {
    if (holds(key, secret) || holds(value, secret)) places.push(key.map(String).join("/"));
  }
  return places;
}

/** In a text, in bytes of either encoding, or in anything made of them. */
function holds(value: unknown, secret: string): boolean {
  if (typeof value === "string") return value.includes(secret);
  if (value instanceof Uint8Array) {
    return ["utf-8", "utf-16le"].some((encoding) =>
      new TextDecoder(encoding).decode(value).includes(secret)
    );
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).flat().some((part) => holds(part, secret));
}

const PLACES: [string, () => Promise<{ store: Store; done(): Promise<void> }>][] = [
  ["a file", async () => {
    const temp = await tempFolder();
    const store = await openedAt({ data: `${temp.path}/data`, kv: "file" });
    return {
      store,
      done: async () => (await store.close(), await temp[Symbol.asyncDispose]()),
    };
  }],
  ["memory", async () => {
    const store = await memoryStore();
    return { store, done: () => store.close() };
  }],
  ["a shared place", async () => {
    const kv = await Deno.openKv(":memory:");
    const store = await storeOver(kv, SHARED);
    return { store, done: async () => (await store.close(), kv.close()) };
  }],
];

for (const [name, open] of PLACES) {
  Deno.test(`a deleted message, with all that hung on it, leaves no text in ${name}`, async () => {
    const { store, done } = await open();
    const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
    const room = await ada.makes();
    await ben.joins(room);
    for (const secret of SECRETS) {
      const [beside, id] = await Promise.all([
        ben.sent(room, "beside it"),
        ada.sent(room, secret),
      ]);
      const passedOn = await ben.sent(room, "Look", { forward: { room, id } });
      given(await ada.edit(room, id, `${secret}, edited`, [ben.user]));
      given(await ada.edit(room, id, `again ${secret}`));
      given(await ada.edit(room, id, "at last harmless", [ben.user]));
      given(await ben.react(room, id, "👍"));
      await ben.sent(room, "an answer", { replyTo: id, mentions: [ada.user] });
      await ben.sent(room, "in a thread", { thread: id });
      const inThread = await ada.sent(room, `${secret} in a thread`, { thread: id });
      const file = await storedFile(store, ada.user, { name: `${secret}.txt` });
      const withFile = await ada.sent(room, "", { files: [file] });
      assert.ok((await placesWith(store, secret)).length >= 4, "it was there before");

      for (const each of [id, passedOn, inThread, withFile]) given(await ada.delete(room, each));
      await trimLanes(store, await lastStamp(store));
      // Once no message can be on its way any more that was about to name it too
      await releaseFiles(store, ada.ground.now() + MINUTE_MS);
      assert.deepEqual(await placesWith(store, secret), []);
      const found = await ben.page(room, { around: beside, limit: 1 });
      assert.equal(found.messages[0]!.body, "beside it");
      const edits = await actions.listEdits(ben.ground, ben.user, { room, id });
      assert.deepEqual(given(edits).edits, []);
    }
    await done();
  });
}

async function lastStamp(store: Store): Promise<Stamp> {
  return (await lastOfLanes(store)).toSorted().at(-1)!;
}

Deno.test("a deletion that races edits and reactions leaves nothing of them either", async () => {
  const store = await memoryStore();
  const [secret] = SECRETS as [string];
  const ada = await Chatter.named(store, "ada");
  const devices = await Promise.all([1, 2, 3].map(() => Chatter.at(store, ada.user)));
  const [one, two, three] = devices as [Chatter, Chatter, Chatter];
  const room = await ada.makes();
  for (let round = 0; round < 20; round++) {
    const id = await ada.sent(room, secret);
    const others = [
      () => two.edit(room, id, `${secret} ${round}`),
      () => three.react(room, id, secret),
    ];
    const before = others.slice(0, round % 3).map((run) => run());
    const deletion = one.delete(room, id);
    const after = others.slice(round % 3).map((run) => run());
    await Promise.all([...before, ...after]);
    given(await deletion);
  }
  await trimLanes(store, await lastStamp(store));
  assert.deepEqual(await placesWith(store, secret), []);
  await store.close();
});
