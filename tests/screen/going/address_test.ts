import assert from "node:assert/strict";
import type { MessageId, RoomId } from "../../../lib/protocol/mod.ts";
import {
  addressOf,
  pathOf,
  pathOfMessage,
  pathOfPerson,
  pathOfThread,
  personAt,
} from "../../../lib/screen/going/address.ts";
import { ADA, idOf, ROOM } from "../../client/samples.ts";

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
  for (const path of ["/settings/nothing", "/settings/look/more", "/saved/look"]) {
    assert.equal(addressOf(path), null, path);
  }
});

Deno.test("an address is a name where it is no id, and nothing where no name can be read in it", () => {
  const room = { at: "name", of: "room" };
  assert.deepEqual(addressOf("/r/tea%20time"), { ...room, name: "tea time", beyond: "" });
  assert.deepEqual(addressOf("/d/@ben"), { at: "name", of: "person", name: "ben", beyond: "" });
  assert.equal(addressOf("/r/rab12cd34ef5")?.at, "conversation");
  for (const path of ["/r/%ff", "/d/ben", "/d/@ben/m/1", "/r/tea/m", "/r/tea/x/y", "/r/a/m/1"]) {
    assert.equal(addressOf(path), null, path);
  }
});

Deno.test("what is no address of the app leads nowhere in it", () => {
  const wrong = [
    ...["/", "/account", "/people/ada/more", "/saved/x", "/settings/a/b"],
    ...[`/r/${ROOM}/m`, `/r/${ROOM}/m/${MESSAGE}/x`, `/r/${ROOM}/x/${MESSAGE}`, `/r/${ROOM}/m/x`],
  ];
  for (const path of wrong) assert.equal(addressOf(path), null, path);
});

Deno.test("whose card an address is", () => {
  assert.equal(personAt(pathOfPerson(ADA)), ADA);
  for (const path of ["/people", "/people/ada", `/people/${ADA}/more`, `/place/people/${ADA}`]) {
    assert.equal(personAt(path), null, path);
  }
});
