import assert from "node:assert/strict";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { addressOf, pathOf, pathOfMessage, pathOfThread } from "../../lib/screen/address.ts";
import { idOf, ROOM } from "../client/samples.ts";

const DIRECT = "dmaraandines000000000" as RoomId;
const MESSAGE: MessageId = idOf(7);

Deno.test("each place has an address, and each address leads back to it", () => {
  assert.deepEqual(addressOf(pathOf(ROOM)), { at: "conversation", room: ROOM });
  assert.deepEqual(addressOf(pathOfMessage(ROOM, MESSAGE)), {
    ...{ at: "conversation", room: ROOM, message: MESSAGE },
  });
  assert.deepEqual(addressOf(pathOfThread(DIRECT, MESSAGE)), {
    ...{ at: "conversation", room: DIRECT, thread: MESSAGE },
  });
  assert.equal(pathOf(DIRECT), `/d/${DIRECT}`);
  assert.equal(pathOf(ROOM), `/r/${ROOM}`);
});

Deno.test("the list and the pages beside the conversations", () => {
  assert.deepEqual(addressOf("/r"), { at: "start" });
  assert.deepEqual(addressOf("/saved"), { at: "saved" });
  assert.deepEqual(addressOf("/settings/look"), { at: "settings", part: "look" });
});

Deno.test("what is no address of the app leads nowhere in it", () => {
  const wrong = [
    ...["/", "/account", "/people/ada/more", "/saved/x", "/settings/a/b", "/r/kitchen"],
    ...[`/r/${ROOM}/m`, `/r/${ROOM}/m/${MESSAGE}/x`, `/r/${ROOM}/x/${MESSAGE}`, `/r/${ROOM}/m/x`],
  ];
  for (const path of wrong) assert.equal(addressOf(path), null, path);
});
