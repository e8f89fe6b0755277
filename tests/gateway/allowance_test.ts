import assert from "node:assert/strict";
import { Allowances } from "../../lib/gateway/allowance.ts";
import { seeded } from "../client/seeded.ts";

Deno.test("a burst is there at once, and then what a second brings", () => {
  const allowances = new Allowances(5, 20);
  for (let i = 0; i < 20; i++) assert.equal(allowances.take("ada", 1, 0), 0);
  assert.equal(allowances.take("ada", 1, 0), 200, "a fifth of a second for one");
  assert.equal(allowances.take("ada", 1, 199), 1);
  assert.equal(allowances.take("ada", 1, 200), 0);
  assert.equal(allowances.take("ada", 5, 200), 1_000);
});

Deno.test("what is refused is not paid for", () => {
  const allowances = new Allowances(1, 4);
  for (let i = 0; i < 10; i++) assert.equal(allowances.take("ada", 5, 0), 1_000);
  assert.equal(allowances.take("ada", 4, 0), 0);
});

Deno.test("each person has an own allowance, and nobody saves up more than a burst", () => {
  const allowances = new Allowances(5, 20);
  assert.equal(allowances.take("ada", 20, 0), 0);
  assert.equal(allowances.take("ben", 20, 0), 0);
  assert.equal(allowances.take("ada", 20, 86_400_000), 0);
  assert.equal(allowances.take("ada", 1, 86_400_000), 200);
});

Deno.test("a clock that goes back gives nothing and takes nothing away", () => {
  const allowances = new Allowances(5, 20);
  assert.equal(allowances.take("ada", 18, 10_000), 0);
  assert.equal(allowances.take("ada", 1, 0), 0, "one of the two that are left");
  assert.equal(allowances.take("ada", 2, 0), 200, "one more has to come");
  assert.equal(allowances.take("ada", 2, 200), 0, "it comes by the clock as it is now");
});

Deno.test("a rate of 0 is no limit", () => {
  const allowances = new Allowances(0, 0);
  for (let i = 0; i < 1_000; i++) assert.equal(allowances.take("ada", 100, 0), 0);
});

Deno.test("those who are full again are forgotten, the others are not", () => {
  const allowances = new Allowances(5, 20);
  allowances.take("ada", 20, 0);
  allowances.take("ben", 1, 0);
  allowances.forgetFull(200);
  assert.equal(allowances.take("ada", 2, 200), 200, "still remembered");
  assert.equal(allowances.take("ben", 20, 200), 0);
});

Deno.test("after the wait that was named it is accepted, whatever was asked before", () => {
  const random = seeded(7);
  for (let round = 0; round < 500; round++) {
    const perSecond = 1 + Math.floor(random() * 50);
    const allowances = new Allowances(perSecond, perSecond * 4);
    let now = 1.7e12;
    for (let i = 0; i < 40; i++) {
      now += Math.floor(random() * 300);
      const cost = 1 + Math.floor(random() * Math.min(10, perSecond * 4));
      const wait = allowances.take("ada", cost, now);
      if (wait === 0) continue;
      assert.ok(Number.isSafeInteger(wait) && wait > 0, `${wait}`);
      now += wait;
      assert.equal(allowances.take("ada", cost, now), 0, `${perSecond}/s, ${cost} after ${wait}`);
    }
  }
});
