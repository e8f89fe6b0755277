/** A name of somebody who was not known where it was typed calls them all the same, once it goes. */
import assert from "node:assert/strict";
import { addresseesOf } from "../../lib/client/mod.ts";
import { type Command, refuse, type UserId } from "../../lib/protocol/mod.ts";
import { Desk } from "./outbox_desk.ts";
import { BEN, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

const CLEO = "ucleo0000000" as UserId;

function desk(...before: ConstructorParameters<typeof Desk>): Desk {
  const desk = new Desk(...before);
  desk.server.names.set("ben", BEN).set("cleo", CLEO);
  return desk;
}

async function say(desk: Desk, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const called = addresseesOf(body, ROOM, desk.client);
    assert.ok((await desk.client.send(ROOM, body, called)).ok);
  }
  await settled();
}

function calls({ server }: Desk): unknown[] {
  return server.rooms.get(ROOM)!.messages.flatMap(({ body, kind, mentions = [] }) =>
    kind === "chat" ? [[body, ...mentions]] : []
  );
}

Deno.test("names are asked for when the text goes, and what was said before and after keeps its order", async () => {
  const ada = desk();
  await say(ada, "one", "@ben and @cleo", "@nobody", "four");
  await ada.run();
  assert.deepEqual(calls(ada), [["one"], ["@ben and @cleo", BEN, CLEO], ["@nobody"], ["four"]]);
  assert.deepEqual(ada.shown, []);
  ada.client.stop();
});

Deno.test("what was saved before a crash calls the same people, and is said once", async () => {
  const before = desk();
  await say(before, "@cleo");
  before.client.stop();
  assert.deepEqual(calls(before), []);
  const after = desk(before.server, before.disk);
  for (let isStored = false; !isStored;) {
    await settled();
    after.socket.work();
    isStored = calls(after).length > 0;
    // The answer is lost with the line, until there is one to be lost
    if (isStored) after.socket.cut();
    else after.socket.deliver();
  }
  after.server.names.clear();
  await after.time.pass(5_000);
  await after.run();
  assert.deepEqual(calls(after), [["@cleo", CLEO]]);
  assert.deepEqual(after.shown, []);
  after.client.stop();
});

Deno.test("who cannot be asked for yet is asked for again, and who may not be asked for is nobody", async () => {
  const ada = desk();
  let tries = 0;
  const isAsked = ({ type }: Command) => type === "person.find";
  ada.server.refuses = (command) => isAsked(command) && tries++ === 0 ? refuse("busy") : null;
  await say(ada, "first", "@cleo");
  await ada.run();
  assert.deepEqual(calls(ada), [["first"]], "what stands before it is not held up");
  await ada.time.pass(60_000);
  await ada.run();
  assert.deepEqual([calls(ada).at(-1), tries], [["@cleo", CLEO], 2]);
  ada.server.refuses = (command) => isAsked(command) ? refuse("forbidden") : null;
  await say(ada, "@ben");
  await ada.run();
  assert.deepEqual(calls(ada).at(-1), ["@ben"]);
  ada.client.stop();
});

Deno.test("a place that answers one question at a time is asked each name once", async () => {
  const ada = desk();
  const asked: string[] = [];
  let left = 0;
  ada.server.refuses = (command) => {
    if (command.type !== "person.find") return null;
    if (left === 0) return { ...refuse("rate_limited"), retryAfterMs: 80 };
    left--;
    asked.push(command.name);
    return null;
  };
  await say(ada, "@nobody @ben and @cleo");
  for (let i = 0; i < 4; i++) {
    await ada.run();
    left = 1;
    await ada.time.pass(100);
  }
  await ada.run();
  assert.deepEqual(asked, ["nobody", "ben", "cleo"]);
  assert.deepEqual(calls(ada), [["@nobody @ben and @cleo", BEN, CLEO]]);
  ada.client.stop();
});

Deno.test("who changes what waits calls whom the new text calls", async () => {
  const ada = desk();
  await say(ada, "@cleo");
  const { id } = ada.client.outbox[0]!;
  assert.ok(
    await ada.client.rewriteQueued(id, "@ben", addresseesOf("@ben", ROOM, ada.client)),
  );
  await ada.run();
  assert.deepEqual(calls(ada), [["@ben", BEN]]);
  ada.client.stop();
});

Deno.test("what is changed afterwards calls by name as well", async () => {
  const ada = desk();
  await say(ada, "one");
  await ada.run();
  const [message] = ada.server.rooms.get(ROOM)!.messages.filter(({ kind }) => kind === "chat");
  const called = addresseesOf("@cleo", ROOM, ada.client);
  const sent: Command[] = [];
  ada.server.refuses = (command) => {
    if (command.type === "message.edit") sent.push(command);
    return null;
  };
  assert.ok((await ada.client.edit(ROOM, message!.id, "@cleo", called)).ok);
  await ada.run();
  assert.deepEqual(sent.map((one) => "mentions" in one && one.mentions), [[CLEO]]);
  ada.client.stop();
});
