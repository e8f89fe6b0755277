/** How much one may send, as programs hear it. */
import assert from "node:assert/strict";
import { png } from "../files/samples.ts";
import { FileSender } from "../support/file_sender.ts";
import { fileScene, statusOf, text } from "./file_scene.ts";

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

const announces = (by: FileSender, bytes: number) =>
  by.ask("POST", "/uploads", { "upload-length": `${bytes}` });

Deno.test("a guest may send less at once than others, and hears how much", async () => {
  await using place = await fileScene({ PARLEY_FILE_MIB: "20" });
  const guest = await place.person("gus", "guest");
  const refused = await announces(guest, 10 * MIB + 1);
  assert.equal(refused.status, 413);
  assert.match(await refused.text(), /at most 10.MiB/);
  assert.equal(await statusOf(announces(guest, 10 * MIB)), 201);
  assert.equal(await statusOf(announces(place.ada, 10 * MIB + 1)), 201);
  const others = await announces(place.ada, 20 * MIB + 1);
  assert.equal(others.status, 413);
  assert.match(await others.text(), /at most 20.MiB/);
});

Deno.test("a place with small files has no larger ones of guests", async () => {
  await using place = await fileScene({ PARLEY_FILE_MIB: "2" });
  const guest = await place.person("gus", "guest");
  const refused = await announces(guest, 2 * MIB + 1);
  assert.equal(refused.status, 413);
  assert.match(await refused.text(), /at most 2.MiB/);
});

Deno.test("of a day counts what came in and what is on its way, not what was refused or taken back", async () => {
  await using place = await fileScene({ PARLEY_FILE_MIB: "2", PARLEY_FILES_DAY_MIB: "3" });
  const { ada, server } = place;
  assert.equal(await statusOf(announces(ada, 2 * MIB + 1)), 413);
  const id = await ada.brings(new Uint8Array(MIB));
  assert.equal(await statusOf(announces(ada, 2 * MIB + 1)), 413, "too large for any day");
  const path = await ada.announces(2 * MIB);
  const full = await announces(ada, 1);
  assert.equal(full.status, 429);
  assert.match(await full.text(), /in a day/);
  const ben = await place.person("ben");
  assert.equal(await statusOf(announces(ben, 2 * MIB)), 201, "another's day is another's");

  await (await ada.sends(path, 0, new Uint8Array(MIB))).body?.cancel();
  assert.equal(await statusOf(ada.ask("DELETE", path)), 204);
  const again = await ada.announces(2 * MIB);
  assert.equal(await statusOf(announces(ada, 1)), 429);
  assert.equal(await statusOf(ada.ask("DELETE", again)), 204);
  // A picture that is none is refused once its bytes are there
  for (let i = 0; i < 20; i++) {
    assert.equal(
      await statusOf(ada.ask("PUT", `/previews/${id}`, {}, new Uint8Array(250_000))),
      400,
    );
  }
  assert.equal(await statusOf(ada.ask("PUT", `/previews/${id}`, {}, png())), 204);
  assert.equal(await statusOf(announces(ada, 2 * MIB)), 429, "the small one is one of the day");
  const late = await ada.announces(2 * MIB - png().length);
  assert.equal(await statusOf(announces(ada, 1)), 429);

  server.clock.move(DAY_MS);
  const next = await ada.announces(2 * MIB);
  assert.equal(await statusOf(announces(ada, MIB + 1)), 429);
  assert.equal(await statusOf(ada.ask("DELETE", late)), 204);
  assert.equal(await statusOf(announces(ada, MIB + 1)), 429, "that was of the day before");
  assert.equal(await statusOf(announces(ada, MIB)), 201);
  assert.equal(await ada.offsetOf(next), 0);
});

Deno.test("only so many are on their way at once, and each that ends makes room", async () => {
  await using place = await fileScene();
  const { ada } = place;
  const paths = await Promise.all(Array.from({ length: 50 }, () => ada.announces(5)));
  assert.equal(await statusOf(announces(ada, 5)), 429);
  assert.equal(await statusOf(ada.sends(paths[0]!, 0, text("hello"))), 204);
  assert.equal(await statusOf(announces(ada, 5)), 201);
});

Deno.test("all files together have their bound, and a message goes on being sent", async () => {
  await using place = await fileScene({ PARLEY_FILE_MIB: "2", PARLEY_FILES_MIB: "3" });
  const { ada, says } = place;
  const id = await ada.brings(new Uint8Array(2 * MIB));
  const path = await ada.announces(MIB);
  const full = await announces(ada, 1);
  assert.equal(full.status, 507);
  assert.match(await full.text(), /no room left/);
  await says(id);
  assert.equal(await statusOf(ada.ask("DELETE", path)), 204);
  assert.equal(await statusOf(announces(ada, MIB)), 201);
});
