import type { App } from "fresh";
import { Builder } from "fresh/dev";
import { equal } from "node:assert/strict";
import { freePort } from "../../support/free_port.ts";
import { openAt } from "../browser.ts";
import { FIXTURE } from "../fixture.ts";
import { app } from "../fixture/main.ts";
import { ours } from "./ours.ts";

/** A development server, until it is disposed of. */
async function develop(port: number): Promise<AsyncDisposable & { port: number }> {
  const stop = new AbortController();
  const started = Promise.withResolvers<number>();
  const served = new Builder({ root: decodeURI(FIXTURE.pathname) })
    .listen(() => Promise.resolve({ app: app as App<never> }), {
      hostname: "127.0.0.1",
      port,
      signal: stop.signal,
      onListen: (address) => started.resolve(address.port),
    });
  served.catch(started.reject);
  return {
    port: await started.promise,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await served;
    },
  };
}

ours("an open page reloads once its server was started again", async () => {
  const first = await develop(freePort());
  await using view = await openAt(`http://127.0.0.1:${first.port}/career`);
  await view.page.evaluate("globalThis.before = true");
  equal(await view.page.evaluate("'before' in globalThis"), true);
  await first[Symbol.asyncDispose]();
  await using _second = await develop(first.port);
  await view.page.waitForFunction("!('before' in globalThis)");
  await view.page.getByText("visitors: 3").waitFor();
  await view.page.goto("about:blank");
  // While no server was there the stream could not be had: the browser says so, and is right.
  view.takeComplaints();
});
