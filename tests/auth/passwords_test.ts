/** Passwords: kept as hashes, a few at a time. */
import assert from "node:assert/strict";
import { isCommon, Passwords, TooBusy } from "../../lib/auth/mod.ts";

Deno.test("a password matches its own hash alone, and no two hashes are the same", async () => {
  const passwords = new Passwords();
  const [one, two] = [
    await passwords.hash("three odd words"),
    await passwords.hash("three odd words"),
  ];
  assert.notEqual(one, two);
  assert.ok(!one.includes("odd"));
  assert.ok(await passwords.matches("three odd words", one));
  assert.ok(!await passwords.matches("three odd word", one));
  assert.ok(!await passwords.matches("", one));
  assert.ok(!await passwords.matches("three odd words", null), "nobody has no password");
});

Deno.test("a password is the same however the keyboard composes it", async () => {
  const passwords = new Passwords();
  assert.ok(
    await passwords.matches("caf\u00e9 au lait", await passwords.hash("cafe\u0301 au lait")),
  );
});

Deno.test("few are hashed at a time, some wait, and more are turned away at once", async () => {
  const passwords = new Passwords({ atOnce: 2, waiting: 3 });
  const all = Array.from({ length: 8 }, () => passwords.hash("three odd words"));
  assert.ok(passwords.isFull);
  const ended = await Promise.allSettled(all);
  const turnedAway = ended.filter((one) => one.status === "rejected");
  assert.equal(turnedAway.length, 8 - 2 - 3);
  for (const one of turnedAway) {
    assert.ok(one.status === "rejected" && one.reason instanceof TooBusy);
  }
  assert.ok(!passwords.isFull);
  assert.ok(await passwords.matches("x".repeat(9), await passwords.hash("x".repeat(9))), "and on");
});

Deno.test("the most common passwords are known, in any case", () => {
  for (const password of ["password", "12345678", "Password1", "QWERTYUIOP"]) {
    assert.ok(isCommon(password), password);
  }
  assert.ok(!isCommon("three odd green words"));
});
