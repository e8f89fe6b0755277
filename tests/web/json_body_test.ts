/** What scripts send is bounded as forms are, and who breaks off is no fault of the server. */
import { MOST_BODY_BYTES } from "../../lib/web/body.ts";
import assert from "node:assert/strict";
import { textsOf } from "../../lib/web/json_body.ts";

const post = (body: BodyInit) => new Request("http://localhost", { method: "POST", body });

const status = (expected: number) => (error: unknown) => {
  assert.equal((error as { status: number }).status, expected);
  return true;
};

Deno.test("texts are read by their names, and what is no text is none", async () => {
  const text = await textsOf(post(JSON.stringify({ name: "ada & ben", number: 1 })));
  assert.deepEqual([text("name"), text("number"), text("none")], ["ada & ben", "", ""]);
  await assert.rejects(textsOf(post("{")), status(400));
});

Deno.test("a body that is too long, or breaks off halfway, is an answer and no fault", async () => {
  await assert.rejects(textsOf(post(" ".repeat(MOST_BODY_BYTES + 1))), status(413));
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  await assert.rejects(textsOf(post(broken)), status(400));
});
