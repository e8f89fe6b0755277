/** What happened in a room, as a line of JSON and as one of text. */
import assert from "node:assert/strict";
import { type Happening, linesOf } from "../../lib/cli/room/happening.ts";
import { FOR_A_PIPE, textOfLine } from "../../lib/cli/room/happening_text.ts";
import { PeopleNames } from "../../lib/cli/room/people_names.ts";
import {
  accept,
  type Message,
  type MessageId,
  type RoomId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { linesIn } from "../support/line_shape.ts";

const [ADA, BEN, GONE] = ["uada00000000", "uben00000000", "ugone0000000"] as UserId[];
const ROOM = "r00000000001" as RoomId;
const ID = "0mfx3a0000000000000a1b000000" as MessageId;
const AT = new Date(2026, 10, 22, 14, 2).getTime();

async function told() {
  const people = [[ADA!, "ada"], [BEN!, "ben\nben"]].map(([id, name]) => ({ id, name }));
  const names = new PeopleNames((() => Promise.resolve(accept({ people }))) as never);
  await names.know([ADA!, BEN!]);
  return { room: ROOM, roomName: "#hall", names };
}

const said = (more: Partial<Message>): Message => ({
  ...{ id: ID, ordinal: 1, kind: "chat", from: ADA!, at: AT, body: "tea" },
  ...more,
});

/** As lines that have been through `JSON.stringify`, and as text. */
async function shown(happening: Happening) {
  const lines = linesOf(happening, await told());
  const json = linesIn(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return { json, text: lines.map((line) => textOfLine(line, FOR_A_PIPE)).join("") };
}

Deno.test("a message has all that it was sent with", async () => {
  const file = { id: "f000000000000001", name: "yard.png", type: "image/png", bytes: 1_200_000 };
  const message = said({
    ...{
      replyTo: ID,
      thread: ID,
      mentions: [BEN!],
      shout: "room",
      clientId: "c00000000001" as never,
    },
    files: [{ ...file, width: 3, height: 4 } as never],
    forwarded: { name: "ben", text: "cake\nand tea" },
    edited: { version: 1, at: AT },
    reactions: { version: 1, by: { "🎉": [BEN!] } },
  });
  const { json: [line], text } = await shown({ is: "said", message });
  assert.deepEqual(line, {
    ...{ type: "message", id: ID, room: ROOM, room_name: "#hall" },
    ...{ at: new Date(AT).toISOString(), from: ADA, from_name: "ada", text: "tea" },
    ...{ thread: ID, reply_to: ID, mentions: [BEN], shout: "room", files: [file] },
    forwarded: { from_name: "ben", text: "cake\nand tea" },
    ...{ client_id: "c00000000001", edited: new Date(AT).toISOString() },
    reactions: { "🎉": [BEN] },
  });
  assert.equal(
    text,
    "2026-11-22 14:02 ada: tea\n    > ben: cake\n    > and tea\n    [yard.png, 1.2 MB]\n",
  );
});

Deno.test("of a deleted message nothing is left but that it was there", async () => {
  const message = said({ deleted: { by: BEN!, at: AT }, files: [] });
  const { json: [line], text } = await shown({ is: "said", message });
  assert.deepEqual([line.text, line.files, text], ["", undefined, ""]);
});

Deno.test("what others wrote reaches a terminal as signs, and begins no line of its own", async () => {
  const body = "one\x1b[31m\r\n2026-11-22 14:03 ben: two\u202e\x07";
  const { json: [line], text } = await shown({ is: "said", message: said({ from: BEN!, body }) });
  assert.equal(line.text, body);
  assert.equal(
    text,
    "2026-11-22 14:02 ben ben: one␛[31m\n    2026-11-22 14:03 ben: two\\u202e␇\n",
  );
});

Deno.test("edits, deletions and reactions are told as they happen", async () => {
  const of = { id: ID, ordinal: 1, from: ADA!, counted: true };
  const edited = { version: 2, at: AT };
  const edit = await shown({
    is: "event",
    event: { type: "message.edited", ...of, body: "cake", edited },
  });
  assert.deepEqual([edit.json[0].text, edit.json[0].version], ["cake", 2]);
  assert.equal(edit.text, "2026-11-22 14:02 ada (edited): cake\n");
  const deleted = { by: ADA!, at: AT };
  const gone = await shown({ is: "event", event: { type: "message.deleted", ...of, deleted } });
  assert.equal(gone.json[0].by_name, "ada");
  assert.equal(gone.text, "2026-11-22 14:02 ada deleted a message\n");
  const reactions = { version: 1, by: { "🎉": [BEN!] } };
  const reacted = await shown({
    is: "event",
    event: { type: "message.reacted", id: ID, reactions },
  });
  assert.deepEqual([reacted.json[0].reactions, reacted.text], [{ "🎉": [BEN] }, ""]);
});

Deno.test("what became of a message while nobody looked is told as all that can have become of it", async () => {
  const reactions = { version: 4, by: {} };
  const message = said({ edited: { version: 2, at: AT }, reactions, body: "cake" });
  const changed = await shown({ is: "changed", message });
  assert.deepEqual(changed.json.map(({ type, version }) => `${type} ${version}`), [
    "edit 2",
    "reaction 4",
  ]);
  const gone = await shown({
    is: "changed",
    message: { ...message, deleted: { by: BEN!, at: AT } },
  });
  assert.deepEqual(gone.json.map(({ type }) => type), ["delete"]);
  assert.deepEqual((await shown({ is: "changed", message: said({}) })).json, []);
});

Deno.test("notices are told in words, and former members have none", async () => {
  const texts: Record<string, Message["notice"]> = {
    "ada renamed the room to yard": { what: "renamed", text: "yard" },
    "Former member joined": { what: "joined", who: GONE! },
    "ada pinned a message": { what: "pinned", id: ID },
    "ada created this room": { what: "created" },
  };
  for (const [words, notice] of Object.entries(texts)) {
    const message = said({ kind: "system", body: "", notice: notice! });
    const { json: [line], text } = await shown({ is: "said", message });
    assert.deepEqual([line.type, line.what], ["notice", notice!.what]);
    assert.equal(text, `2026-11-22 14:02 * ${words}\n`);
  }
});

Deno.test("at a terminal a text is wrapped between words, and stands below its name where it is narrow", async () => {
  const [line] = linesOf({
    is: "said",
    message: said({ body: "tea and cake at four in the yard\nben" }),
  }, await told());
  const at = (columns: number) => textOfLine(line!, { ...FOR_A_PIPE, columns });
  assert.equal(at(44), "2026-11-22 14:02 ada: tea and cake at\n    four in the yard\n    ben\n");
  assert.equal(
    at(20),
    "2026-11-22 14:02\n  ada:\n  tea and cake at\n  four in the yard\n  ben\n",
  );
});

Deno.test("what somebody says that they do is told so", async () => {
  const { json: [line], text } = await shown({ is: "said", message: said({ body: "/me waves" }) });
  assert.deepEqual([line.text, text], ["/me waves", "2026-11-22 14:02 * ada waves\n"]);
});
