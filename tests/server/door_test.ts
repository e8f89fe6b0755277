import assert from "node:assert/strict";
import { door } from "../../lib/server/door.ts";

const INFO = {} as Deno.ServeHandlerInfo<Deno.NetAddr>;
const plain = () => new Request("http://localhost/");
const upload = () => new Request("http://localhost/", { method: "POST", body: "x" });

Deno.test("an open door changes nothing", async () => {
  const { handler } = door(() => new Response("inside", { status: 202 }));
  const response = await handler(plain(), INFO);
  assert.equal(response.status, 202);
  assert.equal(await response.text(), "inside");
});

Deno.test("a shut door turns away, and says when to come back", async () => {
  let heard = 0;
  const { handler, shut } = door(() => {
    heard++;
    return new Response();
  });
  await shut();
  for (const request of [plain(), upload()]) {
    const response = await handler(request, INFO);
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "1");
  }
  assert.equal(heard, 0);
});

Deno.test("shut waits for every request that brought a body, also for one that fails", async () => {
  const answers = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()];
  const waiting = answers.values();
  const { handler, shut } = door(() => waiting.next().value!.promise);
  const requests = [handler(upload(), INFO), handler(upload(), INFO)];
  const order: string[] = [];
  const shutting = shut().then(() => order.push("shut"));
  answers[0]!.resolve(new Response("first"));
  await requests[0];
  order.push("first");
  answers[1]!.reject(new Error("second"));
  await assert.rejects(async () => await requests[1], { message: "second" });
  await shutting;
  assert.deepEqual(order, ["first", "shut"]);
});

Deno.test("shut leaves requests without a body to the server's own shutdown", async () => {
  const answer = Promise.withResolvers<Response>();
  const { handler, shut } = door(() => answer.promise);
  const request = handler(plain(), INFO);
  await shut();
  answer.resolve(new Response("late"));
  assert.equal(await (await request).text(), "late");
});
