/** What takes up the room for files, as those see it who look after the place: by a browser without scripts. */
import assert from "node:assert/strict";
import { countFiles } from "../../lib/store/mod.ts";
import { png } from "../files/samples.ts";
import { makeRoom } from "../live/gathering.ts";
import { given } from "../support/seed.ts";
import { WireClient } from "../support/wire_client.ts";
import { browserOf, type FileScene, fileScene } from "./file_scene.ts";

const PAGE = "/place/files";

/** The rows of the table: what stands in their cells, without marks. */
function rowsIn(text: string): string[][] {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(text)?.[1] ?? "";
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").trim()
    )
  );
}

async function scene(place: FileScene) {
  const { server, ada, wire } = place;
  const ben = await place.person("ben");
  const open = given(
    await wire.ask("room.create", {
      ...{ once: await wire.once(), name: "Garden", visibility: "public", past: "everyone" },
    }),
  ).room;
  const says = async (by: WireClient, room: typeof open, id: string) => {
    const files = [{ id: id as never }];
    given(await by.ask("message.send", { once: await by.once(), room, body: "", files }));
  };
  await using benWire = await WireClient.connect(server.address, ben.token);
  const secret = await makeRoom(benWire);
  await says(wire, open, await ada.brings(new Uint8Array(3_000_000), "plan.bin"));
  for (let i = 0; i < 3; i++) await says(wire, open, await ada.brings(png(), `face${i}.png`));
  await says(benWire, secret, await ben.brings(new Uint8Array(5_000_000), "salaries.bin"));
  await ben.brings(new Uint8Array(1_000_000), "unsaid.bin");
  await countFiles(server.chat.store, server.clock.now());
  return await browserOf(place, ada, "admin");
}

Deno.test("what takes up the room is told by room, person and kind, largest first or most first", async () => {
  await using place = await fileScene({ PARLEY_FILES_MIB: "100" });
  const admin = await scene(place);
  const { text, status } = await admin.get(PAGE);
  assert.equal(status, 200);
  assert.match(text, /9 MB of 104.9 MB are used/);
  assert.deepEqual(rowsIn(text), [["A private conversation", "1", "5 MB"], [
    "#Garden",
    "4",
    "3 MB",
  ]]);
  const often = await admin.get(`${PAGE}?by=rooms&order=count`);
  assert.deepEqual(rowsIn(often.text).map(([name]) => name), ["#Garden", "A private conversation"]);
  const people = await admin.get(`${PAGE}?by=people`);
  assert.deepEqual(rowsIn(people.text), [["ben", "2", "6 MB"], ["ada", "4", "3 MB"]]);
  const kinds = rowsIn((await admin.get(`${PAGE}?by=kinds`)).text);
  assert.deepEqual(kinds.map(([name, count]) => [name, count]), [
    ["Everything else", "3"],
    ["Pictures", "3"],
  ]);
  assert.equal((await admin.get(`${PAGE}?by=nothing`)).status, 404);
});

Deno.test("the largest are told with who brought them, and what is in private by no name", async () => {
  await using place = await fileScene();
  const admin = await scene(place);
  const { text } = await admin.get(`${PAGE}?by=largest`);
  const [first, second] = rowsIn(text);
  assert.match(first![0]!, /^A file a private conversation/);
  assert.deepEqual(first!.slice(1), ["ben", "5 MB"]);
  assert.match(second![0]!, /^plan\.bin #Garden/);
  const loose = await admin.get(`${PAGE}?by=loose`);
  assert.match(loose.text, /One file, 1 MB/);
  assert.deepEqual(rowsIn(loose.text).map(([, by, size]) => [by, size]), [["ben", "1 MB"]]);
  assert.match(rowsIn(loose.text)[0]![0]!, /^A file named nowhere/);
  for (const shown of ["rooms", "people", "kinds", "largest", "loose"]) {
    const page = await admin.get(`${PAGE}?by=${shown}`);
    for (const hidden of ["salaries", "unsaid", "A room"]) assert.ok(!page.text.includes(hidden));
    for (const [, path] of page.text.matchAll(/href="(\/files\/[^"]+)"/g)) {
      assert.equal((await admin.get(path!)).status, 200, "what is linked opens");
    }
  }
});

Deno.test("nobody else sees what takes up the room, and before it was counted it says so", async () => {
  await using place = await fileScene();
  const { server, ada } = place;
  await server.chat.chores.done();
  await server.chat.store.kv.delete(["file_usage"]);
  const admin = await browserOf(place, ada, "admin");
  assert.match((await admin.get(PAGE)).text, /counted within the hour/);
  for (const role of ["moderator", "member", "guest"] as const) {
    const other = await browserOf(place, ada, role);
    assert.equal((await other.get(PAGE)).status, 403, role);
    assert.ok(!(await other.get("/account")).text.includes(PAGE), role);
  }
  const owner = await browserOf(place, ada, "owner");
  assert.ok((await owner.get("/account")).text.includes(PAGE));
  server.chat.chores.soon();
  await server.chat.chores.done();
  assert.match((await owner.get(PAGE)).text, /There are no files here/);
});
