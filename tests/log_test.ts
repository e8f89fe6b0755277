import assert from "node:assert/strict";
import type { LogLevel } from "../lib/config/mod.ts";
import { createLog, type Log } from "../lib/log.ts";

const LEVELS = ["debug", "info", "warn", "error"] as const;

function linesAt(least: LogLevel, use: (log: Log) => void): string[] {
  const lines: string[] = [];
  use(createLog(least, (line) => lines.push(line)));
  return lines;
}

Deno.test("only the level that was asked for and those above it are printed", () => {
  const all = (log: Log) => LEVELS.forEach((level) => log[level](`a ${level} line`));
  const levelsOf = (least: LogLevel) => linesAt(least, all).map((line) => line.split(" ")[1]);
  assert.deepEqual(levelsOf("debug"), ["debug", "info", "warn", "error"]);
  assert.deepEqual(levelsOf("warn"), ["warn", "error"]);
  assert.deepEqual(levelsOf("error"), ["error"]);
  assert.deepEqual(levelsOf("silent"), []);
});

Deno.test("a line has the time, the level, what happened and its fields", () => {
  const [line] = linesAt("info", (log) => log.info("listening", { port: 80, name: "a b" }));
  assert.match(line!, /^\d{4}-\d\d-\d\dT[\d:.]+Z info listening port=80 name="a b"$/);
});

Deno.test("nothing that is logged can make a second line or colour the terminal", () => {
  const lines = linesAt("info", (log) => {
    log.info("one\n2026-01-01T00:00:00Z error forged", { who: "eve\r\n\u001b[31m\u2028" });
  });
  assert.equal(lines.length, 1);
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(lines[0]!, /[\n\r\u001b\u2028]/);
});
