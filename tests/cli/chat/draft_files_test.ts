/** What was being written when a program ended is there for the next one, and for no other person. */
import assert from "node:assert/strict";
import { DraftFiles } from "../../../lib/cli/chat/draft_files.ts";
import type { Epoch, RoomId, UserId } from "../../../lib/protocol/mod.ts";
import { tempFolder } from "../../support/temp_folder.ts";

const OWNER = { server: "https://chat.example", person: "uada00000000" as UserId };
const ROOM = "rroom0000000" as RoomId;
const draft = (text: string) => ({ room: ROOM, text, base: 3, epoch: "000001" as Epoch });

async function drafts(below: string, owner = OWNER): Promise<readonly string[]> {
  return (await DraftFiles.open(below, owner)).load().map(({ text }) => text);
}

async function files(below: string): Promise<number> {
  let count = 0;
  for await (const { name, isDirectory } of Deno.readDir(below)) {
    count += isDirectory ? await files(`${below}/${name}`) : Number(name.endsWith(".drafts"));
  }
  return count;
}

Deno.test("the last that was saved of a room is kept until it is dropped", async () => {
  await using folder = await tempFolder();
  const one = await DraftFiles.open(folder.path, OWNER);
  one.save(draft("half"));
  one.save(draft("half a line"));
  assert.ok(await one.close());
  assert.deepEqual(await drafts(folder.path), ["half a line"]);
  const other = { ...OWNER, person: "ueve00000000" as UserId };
  assert.deepEqual(await drafts(folder.path, other), []);

  const next = await DraftFiles.open(folder.path, OWNER);
  const [left] = next.load();
  assert.ok(left !== undefined && next.has(left) && !next.has(draft("another")));
  next.drop(left);
  assert.ok(await next.close());
  assert.deepEqual([await drafts(folder.path), await files(folder.path)], [[], 0]);
});

Deno.test("of two programs that end each leaves what it had, and the same text once", async () => {
  await using folder = await tempFolder();
  const first = await DraftFiles.open(folder.path, OWNER);
  first.save(draft("left by the first"));
  assert.ok(await first.close());
  const [one, two] = [
    await DraftFiles.open(folder.path, OWNER),
    await DraftFiles.open(folder.path, OWNER),
  ];
  two.save(draft("by the second"));
  assert.ok(await one.close() && await two.close());
  const all = [...await drafts(folder.path)].sort();
  assert.deepEqual(all, ["by the second", "left by the first"]);
});

Deno.test("what nobody can read harms nobody, and a full disk is told", async () => {
  await using folder = await tempFolder();
  const one = await DraftFiles.open(folder.path, OWNER);
  one.save(draft("half a line"));
  assert.ok(await one.close());
  const [own] = [...Deno.readDirSync(folder.path)];
  const path = `${folder.path}/${own!.name}`;
  await Deno.writeTextFile(`${path}/broken.drafts`, "{", { mode: 0o600 });
  assert.deepEqual(await drafts(folder.path), ["half a line"]);
  const next = await DraftFiles.open(folder.path, OWNER);
  await Deno.remove(path, { recursive: true });
  assert.equal(await next.close(), false);
});
