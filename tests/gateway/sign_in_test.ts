import assert from "node:assert/strict";
import { endSession, openSession, SESSION_MS, whoHas } from "../../lib/auth/mod.ts";
import { newRoomId } from "../../lib/protocol/mod.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { RawConnection } from "./raw_connection.ts";
import { RawPerson } from "./raw_person.ts";

async function tokenFor(server: TestServer, name: string): Promise<string> {
  const { store } = server.chat;
  const { user } = await seedPerson(store, name);
  return given(await openSession(store, user, server.clock.now())).token;
}

async function signedWith(server: TestServer, token: string) {
  const signed = await whoHas(server.chat.store, token, server.clock.now());
  assert.ok(signed);
  return signed;
}

const helloTo = (person: RawPerson) => {
  const hello = person.items[0]!;
  assert.ok("type" in hello && hello.type === "hello");
  return hello.you.name;
};

Deno.test("a token lets one in by header or cookie, as the person whose it is", async () => {
  await using server = await startServer();
  const ada = await tokenFor(server, "ada");
  const ben = await tokenFor(server, "ben");
  await using one = await RawPerson.connect(server.address, ada);
  const origin = server.address;
  await using other = RawPerson.open(server.address, { cookie: `parley=${ben}`, origin });
  await other.until("the hello", ({ items }) => items.length > 0);
  assert.deepEqual([helloTo(one), helloTo(other)], ["ada", "ben"]);
});

Deno.test("without a token that is good the socket is closed with 4100, and nothing was said", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  const { session } = await signedWith(server, token);
  const origin = server.address;
  const wrong: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${"A".repeat(43)}` },
    { authorization: `Bearer ${session}` },
    { authorization: `Basic ${token}` },
    { authorization: "Bearer", cookie: `parley=${token}`, origin },
    { authorization: `Bearer ${token} ${token}`, cookie: `parley=${token}`, origin },
    { cookie: `parley=${session}`, origin },
    { cookie: `__Host-parley=${token}`, origin },
    { cookie: `theme=${token}`, origin },
  ];
  for (const headers of wrong) {
    await using person = RawPerson.open(server.address, headers);
    assert.equal(await person.endsWith(), 4100, JSON.stringify(headers));
    assert.deepEqual(person.items, []);
  }
});

Deno.test("a page of another site is refused with 403, before any upgrade, cookie or not", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  const cookie = `parley=${token}`;
  const statusOf = async (headers: Record<string, string>) => {
    const { status, connection } = await RawConnection.open(server.address, headers);
    connection[Symbol.dispose]();
    return status;
  };
  const { port } = new URL(server.address);
  assert.equal(await statusOf({ cookie, origin: server.address }), 101, "one's own page");
  assert.equal(await statusOf({ cookie }), 403, "a browser always says which page it is");
  for (const origin of ["http://evil.example", "null", "", `https://127.0.0.1:${port}`]) {
    assert.equal(await statusOf({ cookie, origin }), 403, origin);
    assert.equal(await statusOf({ origin }), 403, origin);
  }
  const rebound = { host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
  assert.equal(await statusOf({ cookie, ...rebound }), 421, "a name that points here is not ours");
});

Deno.test("a program needs no origin, and brings its token in no address", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  await using terminal = await RawPerson.connect(server.address, token);
  assert.equal(helloTo(terminal), "ada");
  for (const name of ["token", "access_token", "parley"]) {
    const url = `${server.address.replace(/^http/, "ws")}/ws?${name}=${token}`;
    await using person = new RawPerson(new WebSocket(url));
    assert.equal(await person.endsWith(), 4100, name);
    assert.deepEqual(person.items, []);
  }
});

Deno.test("a session that ends by the clock is closed with 4100 at its next command", async () => {
  await using server = await startServer();
  await using ada = await RawPerson.connect(server.address, await tokenFor(server, "ada"));
  server.clock.move(SESSION_MS - 1);
  ada.send('{"ref":1,"type":"ping"}');
  await ada.until("the last answer", ({ replies }) => replies.length === 1);
  server.clock.move(1);
  ada.send('{"ref":2,"type":"ping"}');
  assert.equal(await ada.endsWith(), 4100);
  assert.equal(ada.replies.length, 1);
});

Deno.test("who only listens is sent away too once the session has ended by the clock", async () => {
  await using server = await startServer();
  await using ada = await RawPerson.connect(server.address, await tokenFor(server, "ada"));
  server.clock.move(1);
  await using ben = await RawPerson.connect(server.address, await tokenFor(server, "ben"));
  server.clock.move(SESSION_MS - 1);
  server.chat.gateway.tidy();
  assert.equal(await ada.endsWith(), 4100);
  ben.send('{"ref":1,"type":"ping"}');
  await ben.until("the answer to who is signed in", ({ replies }) => replies.length === 1);
});

Deno.test("a session that is ended closes its sockets, and no others of the same person", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  const signed = await signedWith(server, token);
  const { token: second } = given(
    await openSession(server.chat.store, signed.user, server.clock.now()),
  );
  await using one = await RawPerson.connect(server.address, token);
  await using tab = await RawPerson.connect(server.address, token);
  await using phone = await RawPerson.connect(server.address, second);
  given(await endSession(server.chat.store, signed));
  assert.deepEqual([await one.endsWith(), await tab.endsWith()], [4100, 4100]);
  phone.send('{"ref":1,"type":"ping"}');
  await phone.until("the answer on the phone", ({ replies }) => replies.length === 1);
  await using again = RawPerson.open(server.address, { authorization: `Bearer ${token}` });
  assert.equal(await again.endsWith(), 4100);
});

Deno.test("a session that was ended while its socket was on its way in is noticed", async () => {
  await using server = await startServer();
  const { gateway, store } = server.chat;
  const token = await tokenFor(server, "ada");
  const signed = await signedWith(server, token);
  await using told = await RawPerson.connect(server.address, token);
  given(await endSession(store, signed));
  // The instance has carried the end out: nothing more is told of it
  assert.equal(await told.endsWith(), 4100);
  await using door = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (req) => {
    const { socket, response } = Deno.upgradeWebSocket(req);
    gateway.serve(socket, signed, false);
    return response;
  });
  await using late = RawPerson.open(`http://127.0.0.1:${door.addr.port}`, {});
  assert.equal(await late.endsWith(), 4100);
  assert.deepEqual(late.items, []);
});

Deno.test("who is sent away and stays on the line can do nothing more", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  const signed = await signedWith(server, token);
  const headers = { authorization: `Bearer ${token}` };
  const { connection } = await RawConnection.open(server.address, headers);
  using line = connection;
  await line.send('{"ref":1,"type":"ping"}');
  await line.until('"ref":1');
  const before = server.chat.counts();
  given(await endSession(server.chat.store, signed));
  // The close frame is read and not answered, as a client would that wants to stay
  await line.until("signed_out");
  await line.send(JSON.stringify({ ref: 2, type: "room.join", room: newRoomId() }));
  await line.toTheEnd();
  assert.equal(server.chat.counts()["commands"], before["commands"]);
});
