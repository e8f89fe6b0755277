/** When the store gives no answer: nobody is told anything false, and service comes back by itself. */
import assert from "node:assert/strict";
import {
  decodeServerFrame,
  isReply,
  type Once,
  type Reply,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { bodiesStored, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { lastingDenokv } from "../support/lasting_denokv.ts";
import { deadline, within } from "../support/deadline.ts";
import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { pollMs: 100 };
const UNAVAILABLE = { code: 4002, reason: "store_unavailable" };

interface Sent {
  readonly once: Once;
  readonly body: string;
  reply: Reply | null;
}

Deno.test("a frozen store closes sockets, acknowledges nothing, and is served again once it wakes", async () => {
  await using kv = await denokvServer();
  await using pair = await twoInstances(kv);
  const { ada, ben, one, other, room } = pair;
  await say(one, room, "before");
  await hearsBody(other, room, "before");

  await kv.freeze();
  const sent = await sendInto(one, room);
  const closes = await within("the closes", Promise.all([one.closed, other.closed]));
  assert.deepEqual(closes, [UNAVAILABLE, UNAVAILABLE]);
  assert.ok(sent.every(({ reply }) => reply === null), "nothing is acknowledged");
  for (const server of pair.servers) {
    assert.equal(await health(server), 503);
    await using late = WireClient.open(server.address, ben.token);
    assert.deepEqual(await within("the refusal", late.closed), UNAVAILABLE);
  }

  kv.kill("SIGCONT");
  await Promise.all(pair.servers.map(served));
  await comeBackAndAgree(pair, sent, ada.token, ben.token);
});

Deno.test("a store that was killed and started again is served again, and everything is there once", async () => {
  await using kv = await lastingDenokv();
  await using pair = await twoInstances(kv);
  const { ada, ben, one, other, room } = pair;
  await say(one, room, "before");
  await hearsBody(other, room, "before");

  await kv.die();
  const sent = await sendInto(one, room);
  const closes = await within("the closes", Promise.all([one.closed, other.closed]));
  assert.deepEqual(closes, [UNAVAILABLE, UNAVAILABLE]);
  assert.ok(sent.every(({ reply }) => reply?.ok !== true), "nothing is acknowledged");
  for (const server of pair.servers) assert.equal(await health(server), 503);

  await kv.start();
  await Promise.all(pair.servers.map(served));
  await comeBackAndAgree(pair, sent, ada.token, ben.token);
});

async function twoInstances(kv: { address: string; token: string }) {
  await using resources = new AsyncDisposableStack();
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  const servers = [
    resources.use(await startServer({ store, times })),
    resources.use(await startServer({ store, times })),
  ];
  const [ada, ben] = [
    await seedPerson(servers[0]!.chat.store, "ada"),
    await seedPerson(servers[0]!.chat.store, "ben"),
  ];
  const one = resources.use(await WireClient.connect(servers[0]!.address, ada.token));
  const other = resources.use(await WireClient.connect(servers[1]!.address, ben.token));
  const room = await makeRoom(one, { members: [ben.user] });
  const owned = resources.move();
  const dispose = () => owned.disposeAsync();
  return { servers, ada, ben, one, other, room, [Symbol.asyncDispose]: dispose };
}

const REF = 10_000;

/** Several at once, past the client's own waiting: an answer may never come. */
async function sendInto(client: WireClient, room: RoomId): Promise<Sent[]> {
  const sent: Sent[] = [];
  client.socket.addEventListener("message", ({ data }) => {
    for (const item of decodeServerFrame(data)) {
      if (isReply(item) && item.ref >= REF) sent[item.ref - REF]!.reply = item;
    }
  });
  for (let i = 0; i < 5; i++) {
    const once = await client.once();
    const body = `during ${i}`;
    sent.push({ once, body, reply: null });
    const command = { ref: REF + i, type: "message.send", once, room, body };
    client.socket.send(JSON.stringify(command));
  }
  return sent;
}

/** Whoever comes back sends again what was not acknowledged, and all see one history. */
async function comeBackAndAgree(
  { servers, room }: { servers: TestServer[]; room: RoomId },
  sent: readonly Sent[],
  adasToken: string,
  bensToken: string,
): Promise<void> {
  // On the other instance: what became of it is in the store alone
  await using ada = await WireClient.connect(servers[1]!.address, adasToken);
  await using ben = await WireClient.connect(servers[0]!.address, bensToken);
  for (const { once, body } of sent) given(await ada.ask("message.send", { once, room, body }));
  await say(ada, room, "after");
  await hearsBody(ben, room, "after");
  const expected = ["before", ...sent.map(({ body }) => body), "after"];
  assert.deepEqual(await bodiesStored(ada, room), expected);
  assert.deepEqual(await bodiesStored(ben, room), expected);
}

async function health({ address }: TestServer): Promise<number> {
  const response = await fetch(`${address}/healthz`, { signal: deadline() });
  await response.body?.cancel();
  return response.status;
}

async function served(server: TestServer): Promise<void> {
  const until = deadline();
  while (await health(server) !== 200) until.throwIfAborted();
}
