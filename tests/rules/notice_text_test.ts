/** What the house tells of a room, in English. */
import assert from "node:assert/strict";
import type { MessageId, Notice, UserId } from "../../lib/protocol/mod.ts";
import type { NoticeRun } from "../../lib/rules/mod.ts";
import { textOfNotice, textOfRun } from "../../lib/rules/notice_text.ts";

const [ada, ben] = ["ada", "ben"] as [UserId, UserId];
const nameOf = (user: UserId) => user.toUpperCase();
const told = (notice: Notice) => textOfNotice(notice, ada, nameOf);

Deno.test("a notice names who did it, and what or whom it is about", () => {
  assert.equal(told({ what: "renamed", text: "tools" }), "ADA renamed the room to tools");
  assert.equal(told({ what: "topic", text: "" }), "ADA took the topic away");
  assert.equal(told({ what: "transferred", who: ben }), "ADA handed the room to BEN");
  assert.equal(told({ what: "archived" }), "ADA archived the room");
});

Deno.test("whoever pinned twice is named once", () => {
  const nobody = { joined: [], added: [], left: [], removed: [], cameBy: [], cameBack: [] };
  const [first, last] = ["1", "2"] as [MessageId, MessageId];
  const pinned = [{ by: ada, id: first }, { by: ada, id: last }];
  const run: NoticeRun = { ...nobody, joined: [ben], pinned, first, last, at: 0 };
  assert.equal(textOfRun(run, nameOf), "BEN joined, ADA pinned a message");
});
