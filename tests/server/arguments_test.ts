import assert from "node:assert/strict";
import { readArguments } from "../../lib/server/arguments.ts";

Deno.test("nothing, or the dashes that deno task hands on, asks for nothing", () => {
  assert.deepEqual(readArguments([]), { ok: true, help: null });
  assert.deepEqual(readArguments(["--"]), { ok: true, help: null });
});

Deno.test("help is given wherever it is asked for, in lines that fit", () => {
  for (const args of [["--help"], ["-h"], ["--", "--help"], ["--port", "--help"]]) {
    const asked = readArguments(args);
    assert.ok(asked.ok && asked.help !== null);
    assert.match(asked.help, /\nPARLEY_PORT /);
    for (const line of asked.help.split("\n")) assert.ok(line.length <= 100, line);
  }
});

Deno.test("anything else is named and refused", () => {
  const asked = readArguments(["--", "--port", "80"]);
  assert.ok(!asked.ok);
  assert.match(asked.problem, /^Parley takes no argument "--port": settings are environment/);
});
