/** What hangs on a room's messages: newest first, by kind, and for nobody but those who read there. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Ask, FileId, MessageId } from "../../lib/protocol/mod.ts";
import type { FileRow } from "../../lib/store/mod.ts";
import { Chatter, codeOf } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { threePeople } from "./three_people.ts";

const PICTURE: Partial<FileRow> = { type: "image/png", width: 4, height: 3 };
const SONG: Partial<FileRow> = { type: "audio/ogg" };

async function brings(ada: Chatter, told: Partial<FileRow> = {}): Promise<{ id: FileId }> {
  return await storedFile(ada.store, ada.user, told);
}

async function page({ ground, user }: Chatter, ask: Ask<"files.page">) {
  const { messages, next } = given(await actions.pageFiles(ground, user, ask));
  return { ids: messages.map(({ id }) => id), next };
}

Deno.test("what came with files is listed newest first, page by page, and what did not is not", async () => {
  await using place = await threePeople();
  const { ada, room } = place;
  const sent: MessageId[] = [];
  for (let i = 0; i < 5; i++) {
    await ada.sent(room, "nothing hangs on this");
    sent.unshift(await ada.sent(room, "", { files: [await brings(ada)] }));
  }
  assert.deepEqual(await page(ada, { room, limit: 5 }), { ids: sent, next: null });
  assert.deepEqual(await page(ada, { room, limit: 3 }), { ids: sent.slice(0, 3), next: sent[2] });
  const rest = await page(ada, { room, before: sent[2]!, limit: 3 });
  assert.deepEqual(rest, { ids: sent.slice(3), next: null });
});

Deno.test("one kind is found among the others, also beyond what is looked through at once", async () => {
  await using place = await threePeople();
  const { ada, room } = place;
  const picture = await ada.sent(room, "", {
    files: [await brings(ada), await brings(ada, PICTURE)],
  });
  const song = await ada.sent(room, "", { files: [await brings(ada, SONG)] });
  const paper = await ada.sent(room, "", { files: [await brings(ada)] });
  assert.deepEqual((await page(ada, { room, kind: "picture" })).ids, [picture]);
  assert.deepEqual((await page(ada, { room, kind: "media" })).ids, [song]);
  assert.deepEqual((await page(ada, { room, kind: "document" })).ids, [paper, picture]);
  const first = await page(ada, { room, kind: "picture", limit: 1 });
  assert.deepEqual(first, { ids: [], next: paper });
});

Deno.test("a message that was deleted has no files any more", async () => {
  await using place = await threePeople();
  const { ada, room } = place;
  const id = await ada.sent(room, "", { files: [await brings(ada)] });
  await ada.sent(room, "", { files: [await brings(ada)] });
  given(await actions.deleteMessage(ada.ground, ada.user, { room, id, once: await ada.once() }));
  const { ids } = await page(ada, { room });
  assert.equal(ids.length, 1);
  assert.ok(!ids.includes(id));
});

Deno.test("who is not in the room hears of none, and who came later of none from before", async () => {
  await using place = await threePeople("those_present");
  const { ada, ben, eve, room } = place;
  await ada.sent(room, "", { files: [await brings(ada)] });
  await ada.adds(room, ben);
  const seen = await ada.sent(room, "", { files: [await brings(ada)] });
  assert.equal(codeOf(await actions.pageFiles(eve.ground, eve.user, { room })), "not_found");
  assert.deepEqual(await page(ben, { room }), { ids: [seen], next: null });
});
