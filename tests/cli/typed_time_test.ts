import assert from "node:assert/strict";
import { readTime } from "../../lib/cli/command_line/typed_time.ts";

const NOW = Date.UTC(2026, 10, 22, 12);

Deno.test("a time is so long ago, a day from its midnight here, or a moment", () => {
  assert.equal(readTime("90s")!(NOW), NOW - 90_000);
  assert.equal(readTime("2h")!(NOW), NOW - 7_200_000);
  assert.equal(readTime("1w")!(NOW), NOW - 604_800_000);
  assert.equal(readTime("999999w")!(NOW), 0);
  assert.equal(readTime("2026-11-20")!(NOW), new Date(2026, 10, 20).getTime());
  assert.equal(readTime("2026-11-20T14:00")!(NOW), new Date(2026, 10, 20, 14).getTime());
  assert.equal(readTime("2026-11-20 14:00")!(NOW), new Date(2026, 10, 20, 14).getTime());
  assert.equal(readTime("2026-11-20T14:00:00Z")!(NOW), Date.UTC(2026, 10, 20, 14));
});

Deno.test("anything else is no time", () => {
  for (const typed of ["", "2", "h", "2 h", "-2h", "2026-13-01", "yesterday", "2026"]) {
    assert.equal(readTime(typed), null, typed);
  }
});
