import assert from "node:assert/strict";
import { COMMANDS, readSlash } from "../../lib/slash/mod.ts";
import { chat } from "../../lib/words/en.ts";

Deno.test("a command is told from a message", () => {
  assert.deepEqual(readSlash("/topic  Tea at four\nor five "), {
    ...{ is: "command", name: "topic", rest: "Tea at four\nor five" },
  });
  assert.deepEqual(readSlash("/LEAVE"), { is: "command", name: "leave", rest: "" });
  assert.deepEqual(readSlash("hello /topic"), { is: "message", text: "hello /topic" });
});

Deno.test("a path is a message, and with two strokes anything is", () => {
  assert.deepEqual(readSlash("/usr/bin/env"), { is: "message", text: "/usr/bin/env" });
  assert.deepEqual(readSlash("//topic"), { is: "message", text: "/topic" });
  assert.deepEqual(readSlash("/"), { is: "message", text: "/" });
});

Deno.test("of an unknown command the nearest is named, and none that is far", () => {
  const nearest = (text: string) => {
    const read = readSlash(text);
    return read.is === "unknown" ? read.nearest : read.is;
  };
  assert.equal(nearest("/tpoic x"), "topic");
  assert.equal(nearest("/inv @ada"), "invite");
  assert.equal(nearest("/mgs"), "msg");
  assert.equal(nearest("/zzzz"), null);
});

Deno.test("each command has its words", () => {
  for (const { name, takes } of COMMANDS) {
    assert.ok(chat.slash.does[name], name);
    assert.equal(chat.slash.takes[name] === "", takes.length === 0, name);
  }
});
