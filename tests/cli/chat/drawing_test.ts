/** What a window shows, as text. */
import assert from "node:assert/strict";
import { type Pane, paneOf, withPane } from "../../../lib/cli/chat/view.ts";
import type { OutboxEntry } from "../../../lib/client/mod.ts";
import type { ClientId, FileId, Message } from "../../../lib/protocol/mod.ts";
import { widthOf, withText } from "../../../lib/terminal/mod.ts";
import { ADA, BEN, idOf, ROOM } from "../../client/samples.ts";
import {
  bodyOf,
  drawn,
  heldIn,
  linesOf,
  otherRoom,
  said,
  type Scene,
  windowAt,
} from "./window_scene.ts";

const TODAY = "── Today ───────────────────────────────────────────────────";
const BEGINNING = "This is the beginning of Kitchen";

function body(messages: readonly Message[], scene: Scene = {}, columns = 60): string[] {
  const held = heldIn({ messages, ...scene });
  return bodyOf(drawn(windowAt(columns, 24, held), held)).slice(2);
}

Deno.test("the whole of a window: where one is, what was said, the windows, the prompt", () => {
  const { facts } = heldIn({}).state.rooms.get(ROOM)!;
  const held = heldIn({
    messages: [said(1, "good morning")],
    room: { facts: { ...facts, topic: "Tea at four" } },
    others: [otherRoom("attic", 3), otherRoom("yard", 0)],
  });
  assert.deepEqual(
    linesOf(drawn(windowAt(60, 8, held), held)),
    [
      "Kitchen  Tea at four",
      "",
      "",
      BEGINNING,
      TODAY,
      "12:01 Ben         good morning",
      "1 attic 3   2 Kitchen   3 yard",
      "> ",
    ].map((line) => line.trimEnd()),
  );
});

Deno.test("where rows run out the prompt is the last to go, and before it whom it answers", () => {
  const held = heldIn({ messages: [said(1, "good morning")] });
  const typed = (rows: number, pane: Partial<Pane> = {}) => {
    const { editor } = paneOf(windowAt(60, rows, held));
    const view = withPane(windowAt(60, rows, held), { editor: withText(editor, "hi"), ...pane });
    const drawing = drawn(view, held);
    const { frame } = drawing;
    assert.deepEqual([frame.rows.length, frame.cursor], [rows, { row: rows - 1, column: 4 }]);
    return linesOf(drawing);
  };
  assert.deepEqual(typed(3), ["12:01 Ben         good morning", " 1 Kitchen", "> hi"]);
  assert.deepEqual(typed(2), ["12:01 Ben         good morning", "> hi"]);
  assert.deepEqual(typed(1), ["> hi"]);
  const answering = said(1, "good morning");
  const options = ["one", "two"];
  assert.match(typed(2, { answering, options })[0]!, /^Replying to Ben: good morning +Esc$/);
  assert.deepEqual(typed(1, { answering, options }), ["> hi"]);
  assert.deepEqual(typed(2, { options }), ["one  two", "> hi"]);
});

Deno.test("who goes on talking needs no name, and a long text hangs below its beginning", () => {
  const long = "a text that is so long that it goes on below where it began";
  assert.deepEqual(body([said(1, "one"), said(2, long), said(3, "mine", { from: ADA })]), [
    "12:01 Ben         one",
    "12:02             a text that is so long that it goes on",
    "                  below where it began",
    "12:03 Ada         mine",
  ]);
});

Deno.test("narrow, a name has a row of its own", () => {
  const rows = body([said(1, "one"), said(2, "two"), said(3, "mine", { from: ADA })], {}, 20);
  assert.deepEqual(rows.slice(1), ["Ben 12:01", "one", "two", "Ada 12:03", "mine"]);
});

const file = { id: "f" as FileId, name: "yard.png", bytes: 1_300_000, type: "image/png" };

const SHOWN: Readonly<Record<string, readonly [Partial<Message>, string[]]>> = {
  "an edited one": [{ edited: { version: 1, at: 1 } }, ["text (edited)"]],
  "a deed": [{ body: "/me waves" }, ["Ben waves"]],
  "a file": [{ body: "", files: [file] }, ["[1] yard.png 1.3 MB"]],
  "reactions": [{ reactions: { version: 1, by: { "👍": [ADA, BEN] } } }, ["text", "👍\u00a02"]],
  "a thread": [{ replies: { count: 3, last: idOf(9) } }, ["text", "└ 3 replies"]],
  "an answer": [{ replyTo: idOf(1) }, ["↳ Ada: the question", "text"]],
  "an answer to what is not held": [{ replyTo: idOf(0) }, [
    "↳ A message from further back",
    "text",
  ]],
  "what was said elsewhere": [
    { body: "", forwarded: { name: "Cleo", text: "so it was" } },
    ["│ Cleo said elsewhere:", "│ so it was"],
  ],
  "what would move the cursor": [{ body: "\x1b[2J\x07\u202e" }, ["␛[2J␇\\u202e"]],
};

