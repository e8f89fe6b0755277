import assert from "node:assert/strict";
import { comesBack, type Hello, LIMITS, PROTOCOL_VERSION, refuse } from "../../lib/protocol/mod.ts";
import type { ServerEvent } from "../../lib/protocol/mod.ts";
import {
  Connection,
  type ConnectionOptions,
  type Socket,
} from "../../lib/client/link/connection.ts";
import { ANSWER_MS, QUIET_MS } from "../../lib/client/link/liveness.ts";
import { within } from "../support/deadline.ts";
import { ADA, BEN, EPOCH, ROOM } from "./samples.ts";
import { settled, TestTime } from "./test_time.ts";

const HELLO: Hello = {
  ...{ type: "hello", protocol: PROTOCOL_VERSION, epoch: EPOCH, now: 1, limits: {} },
  you: { id: ADA, name: "ada", displayName: "Ada", role: "member" },
};
const TYPING: ServerEvent = { type: "typing", room: ROOM, user: BEN };

class Wire implements Socket {
  readyState: number = WebSocket.OPEN;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;
  sent: { ref: number; type: string }[] = [];
  isClosed = false;
  send = (text: string) => void this.sent.push(JSON.parse(text));
  close = () => void (this.isClosed = true);
  say = (...items: unknown[]) => this.hear(JSON.stringify(items));
  hear = (data: unknown) => this.onmessage?.({ data } as MessageEvent);
  cut = (code: number) => this.onclose?.({ code } as CloseEvent);
}

function scripted(more: Partial<ConnectionOptions> = {}) {
  const wires: Wire[] = [];
  const log: string[] = [];
  const time = new TestTime();
  time.random = () => 0.5;
  const connection = new Connection({
    time,
    openSocket() {
      wires.push(new Wire());
      return wires.at(-1)!;
    },
    onHello: () => void log.push("hello"),
    onEvents: (events) => void log.push(...events.map(({ type }) => type)),
    onDown: (next) => void log.push(`down ${next}`),
    ...more,
  });
  connection.start();
  return { wires, log, time, connection, wire: () => wires.at(-1)! };
}

Deno.test("what is asked of a socket that is closing is not sent, and answered when it ends", async () => {
  const { wire, connection, log } = scripted();
  wire().say(HELLO);
  wire().readyState = WebSocket.CLOSING;
  const asked = connection.request("ping", {});
  assert.deepEqual(wire().sent, []);
  wire().cut(1006);
  assert.deepEqual(await asked, refuse("unavailable", "connection lost"));
  assert.deepEqual(log, ["hello", "down yes"]);
  connection.stop();
});

Deno.test("each answer finds its question, and events of a frame come together", async () => {
  const { wire, connection, log } = scripted();
  wire().say(HELLO);
  const [one, two] = [connection.request("ping", {}), connection.request("typing", { room: ROOM })];
  const [a, b] = wire().sent;
  wire().say({ ref: b!.ref, ok: true, result: {} }, TYPING, {
    ...{ ref: a!.ref, ok: false, error: { code: "busy", retryAfterMs: 5 } },
  });
  assert.deepEqual(await two, { ok: true, value: {} });
  assert.deepEqual(await one, { ok: false, code: "busy", retryAfterMs: 5 });
  assert.deepEqual(log, ["hello", "typing"]);
  connection.stop();
});

Deno.test("an answer can be taken before the events that follow it in its frame", () => {
  const order: string[] = [];
  const { wire, connection } = scripted({ onEvents: () => void order.push("event") });
  wire().say(HELLO);
  void connection.request("ping", {}, () => void order.push("answer"));
  wire().say({ ref: wire().sent[0]!.ref, ok: true, result: { now: 1 } }, TYPING);
  assert.deepEqual(order, ["answer", "event"]);
  connection.stop();
});

Deno.test("before the hello, and once the line is lost, what is asked is unavailable", async () => {
  const { wire, connection } = scripted();
  assert.deepEqual(await connection.request("ping", {}), refuse("unavailable", "not connected"));
  wire().say(HELLO);
  const asked = connection.request("ping", {});
  wire().cut(1006);
  assert.deepEqual(await asked, refuse("unavailable", "connection lost"));
  connection.stop();
});

Deno.test("no more commands are open than the server allows", async () => {
  const { wire, connection } = scripted();
  wire().say(HELLO);
  for (let i = 0; i < LIMITS.openCommands; i++) void connection.request("ping", {});
  assert.deepEqual(await connection.request("ping", {}), refuse("busy"));
  assert.equal(wire().sent.length, LIMITS.openCommands);
  connection.stop();
});

