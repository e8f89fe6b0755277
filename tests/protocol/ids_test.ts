import assert from "node:assert/strict";
import * as v from "valibot";
import * as checks from "../../lib/protocol/ids.ts";
import type { Epoch, Stamp } from "../../lib/protocol/mod.ts";
import * as ids from "../../lib/protocol/plain_ids.ts";
import { seeded } from "../client/seeded.ts";
import { CLIENT, CURSOR, DIRECT, MESSAGE, ROOM, STREAM, USER } from "./command_samples.ts";

const KINDS: [name: string, schema: v.GenericSchema, right: string[]][] = [
  ["a person", checks.UserId, [USER, ids.newUserId()]],
  ["a room", checks.RoomId, [ROOM, DIRECT, ids.newRoomId()]],
  ["a stream", checks.StreamId, [STREAM, ids.newStreamId()]],
  ["a client's own", checks.ClientId, [CLIENT, ids.newClientId()]],
  ["a message", checks.MessageId, [MESSAGE]],
  ["a cursor", checks.Cursor, [CURSOR, ids.cursorBefore("0mfx3a" as Epoch)]],
  ["a stamp", checks.Stamp, ["0123456789abcdef0123"]],
  ["an epoch", checks.Epoch, ["0mfx3a"]],
];

for (const [name, schema, right] of KINDS) {
  Deno.test(`the id of ${name} is taken for nothing else, and nothing else for it`, () => {
    const takes = (value: unknown) => v.safeParse(schema, value).success;
    for (const [other, , all] of KINDS) {
      for (const id of all) assert.equal(takes(id), other === name, id);
    }
    for (const id of right) {
      const wrong = [
        id.slice(1),
        `${id}a`,
        `${id}\n`,
        ` ${id}`,
        id.toUpperCase(),
        id.replace(/.$/, "é"),
      ];
      for (const bad of [...wrong, "", null, 1, [id], { id }]) assert.ok(!takes(bad), `${bad}`);
    }
  });
}

Deno.test("the order of the texts of message ids is the order of epoch, commit and place", () => {
  const random = seeded(11);
  const below = (limit: number) => Math.floor(random() * limit);
  const parts = Array.from({ length: 2_000 }, () => ({
    epoch: below(4).toString(36).padStart(6, "0") as Epoch,
    stamp: (BigInt(below(40)) ** 11n).toString(16).padStart(20, "0") as Stamp,
    place: below(ids.PLACES),
  }));
  const byParts = (one: typeof parts[number], other: typeof parts[number]) =>
    parseInt(one.epoch, 36) - parseInt(other.epoch, 36) ||
    Number(BigInt(`0x${one.stamp}`) - BigInt(`0x${other.stamp}`)) || one.place - other.place;
  const idOf = ({ epoch, stamp, place }: typeof parts[number]) =>
    ids.messageIdOf(epoch, stamp, place);
  assert.deepEqual(parts.map(idOf).sort(), parts.toSorted(byParts).map(idOf));
  for (const part of parts) assert.deepEqual(ids.partsOf(idOf(part)), part);
});

Deno.test("the places of a commit fit their width, and the first cursor comes before all others", () => {
  assert.equal(ids.placeText(ids.PLACES - 1), "zz");
  assert.ok(ids.placeText(ids.PLACES).length > 2);
  const epoch = "0mfx3a" as Epoch;
  assert.ok(
    ids.cursorBefore(epoch) < ids.cursorOf(epoch, `${"0".repeat(19)}1` as Stamp, "aaaaaaaa"),
  );
  const { epoch: same, stamp, word } = ids.partsOfCursor(CURSOR);
  assert.equal(ids.cursorOf(same, stamp, word), CURSOR);
});

Deno.test("letters by chance are all of them, about as often", () => {
  const counts = new Map<string, number>();
  const many = Array.from({ length: 1_000 }, () => ids.randomLetters(720)).join("");
  for (const letter of many) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  assert.equal(counts.size, 36);
  // Ten standard deviations: chance does not get there, an unfair letter does
  for (const [letter, count] of counts) {
    assert.ok(Math.abs(count - 20_000) < 1_400, `${letter} ${count}`);
  }
  assert.notEqual(ids.randomLetters(8), ids.randomLetters(8));
});
