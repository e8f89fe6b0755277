/** A run of the chaos test is worth what its judge is: each kind of broken promise is found. */
import assert from "node:assert/strict";
import {
  type ClientId,
  type Message,
  newClientId,
  newRoomId,
  newStreamId,
  newUserId,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { Ledger } from "./ledger.ts";
import { checkPromises, checkRooms, checkTold } from "./promises.ts";
import { type Kind, Verdict } from "./verdict.ts";

const ROOM = newRoomId();
const ADA = newUserId();
const STREAM = newStreamId();

/** Three messages of one device, accepted, acknowledged and stored as it should be. */
class Scene {
  readonly ledger = new Ledger();
  readonly verdict = new Verdict();
  messages: Message[] = [];

  /** In which the device gave them, told by how they stand in the end. */
  constructor(given = [1, 2, 3]) {
    given.forEach((seq, i) => this.#say(seq, i + 1));
  }

  #say(seq: number, ordinal: number): void {
    const id = newClientId();
    const body = `<ada:${seq}> hello`;
    this.#accept(seq, body);
    const message = messageOf(ordinal, body, id);
    this.messages.push(message);
    const once = { stream: STREAM, number: seq, id };
    const ask = { once, room: ROOM, body };
    this.ledger.answered("ada", "message.send", ask, { ok: true, value: { id: message.id } });
  }

  #accept(seq: number, body: string): void {
    const order = { type: "message.send", ask: { room: ROOM, body } } as const;
    this.ledger.accepted.set(`<ada:${seq}>`, { label: "ada", seq, order });
  }

  acceptOnly(seq: number): void {
    this.#accept(seq, `<ada:${seq}> never sent`);
  }

  change(type: "message.edit" | "message.react" | "message.delete", more: object): void {
    const once = { stream: STREAM, number: 9, id: newClientId() };
    const ask = { once, room: ROOM, id: this.messages[0]!.id, ...more };
    this.ledger.answered("ada", type, ask, { ok: true, value: {} });
  }

  found(): Partial<Record<Kind, number>> {
    checkPromises(new Map<RoomId, Message[]>([[ROOM, this.messages]]), this.ledger, this.verdict);
    const counts = Object.entries(this.verdict.counts).filter(([, count]) => count > 0);
    return Object.fromEntries(counts);
  }
}

function messageOf(ordinal: number, body: string, clientId: ClientId): Message {
  const id = `00aaaa${String(ordinal).padStart(20, "0")}00`;
  return { id, room: ROOM, kind: "chat", from: ADA, at: 0, ordinal, body, clientId } as never;
}

function scene(spoil: (scene: Scene) => void): Partial<Record<Kind, number>> {
  const spoilt = new Scene();
  spoil(spoilt);
  return spoilt.found();
}

Deno.test("a history that holds what was promised is found to be good", () => {
  assert.deepEqual(scene(() => {}), {});
});

Deno.test("an acknowledged message that is gone, or has another text, is lost", () => {
  assert.deepEqual(scene((one) => one.messages.pop()), { lost: 1 });
  assert.deepEqual(
    scene(({ messages }) => messages[1] = { ...messages[1]!, body: "<ada:2> other" }),
    { lost: 1 },
  );
});

Deno.test("what a client accepted, and nobody stored or refused, is lost", () => {
  assert.deepEqual(scene((one) => one.acceptOnly(4)), { lost: 1 });
});

Deno.test("an acknowledged change that does not show is lost", () => {
  for (
    const [type, more] of [
      ["message.edit", { body: "<ada:1> edited" }],
      ["message.react", { emoji: ":tada:", on: true }],
      ["message.delete", {}],
    ] as const
  ) assert.deepEqual(scene((one) => one.change(type, more)), { lost: 1 }, type);
});

Deno.test("a message that is there twice is duplicated", () => {
  const found = scene(({ messages }) =>
    messages.push(messageOf(4, messages[0]!.body, newClientId()))
  );
  assert.equal(found.duplicated, 1);
});

Deno.test("a device's messages in another order, and a hole in the count, are reordered", () => {
  assert.deepEqual(new Scene([1, 3, 2]).found(), { reordered: 1 });
  assert.deepEqual(
    scene(({ messages }) => messages[2] = { ...messages[2]!, ordinal: 5 }),
    { reordered: 1 },
  );
  assert.ok(scene(({ messages }) => messages.reverse()).reordered! >= 1);
});

Deno.test("what was told and is not there has diverged", () => {
  const verdict = new Verdict();
  const message = messageOf(7, "told", newClientId());
  const told = new Map([[message.id, { room: ROOM, message }]]);
  checkTold(new Map([[ROOM, []]]), { told, reordered: [], leaked: [] } as never, verdict);
  assert.equal(verdict.counts.diverged, 1);
  assert.equal(verdict.isGood, false);
});

Deno.test("a room that was acknowledged and is not there is lost, two of one order are duplicated", () => {
  const ledger = new Ledger();
  const once = { stream: STREAM, number: 1, id: newClientId() };
  const ask = { name: "Garden", visibility: "public", past: "everyone" } as const;
  ledger.accepted.set("<ada:1>", { label: "ada", seq: 1, order: { type: "room.create", ask } });
  ledger.answered("ada", "room.create", { once, ...ask }, { ok: true, value: { room: ROOM } });
  for (const [names, kind] of [[[], "lost"], [["Garden", "Garden"], "duplicated"]] as const) {
    const verdict = new Verdict();
    checkRooms(names, ledger, verdict);
    assert.equal(verdict.counts[kind], 1);
  }
});

Deno.test("an answer that changes, and a refusal that nothing explains, are odd", () => {
  const { ledger, messages } = new Scene();
  const [answered] = ledger.acked.values();
  const ask = { once: answered!.once, room: ROOM, body: "again" };
  ledger.answered("ada", "message.send", ask, { ok: true, value: { id: messages[1]!.id } });
  ledger.answered("ada", "message.send", { ...ask, once: { ...ask.once, id: newClientId() } }, {
    ok: false,
    code: "stream_conflict",
  } as never);
  assert.equal(ledger.odd.length, 2);
});
