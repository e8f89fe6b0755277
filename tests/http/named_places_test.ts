/** Addresses with names in them lead to the place, and those who may not know of it nowhere. */
import assert from "node:assert/strict";
import { hashOf, newProgramToken } from "../../lib/auth/mod.ts";
import { makeRoom, say } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { storedRows } from "../support/stored_rows.ts";
import { WireClient } from "../support/wire_client.ts";
import { addSession } from "../../lib/store/mod.ts";

/** What a browser says where its person has typed the address, or opened it from a list. */
const TYPED = { "sec-fetch-site": "none" };

const signed = ({ token }: { token: string }) => ({ cookie: `parley=${token}` });
const types = (who: { token: string }) => ({ ...signed(who), ...TYPED });

async function ask({ address }: TestServer, path: string, headers: Record<string, string>) {
  const response = await fetch(address + path, { headers, redirect: "manual" });
  const text = await response.text();
  return { status: response.status, to: response.headers.get("location"), text };
}

async function scene() {
  const server = await startServer();
  const { store } = server.chat;
  const [ada, ben, eve] = await Promise.all(["ada", "ben", "eve"].map((n) => seedPerson(store, n)));
  return {
    ...{ server, ada: ada!, ben: ben!, eve: eve! },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

Deno.test("a room's name leads to it, an old one too, with the message that stands behind it", async () => {
  await using place = await scene();
  const { server, ada, ben, eve } = place;
  await using wire = await WireClient.connect(server.address, ada.token);
  const room = await makeRoom(wire, { members: [ben.user] });
  given(await wire.ask("room.change", { room, name: "Café & Tea/Cake" }));
  const id = await say(wire, room, "Hi");
  for (const name of ["A room", "café & tea/cake"]) {
    const path = `/r/${encodeURIComponent(name)}`;
    assert.equal((await ask(server, path, types(ben))).to, `/r/${room}`);
    assert.equal((await ask(server, `${path}/m/${id}`, types(ben))).to, `/r/${room}/m/${id}`);
    const outside = await ask(server, path, types(eve));
    const nowhere = await ask(server, "/r/nothing", types(eve));
    assert.deepEqual([outside.status, outside.to], [nowhere.status, nowhere.to]);
    assert.deepEqual([outside.status, outside.to], [200, null]);
    assert.ok(!outside.text.includes(room));
  }
  const unknown = await ask(server, `/r/${room}`, types(eve));
  assert.deepEqual([unknown.status, unknown.to], [200, null], "an id that is not theirs either");
});

Deno.test("a person's name leads to the conversation with them, which begins with the first visit", async () => {
  await using place = await scene();
  const { server, ada, ben } = place;
  const first = await ask(server, "/d/@BEN", types(ada));
  assert.match(first.to!, /^\/d\/d[a-z0-9]{20}$/);
  assert.equal((await ask(server, "/d/@ben", types(ada))).to, first.to);
  assert.equal((await ask(server, "/d/@ada", types(ben))).to, first.to);
  const alone = await ask(server, "/d/@ada", types(ada));
  assert.ok(alone.to !== first.to && alone.to!.startsWith("/d/d"), "notes to oneself");
  const nobody = await ask(server, "/d/@nobody", types(ada));
  assert.deepEqual([nobody.status, nobody.to], [200, null]);
});

Deno.test("a link on another site, or a program, begins no conversation, and is led to one that is there", async () => {
  await using place = await scene();
  const { server, ada, ben } = place;
  const { store, clock } = server.chat;
  const token = newProgramToken();
  const lifetime = { createdAt: clock.now(), expiresAt: clock.now() + 60_000 };
  const read = { name: "reader", scopes: ["read"] as const };
  given(await addSession(store, hashOf(token), { user: ada.user, ...lifetime, token: read }));
  const program = { authorization: `Bearer ${token}` };
  const before = await storedRows(store);
  const asking = [
    { ...signed(ada), "sec-fetch-site": "cross-site" },
    { ...signed(ada), "sec-fetch-site": "same-site" },
    signed(ada),
    { ...program, ...TYPED },
  ];
  for (const headers of asking) {
    assert.equal((await ask(server, "/d/@ben", headers)).to, `/people/${ben.user}`);
  }
  assert.deepEqual(await storedRows(store), before);
  const { to } = await ask(server, "/d/@ben", types(ada));
  for (const headers of asking) assert.equal((await ask(server, "/d/@ben", headers)).to, to);
});
