import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { Turnstile } from "../../lib/files/turnstile.ts";

for (const isFlowing of [false, true]) {
  Deno.test(`between any two who pass, everybody else has a turn, where messages ${isFlowing ? "flow" : "do not flow"}`, async () => {
    const turnstile = new Turnstile({ landed: () => Promise.resolve(), isFlowing });
    const log: string[] = [];
    const busy = async (name: string) => {
      for (let i = 0; i < 3; i++) {
        await turnstile.pass();
        log.push(name);
      }
    };
    const others = async () => {
      while (log.filter((name) => name !== "others").length < 6) {
        await setImmediate();
        log.push("others");
      }
    };
    await Promise.all([busy("one"), busy("two"), others()]);
    const passed = log.filter((name) => name !== "others");
    assert.deepEqual(passed, ["one", "two", "one", "two", "one", "two"]);
    for (let at = 0; at < log.length - 1; at++) {
      assert.ok([log[at], log[at + 1]].includes("others"), log.join(" "));
    }
  });
}

Deno.test("nobody passes before what the others have under way is done", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const turnstile = new Turnstile({ landed: () => promise, isFlowing: false });
  let hasPassed = false;
  const passing = turnstile.pass().then(() => hasPassed = true);
  for (let i = 0; i < 5; i++) await setImmediate();
  assert.equal(hasPassed, false);
  resolve();
  await passing;
});
