import assert from "node:assert/strict";
import { can, type Deed, outranks } from "../../lib/policy/mod.ts";
import type { Role, RoomKind } from "../../lib/protocol/mod.ts";

const ROLES = ["owner", "admin", "moderator", "member", "guest", null] as const;

/** Who may, in the order of ROLES: + yes, - no, o only with what is one's own. */
const TABLE: readonly [deed: Deed, kind: RoomKind, who: string][] = [
  ["room.read", "public", "+++++-"],
  ["room.read", "private", "+++++-"],
  ["room.read", "direct", "+++++-"],
  ["room.join", "public", "++++++"],
  ["room.join", "private", "+++++-"],
  ["room.join", "direct", "+++++-"],
  ["room.leave", "public", "+++++-"],
  ["room.leave", "private", "+++++-"],
  ["room.leave", "direct", "------"],
  ["room.change", "public", "+++---"],
  ["room.change", "private", "+++---"],
  ["room.change", "direct", "------"],
  ["room.add", "public", "++++--"],
  ["room.add", "private", "++++--"],
  ["room.add", "direct", "------"],
  ["room.remove", "public", "+++---"],
  ["room.remove", "private", "+++---"],
  ["room.remove", "direct", "------"],
  ["message.send", "public", "+++++-"],
  ["message.send", "private", "+++++-"],
  ["message.send", "direct", "+++++-"],
  ["message.edit", "public", "ooooo-"],
  ["message.edit", "private", "ooooo-"],
  ["message.edit", "direct", "ooooo-"],
  ["message.delete", "public", "+++oo-"],
  ["message.delete", "private", "+++oo-"],
  ["message.delete", "direct", "ooooo-"],
  ["message.react", "public", "+++++-"],
  ["message.react", "private", "+++++-"],
  ["message.react", "direct", "+++++-"],
];

/** Fails to compile when a deed is added that the table does not know. */
const DEEDS: Record<Deed, true> = {
  "room.read": true,
  "room.join": true,
  "room.leave": true,
  "room.change": true,
  "room.add": true,
  "room.remove": true,
  "message.send": true,
  "message.edit": true,
  "message.delete": true,
  "message.react": true,
};
const KINDS: Record<RoomKind, true> = { public: true, private: true, direct: true };

for (const [deed, kind, who] of TABLE) {
  Deno.test(`who may do ${deed} in a ${kind} room is what the table says`, () => {
    ROLES.forEach((role, i) => {
      for (const own of [undefined, false, true]) {
        const may = who[i] === "+" || who[i] === "o" && own === true;
        const situation = own === undefined ? { role, kind } : { role, kind, own };
        assert.equal(can(deed, situation), may, `${role}, own: ${own}`);
      }
    });
  });
}

Deno.test("the table has every deed in every kind of room, once", () => {
  const wanted = Object.keys(DEEDS).flatMap((deed) =>
    Object.keys(KINDS).map((k) => `${deed} ${k}`)
  );
  assert.deepEqual(TABLE.map(([deed, kind]) => `${deed} ${kind}`).sort(), wanted.sort());
});

Deno.test("nobody acts against an equal or a higher one", () => {
  const roles: Role[] = ["owner", "admin", "moderator", "member", "guest"];
  roles.forEach((role, i) =>
    roles.forEach((other, j) => assert.equal(outranks(role, other), i < j, `${role} ${other}`))
  );
});
