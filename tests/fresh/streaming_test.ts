import { App } from "fresh";
import { deepEqual, equal } from "node:assert/strict";
import { serve, within } from "./support.ts";

Deno.test("the first part of a stream arrives before the last is written", async () => {
  const more = Promise.withResolvers<void>();
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-mark", "1");
      return response;
    })
    .get("/", () => {
      const body = new ReadableStream<string>({
        async start(controller) {
          controller.enqueue("first");
          await more.promise;
          controller.enqueue("last");
          controller.close();
        },
      });
      return new Response(body.pipeThrough(new TextEncoderStream()));
    });
  await using server = serve(app);
  const response = await within(fetch(server.origin));
  equal(response.headers.get("x-mark"), "1");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  equal((await within(reader.read())).value, "first");
  more.resolve();
  const rest: string[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    rest.push(next.value);
  }
  deepEqual(rest.join(""), "last");
});

Deno.test("a handler may read a body as it comes", async () => {
  const app = new App().post("/", async (ctx) => {
    let bytes = 0;
    for await (const part of ctx.req.body!) bytes += part.length;
    return new Response(`${bytes}`);
  });
  await using server = serve(app);
  const body = new Uint8Array(300_000);
  equal(await (await fetch(server.origin, { method: "POST", body })).text(), "300000");
});

Deno.test("a stream whose reader goes away is cancelled", async () => {
  const cancelled = Promise.withResolvers<void>();
  const app = new App().get("/", () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => cancelled.resolve(),
      }),
    ));
  await using server = serve(app);
  const response = await fetch(server.origin);
  await response.body!.cancel();
  await within(cancelled.promise);
});
