import assert from "node:assert/strict";
import { outboxScene } from "../support/outbox_scene.ts";

Deno.test("what one person left waiting is neither shown to nor sent as the next, and is there when they come back", async () => {
  await using scene = await outboxScene();
  const { ada, eve } = scene.people;
  const tab = await scene.tab(ada);
  await tab.is("in sync");
  scene.gate.shut();
  await tab.is("offline");
  await tab.send(scene.room, "ada 1", "ada 2");

  // Another signs in, while ada's page is still open and her client tries again and again
  await scene.profile.signIn(scene.gate.address, eve);
  scene.gate.open();
  await tab.is("signed out");
  const others = await scene.tab(eve);
  await others.is("in sync");
  assert.deepEqual(await others.shown(), []);
  await others.send(scene.room, "eve 1");
  await others.settled();
  assert.deepEqual(await scene.stored(), ["eve 1"]);
  assert.deepEqual(await tab.sent(), []);
  await tab.shows("ada 1 queued", "ada 2 queued");
  await Promise.all([tab.page.close(), others.page.close()]);

  await scene.profile.signIn(scene.gate.address, ada);
  const again = await scene.tab(ada);
  await again.settled();
  await scene.arrives("ada 2");
  assert.deepEqual(await scene.stored(), ["eve 1", "ada 1", "ada 2"]);
});
