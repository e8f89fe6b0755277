import assert from "node:assert/strict";
import { readTrace, toldUnsynced } from "./syscall_trace.ts";

const SENT = [{ mark: "<a:1>", id: "id1" }];
const WAL = "23</data/parley.db-wal>";
const PAGE = `7 pwrite64(${WAL}, "page <a:1> <a:1>", 4096, 24) = 4096`;
const MIDDLE = `7 pwrite64(${WAL}, "\\0\\0\\0\\3\\0\\0\\0\\0rest\\"ofit", 24, 0) = 24`;
const LAST = `7 pwrite64(${WAL}, "\\0\\0\\0\\3\\0\\0\\0\\trest", 24, 4120) = 24`;
const OTHER = `7 pwrite64(${WAL}, "other", 4096, 4144) = 4096`;
const SYNC = `7 fsync(${WAL}) = 0`;
const TOLD = `8 sendto(9<socket:[1]>, "[{\\"ref\\":1,\\"id\\":\\"id1\\"}]", 40, 0) = 40`;

function judge(...lines: string[]): number {
  return toldUnsynced(readTrace(lines.join("\n")), SENT).length;
}

Deno.test("a message that is told after the sync of its commit is told in time", () => {
  assert.equal(judge(MIDDLE, PAGE, LAST, OTHER, SYNC, TOLD), 0);
  assert.equal(judge(LAST, PAGE, SYNC, TOLD), 0);
});

Deno.test("one that is told before its commit, before the sync or without one is told too early", () => {
  assert.equal(judge(TOLD, LAST, PAGE, SYNC), 1);
  assert.equal(judge(LAST, PAGE, TOLD, SYNC), 1);
  assert.equal(judge(LAST, PAGE, TOLD), 1);
  assert.equal(judge(SYNC, LAST, PAGE, TOLD), 1);
});

Deno.test("a sync in the middle of a commit, of another file or that failed is none", () => {
  assert.equal(judge(MIDDLE, PAGE, SYNC, LAST, OTHER, TOLD), 1);
  assert.equal(judge(LAST, PAGE, `7 fsync(22</data/parley.db>) = 0`, TOLD), 1);
  assert.equal(judge(LAST, PAGE, `7 fsync(${WAL}) = -1 EIO (Input/output error)`, TOLD), 1);
});

Deno.test("a sync counts from where it is done, a send from where it begins", () => {
  const begun = `7 fsync(${WAL} <unfinished ...>`;
  const done = `7 <... fsync resumed>) = 0`;
  const telling = `8 sendto(9<socket:[1]>, "id1", 3, 0 <unfinished ...>`;
  const failed = `7 <... fsync resumed>) = -1 EIO (Input/output error)`;
  assert.equal(judge(LAST, PAGE, begun, done, TOLD), 0);
  assert.equal(judge(LAST, PAGE, begun, TOLD, done), 1);
  assert.equal(judge(LAST, PAGE, begun, telling, done), 1);
  assert.equal(judge(LAST, PAGE, begun, failed, TOLD), 1);
  assert.equal(judge(LAST, begun, PAGE, done, TOLD), 1, "begun before the write was done");
});

Deno.test("what the trace does not show is not taken for granted", () => {
  assert.equal(judge(LAST, OTHER, SYNC, TOLD), 1);
  assert.equal(judge(LAST, PAGE, SYNC), 1);
});