Deno.test("pauses double up to half a minute, and start again after a hello", async () => {
  const { wires, wire, time, connection } = scripted();
  const waits = [];
  for (let i = 0; i < 8; i++) {
    wire().cut(1006);
    waits.push(time.waits.at(-1));
    await time.pass(time.waits.at(-1)!);
  }
  assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  assert.equal(wires.length, 9);
  wire().say(HELLO);
  wire().cut(1006);
  assert.deepEqual(time.waits, [500]);
  connection.stop();
  assert.deepEqual(time.waits, [], "nothing is left running");
});

Deno.test("after a restart it comes back within two seconds", () => {
  const { wire, time, connection } = scripted();
  wire().say(HELLO);
  wire().cut(4000);
  assert.deepEqual(time.waits, [1_000]);
  connection.stop();
});

Deno.test("it stays away only where the code says so", async () => {
  for (const code of [4100, 4200, 4201, 4202]) {
    const { wires, wire, log, time } = scripted();
    wire().say(HELLO);
    wire().cut(code);
    await time.pass(600_000);
    assert.deepEqual([wires.length, log], [1, ["hello", `down ${comesBack(code)}`]]);
  }
  for (const code of [0, 1000, 1006, 4001, 4003, 4999]) {
    const { wires, wire, time, connection } = scripted();
    wire().cut(code);
    await time.pass(1_000);
    assert.equal(wires.length, 2);
    connection.stop();
  }
});

Deno.test("a server of another version is not talked to", async () => {
  const { wires, wire, log, time } = scripted();
  wire().say({ ...HELLO, protocol: PROTOCOL_VERSION + 1 });
  await time.pass(600_000);
  assert.deepEqual([wires.length, log], [1, ["down outdated"]]);
});

Deno.test("a socket that says nothing is given up, and an old one is not heard any more", async () => {
  const { wires, log, time, connection } = scripted();
  await time.pass(ANSWER_MS + 500);
  assert.deepEqual([wires.length, wires[0]!.isClosed, log], [2, true, ["down yes"]]);
  wires[0]!.say(HELLO);
  assert.deepEqual(log, ["down yes"]);
  connection.stop();
});

Deno.test("a quiet server is asked whether it is there, and given up when it is not", async () => {
  const { wires, wire, time, connection } = scripted();
  wire().say(HELLO);
  await time.pass(QUIET_MS - 1);
  wire().say(TYPING);
  await time.pass(QUIET_MS - 1);
  assert.deepEqual(wire().sent, [], "it was heard in between");
  await time.pass(1);
  assert.deepEqual(wire().sent.map(({ type }) => type), ["ping"]);
  wire().say({ ref: wire().sent[0]!.ref, ok: true, result: { now: 1 } });
  await time.pass(QUIET_MS);
  assert.equal(wire().sent.length, 2);
  await time.pass(ANSWER_MS);
  await time.pass(500);
  assert.deepEqual([wires.length, wires[0]!.isClosed], [2, true]);
  connection.stop();
});

Deno.test("a wake-up tries at once, or asks at once whether the server is there", async () => {
  const { wires, wire, connection } = scripted();
  wire().cut(1006);
  connection.wake();
  assert.equal(wires.length, 2);
  connection.wake();
  assert.equal(wires.length, 2, "one socket at a time");
  wire().say(HELLO);
  connection.wake();
  assert.deepEqual(wire().sent.map(({ type }) => type), ["ping"]);
  connection.stop();
  connection.wake();
  assert.equal(wires.length, 2);
  await settled();
});

Deno.test("whoever does not speak in frames is not the server", () => {
  for (const data of ["<html>", "{}", "[null]", "[1]", new ArrayBuffer(2)]) {
    const { wire, log, connection } = scripted();
    wire().hear(data);
    assert.deepEqual(log, ["down yes"]);
    connection.stop();
  }
});

Deno.test("it works over a real socket, cut and opened again", async () => {
  let sockets = 0;
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    const isFirst = ++sockets === 1;
    socket.onopen = () => socket.send(JSON.stringify([HELLO]));
    socket.onmessage = ({ data }) => {
      const { ref } = JSON.parse(data);
      if (isFirst) socket.close(4003);
      else socket.send(JSON.stringify([{ ref, ok: true, result: { now: 7 } }]));
    };
    return response;
  });
  const hellos = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const downs: string[] = [];
  let greeted = 0;
  const { connection, time } = scripted({
    openSocket: () => new WebSocket(`ws://localhost:${server.addr.port}`),
    onHello: () => hellos[greeted++]?.resolve(),
    onDown: (next) => void downs.push(next),
  });
  await within("the first hello", hellos[0]!.promise);
  const lost = await within("an answer", connection.request("ping", {}));
  assert.equal(lost.ok, false);
  assert.deepEqual(downs, ["yes"]);
  await time.pass(1_000);
  await within("the second hello", hellos[1]!.promise);
  const answer = await within("an answer", connection.request("ping", {}));
  assert.deepEqual(answer, { ok: true, value: { now: 7 } });
  connection.stop();
  await server.shutdown();
});
