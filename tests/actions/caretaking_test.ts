/** Who looks after the place: roles, the last owner, what the place is like, and who is there. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import type { Role, UserId } from "../../lib/protocol/mod.ts";
import { addPerson, asNamed, ownersRow, placeRow } from "../../lib/store/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { codeOf, isLongRun } from "../store/chatter.ts";
import { accountOf, given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";
import {
  outcomeOf,
  PASSWORD,
  problemsOf,
  rankOf,
  ROLES,
  TestPlace,
  withoutAdmin,
} from "./test_place.ts";

const ROUNDS = isLongRun() ? 200 : 20;
type Given = Exclude<Role, "guest">;
const GIVEN = ROLES.filter((role) => role !== "guest") as Given[];

const owners = async (place: TestPlace) => (await place.get(ownersRow))!;

Deno.test("an admin gives roles below theirs to those below them, an owner any to anybody, nobody else any", async () => {
  await using place = await TestPlace.open();
  let people = 0;
  const actors = await Promise.all(ROLES.map((role) => place.resident(`actor-${role}`, role)));
  for (const [i, actor] of actors.entries()) {
    const by = ROLES[i]!;
    for (const before of ROLES) {
      for (const to of GIVEN) {
        const { user } = await place.resident(`person${people++}`, before);
        const isBelow = rankOf(before) < rankOf(by) && rankOf(to) < rankOf(by);
        // A guest of this scene has no way in but the device that they are at
        const isFit = before !== "guest" || to === "member";
        const may = isFit && (by === "owner" || by === "admin" && isBelow);
        const what = `${by} makes ${to} of ${before}`;
        const done = await outcomeOf(actions.setRole(place.door(), actor, user, to));
        assert.equal(done, may ? "done" : "forbidden", what);
        const role = may ? to : before;
        assert.equal((await place.person(user)).role, role, what);
        assert.equal((await owners(place)).includes(user), role === "owner", what);
        if (!may) continue;
        const program = withoutAdmin(actor);
        const more = actions.setRole(
          place.door(),
          program,
          user,
          to === "member" ? "moderator" : "member",
        );
        assert.equal(await outcomeOf(more), "forbidden", "a program needs the scope for it");
      }
    }
  }
});

Deno.test("nobody raises themselves, and of whom there is not nothing is made", async () => {
  await using place = await TestPlace.open();
  for (const role of ["admin", "moderator", "member"] as const) {
    const me = await place.resident(role + "s", role);
    for (const to of GIVEN.filter((to) => rankOf(to) > rankOf(role))) {
      assert.equal(await outcomeOf(actions.setRole(place.door(), me, me.user, to)), "forbidden");
    }
  }
  const ben = await place.resident("ben", "member");
  assert.ok(
    (await actions.deleteAccount(place.door(), ben, { password: "", messages: "keep" })).ok,
  );
  for (const user of [ben.user, "unobody00000" as UserId]) {
    assert.equal(
      await outcomeOf(actions.setRole(place.door(), place.ada, user, "admin")),
      "not_found",
    );
    assert.equal(
      await outcomeOf(actions.banPerson(place.door(), place.ada, user, "")),
      "not_found",
    );
  }
  assert.ok((await place.person(ben.user)).gone);
});

Deno.test("the last owner is not set back, does not go, and is banned by nobody", async () => {
  await using place = await TestPlace.open();
  const { ada } = place;
  const ann = await place.resident("ann", "admin");
  const ben = await place.resident("ben", "owner");
  for (const by of [ada, ann, ben]) {
    assert.equal(await outcomeOf(actions.banPerson(place.door(), by, ada.user, "")), "forbidden");
  }
  given(await actions.setRole(place.door(), ada, ben.user, "admin"));
  const done = await actions.setRole(place.door(place.there), ada, ada.user, "member");
  assert.deepEqual(done, { ok: false, code: "forbidden", detail: "last owner" });
  const goes = await actions.deleteAccount(place.door(place.there), ada, {
    ...{ password: PASSWORD, messages: "erase" },
  });
  assert.deepEqual(problemsOf(goes), ["last_owner"]);
  assert.deepEqual(await owners(place), [ada.user]);
  assert.deepEqual(await place.rows("departing"), []);
  await place.signed(await actions.logIn(place.door(), { name: "ada", password: PASSWORD }));
  given(await actions.setRole(place.door(), ada, ben.user, "owner"));
  given(await actions.setRole(place.door(), ada, ada.user, "member"));
  assert.deepEqual(await owners(place), [ben.user]);
});

/** Each would leave the place to nobody, were both to happen. */
const RACES: Record<string, (place: TestPlace, one: Signed, other: Signed) => Promise<unknown>[]> =
  {
    "set each other back": (place, one, other) => [
      actions.setRole(place.door(place.here), one, other.user, "member"),
      actions.setRole(place.door(place.there), other, one.user, "member"),
    ],
    "set themselves back": (place, one, other) => [
      actions.setRole(place.door(place.here), one, one.user, "member"),
      actions.setRole(place.door(place.there), other, other.user, "member"),
    ],
    "go": (place, one, other) => [
      actions.deleteAccount(place.door(place.here), one, { password: "", messages: "keep" }),
      actions.deleteAccount(place.door(place.there), other, { password: "", messages: "keep" }),
    ],
  };