for (const [what, [more, lines]] of Object.entries(SHOWN)) {
  Deno.test(`${what} looks so: ${lines.join(" | ")}`, () => {
    const question = said(1, "the question", { from: ADA });
    const rows = body([question, said(2, "text", more)]).slice(1);
    assert.deepEqual(rows.map((row) => row.slice(18)), lines);
  });
}

Deno.test("of what was deleted a line is left where something hangs on it", () => {
  const deleted = { by: BEN, at: 1 };
  assert.deepEqual(
    body([
      said(1, "one", { deleted }),
      said(2, "two", { deleted }),
      said(3, "three", { replyTo: idOf(2) }),
    ]),
    [
      "12:02 Ben         This message was deleted",
      "12:03 Ben         ↳ This message was deleted",
      "                  three",
    ],
  );
});

function waiting(failed: OutboxEntry["failed"]): OutboxEntry {
  const ask = { room: ROOM, body: "on its way" };
  return {
    ...{ id: "c" as ClientId, order: { type: "message.send", ask }, at: said(3, "").at, failed },
    ...{ state: failed === null ? "queued" : "failed", message: null },
  };
}

Deno.test("what one has written stands there at once, and says why it did not go and what to do", () => {
  assert.deepEqual(body([said(1, "one")], { outbox: [waiting(null)] }), [
    "12:01 Ben         one",
    "12:03 Ada         on its way",
  ]);
  assert.deepEqual(body([said(1, "one")], { outbox: [waiting({ code: "forbidden" })] }), [
    "12:01 Ben         one",
    "12:03 Ada         on its way",
    "                  Not sent: you may not write here. Alt+R",
    "                  tries again, Alt+X takes it away.",
  ]);
});

Deno.test("what was new when one came stands below a line, and notes where they were told", () => {
  const messages = [said(1, "one"), said(2, "two"), said(3, "three")];
  const held = heldIn({ messages });
  const note = { key: "n", after: idOf(2), tone: "told", lines: [[{ text: "a note", style: {} }]] };
  const view = withPane(windowAt(60, 24, held), { firstNew: idOf(2), notes: [note as never] });
  assert.deepEqual(bodyOf(drawn(view, held)).slice(2), [
    "12:01 Ben         one",
    "── New ─────────────────────────────────────────────────────",
    "12:02 Ben         two",
    "a note",
    "12:03             three",
  ]);
});

Deno.test("nothing is wider or higher than the screen, however small, and the cursor is on it", () => {
  const messages = Array.from({ length: 30 }, (_, n) => said(n + 1, `word ${n} `.repeat(n)));
  const held = heldIn({
    ...{ messages, others: ["a", "b", "c", "d"].map((name) => otherRoom(name.repeat(9), 2, [1])) },
    status: { phase: "offline", since: 0 },
    outbox: [waiting(null)],
  });
  for (let columns = 10; columns <= 120; columns += 5) {
    for (const rows of [3, 6, 24]) {
      const view = windowAt(columns, rows, held);
      const editor = withText(
        view.panes.values().next().value!.editor,
        "漢字 and more ".repeat(20),
      );
      const { frame } = drawn(withPane(view, { editor }), held);
      for (const line of frame.rows) {
        const text = line.map((run) => run.text).join("");
        assert.ok(widthOf(text) <= columns, `${columns}: ${JSON.stringify(text)}`);
      }
      assert.ok(
        frame.rows.length <= Math.max(rows, 4),
        `${columns} by ${rows}: ${frame.rows.length}`,
      );
      assert.ok(frame.cursor!.column < columns);
    }
  }
});

Deno.test("the status says what matters most where there is little room", () => {
  const held = heldIn({
    ...{ others: [otherRoom("attic", 3, [2]), otherRoom("yard", 0), otherRoom("zoo", 1)] },
    ...{ status: { phase: "offline", since: 0 }, outbox: [waiting(null)] },
  });
  const status = (columns: number) => linesOf(drawn(windowAt(columns, 8, held), held)).at(-2);
  assert.equal(
    status(70),
    "1 attic @1   2 Kitchen   3 yard  4 zoo 1               offline, 1 wait",
  );
  assert.equal(status(46), "1 attic @1   2 Kitchen         offline, 1 wait");
  assert.equal(status(30), " 2 Kitchen     offline, 1 wait");
  assert.equal(status(16), " 2 Kitchen");
});
