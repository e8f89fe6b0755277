/** A client whose link is still on its way, as that of a page is. */
import assert from "node:assert/strict";
import { Link } from "../../lib/client/link/link.ts";
import { desk } from "./client_desk.ts";
import { BEN, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

function waiting() {
  const fetches: PromiseWithResolvers<typeof Link | null>[] = [];
  const fetch = () => {
    fetches.push(Promise.withResolvers());
    return fetches.at(-1)!.promise;
  };
  return { fetches, ...desk({ link: { fetch } }) };
}

Deno.test("what is asked for before the link is there is done when it is, in its order", async () => {
  const { client, fetches, run, server, room } = waiting();
  server.post(room, BEN, { body: "before" });
  const isOpen = client.openRoom(ROOM);
  client.lookAt(ROOM, null);
  assert.equal(client.isAtEnd(ROOM), false);
  assert.equal((await client.send(ROOM, "early")).ok, true, "accepted at once");
  assert.deepEqual(client.outbox.map(({ state }) => state), ["queued"]);
  assert.deepEqual([client.status.phase, server.sockets.size], ["connecting", 0]);
  fetches[0]!.resolve(Link);
  await settled();
  await run();
  await isOpen;
  const held = client.state.rooms.get(ROOM)?.timeline?.messages.map(({ body }) => body);
  assert.deepEqual(held, ["before", "early"]);
  assert.deepEqual([client.status.phase, client.isAtEnd(ROOM)], ["in sync", true]);
  client.stop();
});

Deno.test("without a link one is refused what cannot wait, as without a connection", async () => {
  const { client } = waiting();
  const asked = await client.request("ping", {});
  assert.deepEqual(asked, { ok: false, code: "unavailable", detail: "not connected" });
  client.typing(ROOM);
  client.stop();
});

Deno.test("a link that does not come is as a server that does not answer, and asked for again", async () => {
  const { client, fetches, time, run } = waiting();
  fetches[0]!.reject(new TypeError("offline"));
  await settled();
  assert.deepEqual(client.status, { phase: "offline", since: time.now() });
  await time.pass(2_000);
  fetches[1]!.reject(new TypeError("offline"));
  await settled();
  client.wake();
  assert.equal(fetches.length, 3, "at once where something says that it may be worth it");
  fetches[2]!.resolve(Link);
  await settled();
  await run();
  assert.deepEqual(client.status, { phase: "in sync" });
  client.stop();
  assert.deepEqual(time.waits, []);
});

Deno.test("a link that comes after a client was stopped is not started", async () => {
  const { client, fetches, server, time } = waiting();
  client.stop();
  fetches[0]!.resolve(Link);
  await settled();
  assert.deepEqual([server.sockets.size, client.status.phase], [0, "stopped"]);
  assert.deepEqual(time.waits, []);
});

Deno.test("a link that will never come tells that the page is outdated, and is not asked for again", async () => {
  const { client, fetches, time } = waiting();
  fetches[0]!.resolve(null);
  await settled();
  assert.deepEqual([client.status, time.waits], [{ phase: "outdated" }, []]);
  client.wake();
  assert.equal(fetches.length, 1);
  client.stop();
});
