import assert from "node:assert/strict";
import type { Request } from "../../lib/client/link/connection.ts";
import { Keyboard } from "../../lib/client/link/keyboard.ts";
import { accept, refuse } from "../../lib/protocol/mod.ts";
import { settled } from "./test_time.ts";

/** A keyboard, and what the server is told of it while there is a connection. */
function desk() {
  const told: boolean[] = [];
  const line = { isOpen: true };
  const request = ((_type: "presence.idle", { on }: { on: boolean }) => {
    if (!line.isOpen) return Promise.resolve(refuse("unavailable"));
    told.push(on);
    return Promise.resolve(accept({}));
  }) as Request;
  return { keyboard: new Keyboard(request), told, line };
}

Deno.test("that nobody is there is told once, and once that somebody is back", () => {
  const { keyboard, told } = desk();
  for (const isLeft of [false, true, true, false]) keyboard.left(isLeft);
  assert.deepEqual(told, [true, false]);
});

Deno.test("a socket is opened for a device that nobody is at, and is told nothing twice", () => {
  const { keyboard, told } = desk();
  assert.equal(keyboard.begin(), false);
  keyboard.opened();
  keyboard.left(true);
  assert.equal(keyboard.begin(), true);
  keyboard.opened();
  assert.deepEqual(told, [true]);
});

Deno.test("what changes while a socket is being opened is told when it is", async () => {
  const { keyboard, told, line } = desk();
  keyboard.left(true);
  line.isOpen = false;
  assert.equal(keyboard.begin(), true);
  keyboard.left(false);
  await settled();
  line.isOpen = true;
  keyboard.opened();
  keyboard.opened();
  assert.deepEqual(told, [true, false]);
});
