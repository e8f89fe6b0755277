/** `/save` at the terminal, over a real place: whole or not at all, and never in the place of another file. */
import assert from "node:assert/strict";
import { saveFile } from "../../lib/cli/files/mod.ts";
import type { Reach } from "../../lib/cli/login/reach.ts";
import type { FileRef, Message } from "../../lib/protocol/mod.ts";
import { random } from "../support/attachment_scene.ts";
import { bringFile } from "../support/bringing.ts";
import { type FilesDesk, filesPlace } from "../support/files_desk.ts";
import { given } from "../support/seed.ts";

type Place = Awaited<ReturnType<typeof filesPlace>>;

const HERE = Deno.cwd();

/** In a folder of its own, which it runs in. */
async function saved(
  place: Place,
  ada: FilesDesk,
  path: string | null,
  file = 0,
): Promise<string> {
  const [message] = await place.messages();
  await Deno.mkdir(`${place.folder}/here`, { recursive: true });
  Deno.chdir(`${place.folder}/here`);
  try {
    await saveFile(ada.desk, { room: place.room, message: message!.id, place: file }, path);
  } finally {
    Deno.chdir(HERE);
  }
  return ada.followed.at(-1)?.at(-1)?.replaceAll(place.folder, "") ?? "";
}

async function say(place: Place, ...files: [name: string, bytes: Uint8Array<ArrayBuffer>][]) {
  const by = { address: place.server.address, token: place.token };
  const ids = [];
  for (const [name, bytes] of files) ids.push({ id: await bringFile(by, name, bytes) });
  const once = await place.wire.once();
  given(await place.wire.ask("message.send", { room: place.room, body: "", files: ids, once }));
}

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

Deno.test("a file is saved under its name, and one that has this name stays what it is", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const bytes = random(700_000, 1);
  await say(place, ["yard.tar.gz", bytes], ["empty.txt", new Uint8Array()]);
  assert.equal(await saved(place, ada, null), "yard.tar.gz, 700 kB: saved as /here/yard.tar.gz");
  assert.match(await saved(place, ada, null), /saved as \/here\/yard \(2\)\.tar\.gz$/);
  assert.match(await saved(place, ada, "."), /saved as \/here\/yard \(3\)\.tar\.gz$/);
  assert.match(await saved(place, ada, "empty", 1), /saved as \/here\/empty$/);
  const folder = `${place.folder}/here`;
  const names = ["empty", "yard (2).tar.gz", "yard (3).tar.gz", "yard.tar.gz"];
  assert.deepEqual(await namesIn(folder), names);
  assert.deepEqual(await Deno.readFile(`${folder}/yard.tar.gz`), new Uint8Array(bytes));
  assert.equal((await Deno.stat(`${folder}/empty`)).size, 0);
  assert.deepEqual(ada.complained, []);
});

Deno.test("a name that somebody gave leads nowhere but into the folder, and is shown as what it is", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const bytes = new TextEncoder().encode("x");
  await say(place, ["../../-rf\u202e\x1b]0;evil\x07.txt", bytes], [
    "ä".repeat(300) + ".png",
    bytes,
  ]);
  assert.match(await saved(place, ada, null), /: saved as \/here\/_rf\]0;evil\.txt$/);
  assert.match(await saved(place, ada, null, 1), /: saved as \/here\/ä{98}\.png$/);
  assert.deepEqual(await namesIn(place.folder), ["here", "state"]);
});

Deno.test("what cannot be is said, and leaves nothing behind", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  await say(place, ["notes.txt", new TextEncoder().encode("noted")]);
  assert.equal(await saved(place, ada, "none/"), "There is no folder /here/none.");
  assert.equal(await saved(place, ada, "none/notes.txt"), "There is no folder /here/none.");
  await place.put("plain", "");
  assert.equal(await saved(place, ada, "../plain/notes.txt"), "There is no folder /plain.");
  await saved(place, ada, null, 3);
  assert.deepEqual(ada.complained, ["There is no file of that number here any more."]);
  const [{ id: message }] = await place.messages() as [Message];
  const once = await place.wire.once();
  given(await place.wire.ask("message.delete", { room: place.room, id: message, once }));
  await saveFile(ada.desk, { room: place.room, message, place: 0 }, null);
  assert.equal(ada.complained.length, 2);
  assert.deepEqual(await namesIn(`${place.folder}/here`), []);
});

Deno.test("a file that is gone meanwhile is said to be, and a login that is over, too", async () => {
  await using place = await filesPlace();
  await say(place, ["notes.txt", new TextEncoder().encode("noted")]);
  for (const [status, says] of [[404, /it is gone/], [401, /login is over/]] as const) {
    const fetch: Reach["fetch"] = () => Promise.resolve(new Response("", { status }));
    await using ada = await place.desk({ ...place.reach, fetch });
    assert.match(await saved(place, ada, null), says);
  }
  assert.deepEqual(await namesIn(`${place.folder}/here`), []);
});

/** Cuts each answer after as many bytes, and writes down from where each was asked for. */
function cutRoad(reach: Reach, after: readonly number[]): { reach: Reach; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    reach: {
      ...reach,
      async fetch(path, init) {
        const response = await reach.fetch(path, init);
        if (!path.startsWith("/files/")) return response;
        const most = after[asked.length] ?? Infinity;
        asked.push(new Headers(init?.headers).get("range") ?? "all");
        let passed = 0;
        const cut = new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            const rest = chunk.subarray(0, most - passed);
            passed += rest.length;
            controller.enqueue(rest);
            if (passed >= most) controller.error(new Error("The line was cut"));
          },
        });
        return new Response(response.body!.pipeThrough(cut), response);
      },
    },
  };
}

Deno.test("a line that breaks is gone on with from where it was, and says how far it is", async () => {
  await using place = await filesPlace();
  const bytes = random(900_000, 2);
  await say(place, ["film.bin", bytes]);
  const road = cutRoad(place.reach, [300_000, 0, 200_000]);
  await using ada = await place.desk(road.reach);
  assert.match(await saved(place, ada, null), /saved as \/here\/film\.bin$/);
  assert.equal(road.asked[0], "all");
  assert.equal(road.asked.length, 4, `${road.asked}`);
  for (const range of road.asked.slice(1)) assert.match(range, /^bytes=[1-9]\d+-$/);
  assert.deepEqual(await Deno.readFile(`${place.folder}/here/film.bin`), new Uint8Array(bytes));
  assert.ok(ada.followed[0]!.some((line) => /^film\.bin: [1-9]\d?% of 900 kB/.test(line)));
});

Deno.test("what a program left behind is gone on with by the next, and what is longer begins again", async () => {
  await using place = await filesPlace();
  const bytes = random(300_000, 3);
  await say(place, ["film.bin", bytes]);
  const [message] = await place.messages();
  const { id }: FileRef = message!.files![0]!;
  const part = `${place.folder}/here/.parley-${id}.part`;
  await Deno.mkdir(`${place.folder}/here`);
  for (const left of [bytes.subarray(0, 100_000), new Uint8Array(400_000)]) {
    await Deno.writeFile(part, left);
    const road = cutRoad(place.reach, []);
    await using ada = await place.desk(road.reach);
    const said = await saved(place, ada, null);
    const path = said.replace(/^.*saved as /, place.folder);
    assert.deepEqual(await Deno.readFile(path), new Uint8Array(bytes), said);
    assert.deepEqual(road.asked, [left.length === 100_000 ? "bytes=100000-" : "all"]);
    assert.deepEqual(
      (await namesIn(`${place.folder}/here`)).filter((name) => /part/.test(name)),
      [],
    );
  }
});
