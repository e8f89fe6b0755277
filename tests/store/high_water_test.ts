/** The mark beside the database, which tells that an older copy was put in its place. */
import assert from "node:assert/strict";
import type { Stamp } from "../../lib/protocol/mod.ts";
import { HighWater } from "../../lib/store/database/high_water.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, openedAt } from "./chatter.ts";

const STAMP = "000000000000000000a0" as Stamp;

Deno.test("a mark is what was written last, and nobody else may read it", async () => {
  await using temp = await tempFolder();
  const mark = new HighWater(temp.path);
  assert.equal(await mark.read(), null);
  await mark.write("00000000000000000001" as Stamp);
  await mark.write(STAMP);
  assert.equal(await new HighWater(temp.path).read(), STAMP);
  const { mode } = await Deno.stat(`${temp.path}/parley.mark`);
  assert.equal(mode! & 0o077, 0);
});

Deno.test("a mark that makes no sense is none, and one that cannot be written breaks nothing", async () => {
  await using temp = await tempFolder();
  for (const text of ["", "half a ma", `${STAMP}0`, "00000000000000000zzz"]) {
    await Deno.writeTextFile(`${temp.path}/parley.mark`, text);
    assert.equal(await new HighWater(temp.path).read(), null, JSON.stringify(text));
  }
  const nowhere = new HighWater(`${temp.path}/gone`);
  await nowhere.write(STAMP);
  assert.equal(await nowhere.read(), null);
});

Deno.test("a database behind its mark takes a new epoch; one that is not keeps its own", async () => {
  await using temp = await tempFolder();
  const place = { data: temp.path, kv: "file" } as const;
  const first = await openedAt(place);
  const { epoch } = first;
  await first.close();
  const copy = await Deno.readFile(`${temp.path}/parley.db`);

  const second = await openedAt(place);
  assert.equal(second.epoch, epoch);
  const ada = await Chatter.named(second, "ada");
  await ada.sent(await ada.makes(), "will be forgotten");
  for (let i = 0; i < 10; i++) await ada.makes();
  await second.close();

  for (const name of ["parley.db-wal", "parley.db-shm"]) {
    await Deno.remove(`${temp.path}/${name}`).catch(() => {});
  }
  await Deno.writeFile(`${temp.path}/parley.db`, copy);
  const restored = await openedAt(place);
  assert.notEqual(restored.epoch, epoch);
  assert.ok(restored.epoch > epoch, "later epochs sort after earlier ones");
  await restored.close();
  const again = await openedAt(place);
  assert.equal(again.epoch, restored.epoch);
  await again.close();
});
