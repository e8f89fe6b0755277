/** The outbox of a tab that shares with nobody: where a browser gives no locks. */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { SharedOutbox } from "../../lib/browser/shared_outbox.ts";
import { OwnTray } from "../../lib/browser/tray_storage.ts";
import { desk } from "../client/client_desk.ts";
import { ADA, ROOM } from "../client/samples.ts";
import { within } from "../support/deadline.ts";

const OWNER = { server: "model", person: ADA };

Deno.test("what is given before what sends is there is accepted, shown, and sent once in its order", async () => {
  const { client, run, server } = desk({
    outbox: (link) => new SharedOutbox(new OwnTray(OWNER), link),
  });
  const [one, two] = [client.send(ROOM, "one"), client.send(ROOM, "two")];
  assert.deepEqual(client.outbox.map(({ state }) => state), ["queued", "queued"]);
  assert.ok((await one).ok && (await two).ok);
  const sending = async () => {
    while (server.done.length < 2) {
      await run();
      // What sends comes by a script, which takes more than promises
      await setImmediate();
    }
  };
  await within("both to be sent", sending());
  assert.deepEqual(server.done.map(({ body }) => body), ["one", "two"]);
  assert.deepEqual(client.outbox, []);
  client.stop();
});

Deno.test("two of them have nothing in common", async () => {
  const [mine, other] = [new OwnTray(OWNER), new OwnTray(OWNER)];
  assert.notEqual(mine.name, other.name);
  const order = { type: "message.send", ask: { room: ROOM, body: "mine" } } as const;
  const entry = { id: "c00000000001", order, after: null, at: 1 } as never;
  await mine.leave(entry);
  assert.deepEqual([await mine.allLeft(), await other.allLeft()], [[entry], []]);
});
