import assert from "node:assert/strict";
import { openProcessChat, processChat } from "../../lib/server/process_chat.ts";
import { tempFolder } from "../support/temp_folder.ts";

/** The environment is the process's own, so it is put back however the test ends. */
async function withData(path: string, use: () => Promise<void>): Promise<void> {
  const before = Deno.env.get("PARLEY_DATA");
  Deno.env.set("PARLEY_DATA", path);
  try {
    await use();
  } finally {
    if (before === undefined) Deno.env.delete("PARLEY_DATA");
    else Deno.env.set("PARLEY_DATA", before);
  }
}

Deno.test("nothing is opened before it is asked for; a failure is forgotten, a chat is kept", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/file`, "");
  await withData(`${temp.path}/file/data`, async () => {
    const refused = await openProcessChat();
    assert.ok(!refused.ok);
    await assert.rejects(processChat(), { message: refused.problem });
  });
  await withData(`${temp.path}/data`, async () => {
    const [one, two] = await Promise.all([openProcessChat(), openProcessChat()]);
    assert.ok(one.ok && two.ok, "a second open of the folder would be refused");
    assert.equal(one.chat, two.chat);
    assert.equal(await processChat(), one.chat);
    assert.equal(one.chat.settings.data, `${temp.path}/data`);
    assert.equal(await one.chat.healthy(), true);
    await one.chat.close();
    assert.equal(await one.chat.healthy(), false);
  });
});
