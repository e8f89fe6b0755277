/** Files by commands at the terminal: which there are, and which is meant. */
import assert from "node:assert/strict";
import { runOrder } from "../../../lib/cli/chat/orders/mod.ts";
import type { RoomId } from "../../../lib/protocol/mod.ts";
import { bringFile } from "../../support/bringing.ts";
import { within } from "../../support/deadline.ts";
import { filesPlace } from "../../support/files_desk.ts";
import { OrderScene, type RecordedDesk } from "../../support/recorded_desk.ts";
import { tempFolder } from "../../support/temp_folder.ts";

async function sayWith(scene: OrderScene, room: RoomId, ...names: string[]) {
  const { token } = scene.place.people.ines;
  const by = { address: scene.server.address, token };
  const files = [];
  for (const name of names) {
    files.push({ id: await bringFile(by, name, new TextEncoder().encode(name)) });
  }
  return await scene.place.say("ines", room, "", { files });
}

async function saves(desk: RecordedDesk, text: string): Promise<string> {
  return (await desk.does(text)).at(-1) ?? "";
}

Deno.test("the newest files are listed by numbers, by which they are saved", async () => {
  await using scene = await OrderScene.open();
  await using folder = await tempFolder();
  const { saturday } = scene.place.rooms;
  await sayWith(scene, saturday, "old.txt");
  await sayWith(scene, saturday, "one.txt", "two words.txt");
  const mara = await scene.desk("mara");
  const told = await mara.does("/files");
  assert.match(told[0]!, /^ {2}\[1\] one\.txt +1 kB {2}Ines Okafor, \d\d:\d\d$/);
  assert.match(told[1]!, /^ {2}\[2\] two words\.txt +1 kB {2}/);
  assert.match(told[2]!, /^ {2}\[3\] old\.txt/);
  assert.equal(told[3], "/save and a number saves one.");
  assert.equal((await mara.does("/files 1")).length, 2);
  await mara.does("/files 3");
  assert.match(await saves(mara, `/save 3 ${folder.path}`), /old\.txt/);
  assert.equal(await Deno.readTextFile(`${folder.path}/old.txt`), "old.txt");
  await Deno.mkdir(`${folder.path}/my files`);
  await saves(mara, `/save 1 "${folder.path}/my files/first.txt"`);
  assert.equal(await Deno.readTextFile(`${folder.path}/my files/first.txt`), "one.txt");
  assert.equal(
    await mara.refuses("/save 9"),
    "There is no file 9. /files lists those of this room.",
  );
  for (const typed of ["/files 0", "/files 101", "/files all"]) {
    assert.match(await mara.refuses(typed), /not understood. Type: \/files \[how many\]/, typed);
  }
});

Deno.test("without a list, a file of the message that is meant is saved", async () => {
  await using scene = await OrderScene.open();
  await using folder = await tempFolder();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  assert.deepEqual(await mara.does("/files"), ["There are no files in this room."]);
  assert.match(await mara.refuses("/save"), /No file is meant/);
  assert.match(await mara.refuses("/save 1"), /There is no file 1/);
  const first = await sayWith(scene, saturday, "first.txt");
  const marked = await mara.message(({ id }) => id === first);
  const last = await sayWith(scene, saturday, "a.txt", "b.txt");
  await mara.message(({ id }) => id === last);
  await saves(mara, `/save ${folder.path}`);
  assert.equal(await Deno.readTextFile(`${folder.path}/a.txt`), "a.txt");
  await saves(mara, `/save 2 ${folder.path}`);
  assert.equal(await Deno.readTextFile(`${folder.path}/b.txt`), "b.txt");
  mara.marked = marked;
  await saves(mara, `/save ${folder.path}`);
  assert.equal(await Deno.readTextFile(`${folder.path}/first.txt`), "first.txt");
});

Deno.test("who is not in a room is shown none of its files", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  await sayWith(scene, till, "money.txt");
  const tomas = await scene.desk("tomas", till);
  assert.match(await tomas.refuses("/files"), /You are in no room/);
});

Deno.test("files are sent with the text behind them, their paths in quotes or as they are", async () => {
  await using place = await filesPlace();
  await using ada = await place.desk();
  const [one, two] = [await place.put("one.txt", "1"), await place.put("two words.txt", "2")];
  const sent = async (text: string) => {
    const before = ada.followed.length;
    await within(text, runOrder(text, ada.desk));
    await ada.ended(before);
    const message = (await place.messages()).at(-1)!;
    return [message.body, ...message.files!.map(({ name }) => name)];
  };
  assert.deepEqual(await sent(`/send ${one} It's the "first" one`), [
    ...[`It's the "first" one`, "one.txt"],
  ]);
  assert.deepEqual(await sent(`/send ${one} "${two}" both :+1:`), [
    "both 👍",
    "one.txt",
    "two words.txt",
  ]);
  assert.deepEqual(await sent(`/send ${two.replaceAll(" ", "\\ ")}`), ["", "two words.txt"]);
  assert.deepEqual(await sent(`/send ${two}`), ["", "two words.txt"]);
  await within("the refusal", runOrder("/send nowhere.txt at all", ada.desk));
  assert.deepEqual(ada.complained, ["There is no nowhere.txt."]);
});
