import assert from "node:assert/strict";
import { killableProfile } from "../support/killable_chromium.ts";
import { outboxScene } from "../support/outbox_scene.ts";
import { tempFolder } from "../support/temp_folder.ts";

const named = (name: string, count: number) => Array.from({ length: count }, (_, i) => name + i);

Deno.test("a killed browser loses nothing; of a copied profile each message lands once, and so does what both send on", async () => {
  await using scene = await outboxScene();
  await using folder = await tempFolder();
  const { room, people: { ada }, gate } = scene;
  const [original, copy] = [`${folder.path}/one`, `${folder.path}/two`];
  const queued = named("q", 70);
  {
    await using first = await killableProfile(original);
    await first.profile.signIn(gate.address, ada);
    const tab = await first.profile.tab(gate.address, ada);
    await tab.send(room, "first");
    await tab.settled();
    gate.muffle();
    await tab.send(room, ...queued);
    await scene.arrives("q3");
    await first.kill();
  }
  await copyFolder(original, copy);
  const both = await Promise.all([killableProfile(original), killableProfile(copy)]);
  await using one = both[0];
  await using two = both[1];
  for (const { profile } of both) await profile.signIn(gate.address, ada);

  // The one gets stuck far ahead of where the copy begins
  const ahead = await one.profile.tab(gate.address, ada);
  await scene.arrives("q30");
  gate.muffle();
  const behind = await two.profile.tab(gate.address, ada);
  await behind.settled();
  const [ones, twos] = [named("a", 8), named("b", 8)];
  await Promise.all([ahead.send(room, ...ones), behind.send(room, ...twos)]);
  gate.cut();
  await Promise.all([ahead.settled(), behind.settled()]);
  const stored = await scene.stored();
  assert.deepEqual(stored.slice(0, 71), ["first", ...queued]);
  // Where two copies part, what is under way at that moment may change places
  assert.deepEqual(stored.slice(71).toSorted(), [...ones, ...twos]);
});

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const { name, isDirectory, isFile } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else if (isFile) await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
