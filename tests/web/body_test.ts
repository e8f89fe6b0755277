import assert from "node:assert/strict";
import { bodyOf, fieldsOf, MOST_BODY_BYTES } from "../../lib/web/body.ts";

const LONG_ENOUGH_MS = 60_000;

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost", { method: "POST", body, headers });
}

/** Piece by piece, without saying how much it will be. */
function streamed(pieces: Iterable<Uint8Array>): Request {
  return post(ReadableStream.from(pieces));
}

const status = (expected: number) => (error: unknown) => {
  assert.equal((error as { status: number }).status, expected);
  return true;
};

Deno.test("a body up to the limit is read whole, in one piece or in many", async () => {
  const whole = crypto.getRandomValues(new Uint8Array(MOST_BODY_BYTES));
  const pieces = [whole.subarray(0, 5), whole.subarray(5, 9_000), whole.subarray(9_000)];
  assert.deepEqual(await bodyOf(post(whole), LONG_ENOUGH_MS, MOST_BODY_BYTES), whole);
  assert.deepEqual(await bodyOf(streamed(pieces), LONG_ENOUGH_MS, MOST_BODY_BYTES), whole);
  assert.deepEqual(await bodyOf(post(null), LONG_ENOUGH_MS, MOST_BODY_BYTES), new Uint8Array());
});

Deno.test("a byte more is refused with 413, announced or not", async () => {
  const headers = { "content-length": `${MOST_BODY_BYTES + 1}` };
  await assert.rejects(
    bodyOf(post("short", headers), LONG_ENOUGH_MS, MOST_BODY_BYTES),
    status(413),
  );
  await assert.rejects(
    bodyOf(
      streamed([new Uint8Array(MOST_BODY_BYTES), new Uint8Array(1)]),
      LONG_ENOUGH_MS,
      MOST_BODY_BYTES,
    ),
    status(413),
  );
});

Deno.test("a body without an end is read no further than the limit", async () => {
  let given = 0;
  function* endless() {
    while (true) {
      given += 1024;
      yield new Uint8Array(1024);
    }
  }
  await assert.rejects(bodyOf(streamed(endless()), LONG_ENOUGH_MS, MOST_BODY_BYTES), status(413));
  assert.ok(given <= MOST_BODY_BYTES + 4 * 1024, `${given}`);
});

Deno.test("a body that is not there in time is cut with 408", async () => {
  const { promise: cut, resolve } = Promise.withResolvers<void>();
  const silent = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("name=a")),
    cancel: () => resolve(),
  });
  await assert.rejects(bodyOf(post(silent), 0, MOST_BODY_BYTES), status(408));
  await cut;
});

Deno.test("a sender who goes away halfway is no fault of the server", async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  await assert.rejects(bodyOf(post(broken), LONG_ENOUGH_MS, MOST_BODY_BYTES), status(400));
});

Deno.test("fields are what was typed; files, other forms and missing fields are empty", async () => {
  const form = new FormData();
  form.append("name", "ada & ben");
  form.append("name", "second");
  form.append("file", new File(["x"], "x.txt"));
  for (const body of [form, new URLSearchParams({ name: "ada & ben" })]) {
    const field = await fieldsOf(post(body));
    assert.deepEqual([field("name"), field("file"), field("none")], ["ada & ben", "", ""]);
  }
  for (const type of ["application/json", "text/plain", "multipart/form-data", ""]) {
    const field = await fieldsOf(post("name=ada", { "content-type": type }));
    assert.equal(field("name"), "", type);
  }
});
