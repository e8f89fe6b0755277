/** Every command, by everybody who may not give it. What is tried is made from the table of commands. */
import assert from "node:assert/strict";
import { endSession, hashOf, newProgramToken, openSession, whoHas } from "../../lib/auth/mod.ts";
import { TABLE } from "../../lib/gateway/table.ts";
import { can, type RoomTarget } from "../../lib/policy/mod.ts";
import type { CommandType, Once, Reply, RoomId } from "../../lib/protocol/mod.ts";
import { addSession, type Scope } from "../../lib/store/mod.ts";
import { DEFAULT_MAY } from "../policy/every.ts";
import { ONCE } from "../protocol/command_samples.ts";
import { given } from "../support/seed.ts";
import { storedRows } from "../support/stored_rows.ts";
import { WireClient } from "../support/wire_client.ts";
import { RIGHTS } from "./command_rights.ts";
import { aimed, type Den, type Kind, type Name, NAMES, placedAs, scene, SECRET } from "./den.ts";
import { RawConnection } from "./raw_connection.ts";

const TYPES = Object.keys(TABLE) as CommandType[];
/** But for those to whom it is all done. */
const ACTORS = NAMES.filter((name) => name !== "ben" && name !== "dan");
const KINDS: readonly Kind[] = ["private", "public"];

/** What the one table of rights says. */
function expected(name: Name, type: CommandType, kind: Kind): "ok" | "forbidden" | "not_found" {
  const asked = RIGHTS[type];
  if (asked === "anybody") return "ok";
  if (asked === "nobody's") return "not_found";
  const { place, guestOf, room } = placedAs(name);
  const actor = { place, room, isGuestOfInvite: place === "guest" && guestOf !== "place" };
  if ("verb" in asked) {
    // Ben is in the room
    const target = { isNear: room !== null };
    if (can({ ...actor, room: null }, asked.verb, target)) return "ok";
    return asked.hides ? "not_found" : "forbidden";
  }
  const target: RoomTarget = {
    ...{ kind, posting: "everyone", archived: false, may: DEFAULT_MAY, isAlone: false },
    own: asked.own === true && name === "ada",
    ...(asked.toSomebody && { whom: { place: "member", room: "member" } }),
    ...(asked.to && { to: asked.to }),
  };
  if (asked.verbs.every((verb) => can(actor, verb, target))) return "ok";
  const sees = room !== null ||
    kind === "public" && !asked.hides && can({ ...actor, room: null }, "room.browse");
  return sees ? "forbidden" : "not_found";
}

const codeIn = (reply: Reply) => reply.ok ? "ok" : reply.error.code;

Deno.test("a command is refused as the table of rights has it; then nothing is stored, no number taken, and nobody hears", async () => {
  await using scenery = await scene();
  const { server, chatters } = scenery;
  const { store } = server.chat;
  const dens = { private: await scenery.den("private"), public: await scenery.den("public") };
  await using ben = await scenery.connect("ben");
  await using clients = await allOf(ACTORS, (name) => scenery.connect(name));
  const streams = new Map<Name, Once>();
  const rooms = new Map<Name, RoomId>();
  for (const name of ACTORS) {
    streams.set(name, await clients.of[name].once());
    const room = await chatters.ada.makes({ visibility: "private" });
    await chatters.ada.adds(room, chatters[name]);
    rooms.set(name, room);
  }
  const heardBefore = ben.heard.length;
  const before = await storedRows(store);
  const refused = new Map<CommandType, number>();
  for (const name of ACTORS) {
    for (const kind of KINDS) {
      for (const type of TYPES) {
        const due = expected(name, type, kind);
        if (due === "ok") continue;
        const ask = aimed(type, dens[kind], scenery, streams.get(name)!);
        const reply = await clients.of[name].send(ask);
        assert.equal(codeIn(reply), due, `${name}: ${type} (${kind})`);
        if (kind === "private" && placedAs(name).room === null) assertTellsNothing(reply, dens);
        refused.set(type, (refused.get(type) ?? 0) + 1);
      }
    }
    assert.deepEqual(await storedRows(store), before, name);
  }
  const open = TYPES.filter((type) => RIGHTS[type] === "anybody");
  assert.deepEqual([...refused.keys(), ...open].sort(), [...TYPES].sort(), "each was refused once");
  for (const name of ACTORS) {
    const [once, room] = [streams.get(name)!, rooms.get(name)!];
    const sent = await clients.of[name].send({ type: "message.send", once, room, body: "x" });
    assert.ok(sent.ok, `${name} has the number still`);
  }
  const fence = await chatters.cleo.sent(dens.private.room, "fence");
  await ben.hears("the fence", (event) => JSON.stringify(event).includes(fence));
  const heard = ben.heard.slice(heardBefore).filter((event) =>
    [dens.private.room, dens.public.room].some((room) => JSON.stringify(event).includes(room))
  );
  assert.equal(heard.length, 1, JSON.stringify(heard));
  for (const name of ACTORS.filter((name) => placedAs(name).room === null)) {
    assert.ok(!JSON.stringify(clients.of[name].heard).includes(dens.private.room), name);
  }
});

