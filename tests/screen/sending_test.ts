/** What is taken out of the field goes out in its order, whatever becomes of what went before. */
import assert from "node:assert/strict";
import { Replies } from "../../lib/screen/composer/reply.ts";
import { handOver } from "../../lib/screen/composer/sending.ts";
import { startWriting } from "../../lib/screen/composer/writing.ts";
import { chat } from "../../lib/words/mod.ts";
import { desk } from "../client/client_desk.ts";
import { ROOM } from "../client/samples.ts";

Deno.test("a fault puts back what was to be sent, and holds back nothing that is sent after it", async () => {
  const { client } = desk();
  const writing = startWriting({ room: ROOM }, { client, replies: new Replies() });
  const field = { text: "", set: (text: string) => void (field.text = text) };
  writing.field = field as unknown as typeof writing.field;
  const reported: unknown[] = [];
  const hear = (event: ErrorEvent) => {
    event.preventDefault();
    reported.push(event.error);
  };
  addEventListener("error", hear);
  const fault = new Error("A fault");
  field.text = "one";
  handOver(writing, client, () => Promise.reject(fault));
  await writing.sending;
  assert.equal(field.text, "one");
  assert.deepEqual(writing.note.value, { is: "told", text: chat.composer.notKept, isWrong: true });
  const sent: string[] = [];
  handOver(writing, client, (text) => {
    sent.push(text);
    return Promise.resolve(null);
  });
  await writing.sending;
  removeEventListener("error", hear);
  assert.deepEqual([sent, field.text, reported], [["one"], "", [fault]]);
  client.stop();
});
