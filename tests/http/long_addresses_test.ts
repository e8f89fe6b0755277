/** What anybody can write into an address or a form is looked up as what it could be, and is no fault. */
import assert from "node:assert/strict";
import { setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";

const LONG = "x".repeat(3_000);

Deno.test("ids that are none, and names longer than any, lead nowhere and are no faults", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  for (const id of [LONG, "x", "u", "%00"]) {
    for (const path of [`/people/${id}`, `/place/people/${id}`]) {
      assert.equal((await ada.get(path)).status, 404, path);
      assert.equal((await ada.post(path, { do: "ignore" })).status, 404, path);
    }
    assert.equal((await ada.post("/place/invites", { end: id })).status, 404, id);
  }
  for (const field of ["name", "from"]) {
    const { status, text } = await ada.get(`/place/people?${field}=${LONG}`);
    assert.equal(status, 200, field);
    assert.ok(!text.includes("@ada"), field);
  }
  assert.deepEqual(server.logged.filter((line) => line.includes("fault")), []);
});
