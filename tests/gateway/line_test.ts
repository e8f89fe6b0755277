/** Numbered commands that are sent all at once are done in their order, whatever is looked up for some of them first. */
import assert from "node:assert/strict";
import { makeRoom } from "../live/gathering.ts";
import { FileSender } from "../support/file_sender.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

Deno.test("messages with files and without that are sent at once keep their order", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  await using ada = await WireClient.connect(server.address, token);
  const room = await makeRoom(ada);
  const sender = new FileSender(server.address, token);
  const id = await sender.brings(new TextEncoder().encode("minutes")) as never;
  const bodies = Array.from({ length: 12 }, (_, at) => `${at}`);
  const numbers = await Promise.all(bodies.map(() => ada.once()));
  const sent = await Promise.all(bodies.map((body, at) =>
    ada.ask("message.send", {
      ...{ once: numbers[at]!, room, body },
      ...(at % 3 === 0 && { files: [{ id }] }),
    })
  ));
  const ids = sent.map((outcome) => given(outcome).id);
  assert.deepEqual(ids, ids.toSorted());
});

Deno.test("one with files that nobody has is refused, and what comes behind it goes on", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  await using ada = await WireClient.connect(server.address, token);
  const room = await makeRoom(ada);
  const once = await ada.once();
  const [missing, plain] = await Promise.all([
    ada.ask("message.send", { once, room, body: "", files: [{ id: "fnobodyhasit" as never }] }),
    // A refused command takes no number
    ada.ask("message.send", { once: { ...once, id: "c00000000001" as never }, room, body: "on" }),
  ]);
  assert.equal(missing.ok, false);
  assert.equal(plain.ok, true);
});
