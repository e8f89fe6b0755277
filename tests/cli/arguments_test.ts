import assert from "node:assert/strict";
import { readLine } from "../../lib/cli/command_line/arguments.ts";
import type { Flag, Verb } from "../../lib/cli/command_line/verb.ts";

const flag = (name: string, takes: string | null, short?: string): Flag => ({
  ...{ name, takes, about: () => name },
  ...(short !== undefined && { short }),
});

const verb = (name: string, operands: readonly string[]): Verb => ({
  ...{ name, operands, about: () => name, load: () => Promise.reject(new Error("not here")) },
  flags: [flag("server", "SERVER", "s"), flag("json", null)],
});

const VERBS = [verb("send", ["ROOM", "[TEXT...]"]), verb("rooms", []), verb("chat", ["[ROOM]"])];

function read(...args: string[]) {
  const line = readLine(args, VERBS);
  if (line.is !== "run") return line.is === "wrong" ? line.problem : line.verb?.name ?? "all";
  const { texts, flags, operands } = line.asked;
  return [line.verb.name, ...operands, ...flags, ...[...texts].map((pair) => pair.join("="))];
}

Deno.test("flags stand anywhere behind the verb, and say what they take in either way", () => {
  const said = ["send", "garden", "hello", "json", "server=x.org"];
  assert.deepEqual(read("send", "garden", "hello", "--json", "--server", "x.org"), said);
  assert.deepEqual(read("--", "send", "--server=x.org", "garden", "--json", "hello"), said);
  assert.deepEqual(read("send", "-s", "x.org", "garden", "hello", "--json"), said);
  assert.deepEqual(read("send", "garden", "a", "b", "c"), ["send", "garden", "a", "b", "c"]);
  assert.deepEqual(read("send", "garden", "-"), ["send", "garden", "-"]);
  assert.deepEqual(read("send", "garden", "--", "--json", "--"), [
    "send",
    "garden",
    "--json",
    "--",
  ]);
  assert.deepEqual(read("send", "garden", "--server=a=b"), ["send", "garden", "server=a=b"]);
});

Deno.test("without a verb one wants to talk", () => {
  assert.deepEqual(read(), ["chat"]);
  assert.deepEqual(read("--"), ["chat"]);
  assert.deepEqual(read("--server", "x.org"), ["chat", "server=x.org"]);
  assert.deepEqual(read("-s", "x.org", "garden"), ["chat", "garden", "server=x.org"]);
});

Deno.test("help is of all, or of the verb that it stands beside", () => {
  for (const args of [["--help"], ["-h"], ["help"]]) {
    assert.equal(read(...args), "all", args.join(" "));
  }
  assert.equal(read("send", "--help"), "send");
  assert.equal(read("send", "garden", "-h", "--nonsense"), "send");
  assert.equal(read("help", "rooms"), "rooms");
});

Deno.test("a mistake is said, with the nearest that there is", () => {
  assert.equal(read("snd"), "There is no verb snd. Did you mean send?");
  assert.equal(read("help", "snd"), "There is no verb snd. Did you mean send?");
  assert.equal(read("send", "r", "--jsn"), "There is no flag --jsn. Did you mean --json?");
  assert.equal(read("rooms", "--sever=x"), "There is no flag --sever. Did you mean --server?");
  assert.equal(read("--nope"), "There is no flag --nope. What there is: parley help");
  assert.equal(read("rooms", "-x"), "There is no flag -x. What there is: parley help rooms");
  assert.match(String(read("send", "r", "-1")), /^There is no flag -1\. .* -- in front of it/);
  assert.equal(read("frobnicate"), "There is no verb frobnicate. All there are: parley help");
  for (const args of [["send"], ["send", "", "hello"], ["chat", ""]]) {
    assert.match(String(read(...args)), /^ROOM is missing\. A shell takes .* # .* comment/);
  }
  assert.deepEqual(read("send", "r", ""), ["send", "r", ""]);
  assert.equal(read("rooms", "x"), "There is no place for “x” here.");
  assert.equal(read("rooms", "-s"), "-s needs something behind it.");
  assert.equal(read("rooms", "--server="), "--server needs something behind it.");
  assert.equal(read("rooms", "--json=1"), "--json takes nothing behind it.");
});
