import assert from "node:assert/strict";
import { isFolded, statusAt } from "../../lib/rules/mod.ts";
import { ADA, BEN, message } from "../client/samples.ts";

Deno.test("a status is over when its end has come, and one without an end never", () => {
  const status = { text: "Tea", until: 10 };
  assert.equal(statusAt(status, 9), status);
  assert.equal(statusAt(status, 10), undefined);
  const lasting = { text: "Away", until: null };
  assert.equal(statusAt(lasting, Number.MAX_SAFE_INTEGER), lasting);
  assert.equal(statusAt(undefined, 0), undefined);
});

Deno.test("what an ignored person says is folded, and what is told of them is not", () => {
  const ignored = new Set([BEN]);
  assert.ok(isFolded(message(1), ignored));
  assert.ok(isFolded(message(1, { kind: "file" }), ignored));
  assert.ok(!isFolded(message(1, { from: ADA }), ignored));
  const notice = { what: "joined", who: BEN } as const;
  assert.ok(!isFolded(message(1, { kind: "system", notice }), ignored));
  assert.ok(!isFolded(message(1), new Set()));
});
