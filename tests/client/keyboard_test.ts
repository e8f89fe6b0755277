import assert from "node:assert/strict";
import type { Request } from "../../lib/client/connection.ts";
import { Keyboard } from "../../lib/client/keyboard.ts";
import { accept } from "../../lib/protocol/mod.ts";

/** A keyboard, and what the server is told of it. */
function keyboard() {
  const told: boolean[] = [];
  const request = ((_type: "presence.idle", { on }: { on: boolean }) => {
    told.push(on);
    return Promise.resolve(accept({}));
  }) as Request;
  return { keyboard: new Keyboard(request), told };
}

Deno.test("that nobody is there is told once, and once that somebody is back", () => {
  const { keyboard: one, told } = keyboard();
  one.left(false);
  one.left(true);
  one.left(true);
  one.left(false);
  assert.deepEqual(told, [true, false]);
});

Deno.test("a new socket is told that nobody is there, and nothing where somebody is", () => {
  const { keyboard: one, told } = keyboard();
  one.tellAgain();
  one.left(true);
  one.tellAgain();
  assert.deepEqual(told, [true, true]);
});
