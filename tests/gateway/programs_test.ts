/** What a program's socket may do, by the scopes of its token: every command, out of the table. */
import assert from "node:assert/strict";
import { hashOf, newProgramToken } from "../../lib/auth/mod.ts";
import { TABLE } from "../../lib/gateway/table.ts";
import {
  addSession,
  endSessions,
  type Scope,
  type SessionRow,
  sessionRow,
} from "../../lib/store/mod.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import { bodiesHeard, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { SAMPLES, TYPES } from "../protocol/command_samples.ts";
import { within } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const env = { PARLEY_SEND_RATE: "0" };
const DAY_MS = 24 * 60 * 60 * 1000;

async function tokenFor(server: TestServer, user: UserId, scopes: Scope[]): Promise<string> {
  const { store, clock } = server.chat;
  const token = newProgramToken();
  const [createdAt, expiresAt] = [clock.now(), clock.now() + DAY_MS];
  const session = { user, createdAt, expiresAt, token: { name: "A script", scopes } };
  given(await addSession(store, hashOf(token), session));
  return token;
}

/** A room of ada's, where ben has programs. */
async function placeOfTwo() {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer({ env }));
  const ada = await seedPerson(server.chat.store, "ada");
  const ben = await seedPerson(server.chat.store, "ben");
  const owner = resources.use(await WireClient.connect(server.address, ada.token));
  const room = await makeRoom(owner, { members: [ben.user] });
  const owned = resources.move();
  return {
    ...{ owner, ben, room },
    programOfBen: async (scopes: Scope[]) =>
      await WireClient.connect(server.address, await tokenFor(server, ben.user, scopes)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

for (const scopes of [["read"], ["write"], ["admin"], ["read", "write"]] as Scope[][]) {
  Deno.test(`a program for ${scopes.join(" and ")} does what that says and nothing else`, async () => {
    await using server = await startServer({ env });
    const { user } = await seedPerson(server.chat.store, "ada");
    const token = await tokenFor(server, user, scopes);
    await using program = await WireClient.connect(server.address, token);
    for (const type of TYPES) {
      const reply = await program.send({ type, ...SAMPLES[type] });
      const { scope } = TABLE[type];
      const message = reply.ok ? "" : reply.error.detail ?? "";
      const isRefused = message === `the token lacks the scope "${scope}"`;
      assert.equal(isRefused, !scopes.includes(scope), `${type}: ${JSON.stringify(reply)}`);
      if (isRefused && !reply.ok) assert.equal(reply.error.code, "forbidden");
    }
  });
}

Deno.test("a program that may only write hears no news, and one that may read does", async () => {
  await using place = await placeOfTwo();
  const { owner, ben, room } = place;
  await using writer = await place.programOfBen(["write"]);
  await using reader = await place.programOfBen(["read"]);
  await say(owner, room, "for those who read");
  const other = await makeRoom(owner, { members: [ben.user] });
  await hearsBody(reader, room, "for those who read");
  await say(writer, room, "from a script");
  await hearsBody(reader, room, "from a script");
  await say(owner, other, "in the new room");
  await hearsBody(reader, other, "in the new room");
  // What it is answered comes after all that it was told
  given(await writer.ask("stream.open", {}));
  assert.deepEqual(writer.heard.map(({ type }) => type), ["hello"]);
  assert.deepEqual(bodiesHeard(writer, room), []);
});

Deno.test("a program that may only write finds out what became of its own words, and nothing of others", async () => {
  await using place = await placeOfTwo();
  const { owner, room } = place;
  await using writer = await place.programOfBen(["write"]);
  const mine = await say(writer, room, "from a script");
  const theirs = await say(owner, room, "not from it");
  const sent = given(await owner.ask("history.page", { room, limit: 2 })).messages;
  const ids = sent.map(({ clientId }) => clientId!);
  const { found } = given(await writer.ask("message.find", { room, ids, after: null }));
  assert.deepEqual(found.map(([, id]) => id), [mine]);
  assert.ok(mine < theirs);
});

Deno.test("a program is sent away when its token ends, by the clock or by hand", async () => {
  await using server = await startServer({ env });
  const { store, gateway } = server.chat;
  const { user } = await seedPerson(store, "ada");
  const [byHand, byClock] = [
    await tokenFor(server, user, ["read"]),
    await tokenFor(server, user, ["read"]),
  ];
  await using ended = await WireClient.connect(server.address, byHand);
  await using over = await WireClient.connect(server.address, byClock);
  given(await endSessions(store, user, "tokens", (hash) => hash === hashOf(byHand)));
  assert.deepEqual(await within("the close", ended.closed), {
    code: 4100,
    reason: "signed_out",
  });
  given(await over.ask("ping", {}));
  server.clock.move(DAY_MS);
  gateway.tidy();
  assert.equal((await within("the close", over.closed)).code, 4100);
  for (const token of [byHand, byClock]) {
    await using late = WireClient.open(server.address, token);
    assert.equal((await within("the refusal", late.closed)).code, 4100);
  }
});

Deno.test("that a program uses its token on the socket is noted, with where from", async () => {
  await using server = await startServer({ env });
  const { store, clock } = server.chat;
  const { user } = await seedPerson(store, "ada");
  const token = await tokenFor(server, user, ["read"]);
  await using _ = await WireClient.connect(server.address, token);
  const row = sessionRow(hashOf(token));
  let noted: SessionRow | null = null;
  // Decided after what was asked for while the program came in
  await store.writer.write({
    rows: [row],
    decide(draft) {
      noted = draft.get(row);
      return { ok: true };
    },
  });
  const { from, seenAt } = noted as unknown as SessionRow;
  assert.deepEqual([from, seenAt], ["127.0.0.1", clock.now()]);
});