Deno.test("a command is done for all those to whom the table of rights gives it, and tells outsiders nothing", async () => {
  await using scenery = await scene();
  const shared = { private: await scenery.den("private"), public: await scenery.den("public") };
  await using clients = await allOf(ACTORS, (name) => scenery.connect(name));
  for (const name of ACTORS) {
    for (const kind of KINDS) {
      // In a public room those who are in it may do what they may in a private one
      if (kind === "public" && placedAs(name).room !== null) continue;
      for (const type of TYPES) {
        if (expected(name, type, kind) !== "ok") continue;
        const changes = TABLE[type].kind === "write" && "verbs" in Object(RIGHTS[type]);
        const den = changes ? await scenery.den(kind) : shared[kind];
        const client = clients.of[name];
        const reply = await client.send(aimed(type, den, scenery, await client.once()));
        assert.equal(codeIn(reply), "ok", `${name}: ${type} (${kind})`);
        if (!("once" in Object(aimed(type, den, scenery, ONCE)))) client.giveBack();
        if (kind === "private" && placedAs(name).room === null) assertTellsNothing(reply, shared);
        if (name === "gus") assert.ok(!JSON.stringify(reply).includes('"ben"'), type);
      }
    }
  }
});

Deno.test("a program may do what its one scope says, and no more", async () => {
  await using scenery = await scene();
  const { server, chatters } = scenery;
  const { store, clock } = server.chat;
  const den = await scenery.den("private");
  await using ben = await scenery.connect("ben");
  const scopes: Scope[] = ["read", "admin", "write"];
  await using programs = await allOf(scopes, async (scope) => {
    const token = newProgramToken();
    const lifetime = { createdAt: clock.now(), expiresAt: clock.now() + 1_000 };
    const session = { user: chatters.ada.user, ...lifetime };
    const program = { ...session, token: { name: scope, scopes: [scope] } };
    given(await addSession(store, hashOf(token), program));
    return await WireClient.connect(server.address, token);
  });
  const heardBefore = ben.heard.length;
  const before = await storedRows(store);
  for (const scope of scopes) {
    for (const type of TYPES) {
      const needed = TABLE[type].scope;
      const reply = await attempt(programs.of[scope], type, needed === scope);
      if (needed === scope) continue;
      const detail = `the token lacks the scope "${needed}"`;
      assert.deepEqual(reply.ok ? "ok" : reply.error, { code: "forbidden", detail }, type);
    }
    if (scope === "write") continue;
    assert.deepEqual(await storedRows(store), before, scope);
    assert.equal(ben.heard.length, heardBefore);
  }

  async function attempt(program: WireClient, type: CommandType, isGiven: boolean) {
    const changes = isGiven && TABLE[type].kind === "write";
    const ask = aimed(type, changes ? await scenery.den("private") : den, scenery, ONCE);
    const reply = await program.send(ask);
    // It has opened no stream, and who owns a room does not leave it
    const due = "once" in ask ? "unknown_stream" : type === "room.leave" ? "forbidden" : "ok";
    if (isGiven) assert.equal(codeIn(reply), due, type);
    return reply;
  }
});

Deno.test("no command is heard any more once its session has ended, though it is on its way", async () => {
  await using scenery = await scene();
  const { server, chatters } = scenery;
  const { store, clock } = server.chat;
  const den = await scenery.den("private");
  const { token } = given(await openSession(store, chatters.ada.user, clock.now()));
  const headers = { authorization: `Bearer ${token}` };
  const { connection } = await RawConnection.open(server.address, headers);
  using line = connection;
  await line.send('{"ref":1,"type":"stream.open"}');
  await line.until('"ref":1');
  const stream = line.found(/"stream":"(\w+)"/) as typeof ONCE["stream"];
  given(await endSession(store, (await whoHas(store, token, clock.now()))!));
  // The close frame is read and not answered, as a client would that wants to stay
  await line.until("signed_out");
  const [before, counts] = [await storedRows(store), server.chat.counts()];
  for (const [i, type] of TYPES.entries()) {
    const ask = aimed(type, den, scenery, { ...ONCE, stream });
    await line.send(JSON.stringify({ ref: i + 2, ...ask }));
  }
  await line.toTheEnd();
  assert.equal(server.chat.counts()["commands"], counts["commands"]);
  assert.deepEqual(await storedRows(store), before);
  for (const [i, type] of TYPES.entries()) {
    assert.equal(line.found(new RegExp(`"ref":(${i + 2})\\b`)), null, type);
  }
});

function assertTellsNothing(
  reply: Reply,
  { private: { message } }: { readonly private: Den },
): void {
  const text = JSON.stringify(reply);
  assert.ok(!text.includes(SECRET) && !text.includes(message), text);
}

/** One for each, and all are closed in the end. */
async function allOf<K extends string>(
  names: readonly K[],
  connect: (name: K) => Promise<WireClient>,
): Promise<AsyncDisposable & { readonly of: Readonly<Record<K, WireClient>> }> {
  const made = await Promise.all(names.map(async (name) => [name, await connect(name)] as const));
  return {
    of: Object.fromEntries(made) as Record<K, WireClient>,
    async [Symbol.asyncDispose]() {
      await Promise.all(made.map(([, client]) => client[Symbol.asyncDispose]()));
    },
  };
}