for (const [what, race] of Object.entries(RACES)) {
  Deno.test(`of two owners who ${what} at the same moment, on two instances, one stays`, async () => {
    await using place = await TestPlace.open();
    let last = await place.resident("owner0", "owner");
    given(await actions.setRole(place.door(), last, place.ada.user, "member"));
    for (let round = 1; round <= ROUNDS; round++) {
      const next = await place.resident(`owner${round}`, "owner", place.there);
      const done = await Promise.all(race(place, last, next)) as { ok: boolean }[];
      assert.equal(done.filter(({ ok }) => ok).length, 1);
      const left = await owners(place);
      assert.equal(left.length, 1);
      assert.equal((await place.person(left[0]!)).role, "owner");
      last = left[0] === next.user ? next : last;
    }
  });
}

Deno.test("a demotion holds from the next command on, on the socket that is open", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const ground = { store, now: () => server.clock.now() };
  const user = given(await addPerson(store, accountOf("ada"), asNamed("owner"), 0));
  const owner = { session: "", expiresAt: Infinity, scopes: null, user };
  const [ben, cleo] = [await seedPerson(store, "ben"), await seedPerson(store, "cleo")];
  given(await actions.setRole(ground, owner, ben.user, "admin"));
  await using theirs = await WireClient.connect(server.address, cleo.token);
  await using other = await WireClient.connect(server.address, ben.token);
  const room = await makeRoom(theirs, { members: [ben.user] });
  given(await other.ask("room.change", { room, name: "By an admin" }));
  given(await actions.setRole(ground, owner, ben.user, "member"));
  const refused = await other.ask("room.change", { room, name: "By nobody" });
  assert.ok(!refused.ok && refused.code === "forbidden");
  given(await other.ask("ping", {}));
});

Deno.test("owners and admins change the place, nobody else, and a name has to be one", async () => {
  await using place = await TestPlace.open();
  const changes = { name: " Oak Street ", hue: 7, door: "closed", guests: true } as const;
  for (const role of ["moderator", "member", "guest"] as const) {
    const me = await place.resident(`${role}s`, role);
    for (const [name, value] of Object.entries(changes)) {
      const done = actions.changePlace(place.door(), me, { [name]: value });
      assert.equal(await outcomeOf(done as never), "forbidden", `${role} changes ${name}`);
    }
  }
  const program = actions.changePlace(place.door(), withoutAdmin(place.ada), changes);
  assert.equal(await outcomeOf(program as never), "forbidden");
  for (const [name, problem] of [["", "empty"], ["  ", "empty"], ["x".repeat(61), "too_long"]]) {
    const done = await actions.changePlace(place.door(), place.ada, { name: name!, hue: 9 });
    assert.deepEqual(done, { ok: false, problems: [{ field: "place", problem }] });
  }
  const { rooms, ...before } = (await place.get(placeRow))!;
  assert.deepEqual(before, { name: "Elm Street", hue: 30, door: "open", guests: false });
  const ann = await place.resident("ann", "admin");
  assert.ok((await actions.changePlace(place.door(place.there), ann, changes)).ok);
  const after = await place.get(placeRow);
  assert.deepEqual(after, { ...changes, name: "Oak Street", rooms });
});

Deno.test("everybody is listed by name, page by page and by their beginning, for those who look after them", async () => {
  await using place = await TestPlace.open();
  const { ada } = place;
  const made = await Promise.all(
    Array.from(
      { length: 120 },
      (_, i) => place.resident(`P${String(i).padStart(3, "0")}`, "member"),
    ),
  );
  given(await actions.banPerson(place.door(), ada, made[7]!.user, "Spam"));
  const names: string[] = [];
  let from = "";
  for (let pages = 0; pages < 3; pages++) {
    const { people, next } = given(
      await actions.listPeople(place.door(), ada, { from, beginning: "" }),
    );
    names.push(...people.map(({ name }) => name));
    assert.equal(next === null, pages === 2);
    from = next ?? "";
  }
  assert.deepEqual(names, ["Ada", ...made.map((_, i) => `P${String(i).padStart(3, "0")}`)]);
  const begins = async (beginning: string, from = "") =>
    given(await actions.listPeople(place.door(), ada, { beginning, from })).people;
  assert.equal((await begins(" p00")).length, 10, "in any case");
  assert.deepEqual((await begins("P007")).map(({ banned }) => banned), [true]);
  assert.equal((await begins("p11", "p115")).length, 5);
  assert.equal(
    (await begins("p11", "zz")).length,
    10,
    "a place that is not among them is no place",
  );
  assert.deepEqual(await begins("q"), []);
  const asked = { from: "", beginning: "" };
  for (const me of [made[0]!, withoutAdmin(ada)]) {
    assert.equal(codeOf(await actions.listPeople(place.door(), me, asked)), "forbidden");
  }
  const mod = await place.resident("max", "moderator");
  given(await actions.listPeople(place.door(), mod, asked));
});
