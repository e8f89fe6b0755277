import assert from "node:assert/strict";
import { findable, inPlaceOrder, matchPlaces, type Place } from "../../lib/rules/mod.ts";

function place(what: string, more: Partial<Place<string>> = {}): Place<string> {
  const quiet = { kind: "room", isCalled: false, isUnread: false, movedAt: 0 } as const;
  return { ...findable(what, [what]), ...quiet, ...more };
}

Deno.test("what calls one comes first, then what is unread, then what moved lately", () => {
  const places = inPlaceOrder([
    place("old", { movedAt: 1 }),
    place("new", { movedAt: 9 }),
    place("unread", { isUnread: true, movedAt: 2 }),
    place("called", { isUnread: true, isCalled: true, movedAt: 1 }),
  ]);
  assert.deepEqual(matchPlaces(places, "", 9), ["called", "unread", "new", "old"]);
  assert.deepEqual(matchPlaces(places, "", 2), ["called", "unread"]);
});

Deno.test("a better name wins over what is unread, and of equally good ones what is unread wins", () => {
  const places = inPlaceOrder([
    place("the till", { isUnread: true }),
    place("till"),
    place("tilt", { isUnread: true }),
    place("tiles", { movedAt: 5 }),
  ]);
  assert.deepEqual(matchPlaces(places, "till", 9), ["till", "the till"]);
  assert.deepEqual(matchPlaces(places, "ti", 9).slice(0, 2), ["tilt", "tiles"]);
});

Deno.test("a mark asks for rooms or for people alone", () => {
  const places = [
    place("ada", { kind: "person" }),
    place("adamant"),
    place("ad pages", { kind: "view" }),
  ];
  assert.deepEqual(matchPlaces(places, "ad", 9), ["ada", "adamant", "ad pages"]);
  assert.deepEqual(matchPlaces(places, "#ad", 9), ["adamant"]);
  assert.deepEqual(matchPlaces(places, " @ad", 9), ["ada"]);
  assert.deepEqual(matchPlaces(places, "@", 9), ["ada"]);
});
