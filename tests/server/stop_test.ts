import assert from "node:assert/strict";
import { interpretSignals, stop } from "../../lib/server/stop.ts";

Deno.test("sockets go first, then what is in flight is finished, then the chat is closed", async () => {
  const order: string[] = [];
  const { promise: finished, resolve } = Promise.withResolvers<void>();
  const stopping = stop({
    farewell: () => void order.push("sent away"),
    finish: () => finished.then(() => void order.push("finished")),
    close: () => Promise.resolve(void order.push("closed")),
  });
  resolve();
  await stopping;
  assert.deepEqual(order, ["sent away", "finished", "closed"]);
});

Deno.test("what never finishes is not waited for, and the chat is closed all the same", async () => {
  const order: string[] = [];
  await stop({
    farewell: () => {},
    finish: () => new Promise(() => {}),
    close: () => Promise.resolve(void order.push("closed")),
  });
  assert.deepEqual(order, ["closed"]);
});

Deno.test("the first signal begins the end; its echo, or a SIGTERM, changes nothing", () => {
  const heard: string[] = [];
  const signals = interpretSignals(() => heard.push("begin"), () => heard.push("at once"));
  signals.hear("SIGINT");
  signals.hear("SIGINT");
  assert.deepEqual(heard, ["begin"], "deno task passes on the Ctrl+C that the process had already");
  signals.echoIsOver();
  signals.hear("SIGTERM");
  assert.deepEqual(heard, ["begin"]);
  signals.hear("SIGINT");
  assert.deepEqual(heard, ["begin", "at once"]);
});
