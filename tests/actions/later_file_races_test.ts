/** Two instances set, drop, send and sweep the same message for later at once, in orders of chance. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, newClientId } from "../../lib/protocol/mod.ts";
import { given } from "../support/seed.ts";
import { filesSaidIn, manyFiles, MONTH_MS, twoInstances } from "./later_files_scene.ts";

const SEEDS = 40;

Deno.test("of two instances that are at it when it is due one sends it, and no sweep takes its files", async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    await using both = await twoInstances(seed);
    const { here, there } = both;
    const files = await manyFiles(here, seed === 1 ? LIMITS.filesOfMessage : 2);
    given(await here.set({ files }));
    here.clock.move(MONTH_MS);
    const dues = [here.ground, there].map((ground) => actions.sendDue(ground));
    // Whoever releases them looks at what has just ceased to be named, as something else might have
    for (const { id } of files) await here.store.kv.set(["loose", id], true);
    await Promise.all([...dues, actions.sweepFiles(here.ground), actions.sweepFiles(there)]);
    assert.deepEqual(await filesSaidIn(here), [files.map(({ id }) => id)], `seed ${seed}`);
    await actions.sweepFiles(there);
    for (const file of files) assert.ok(await here.isThere(file), `seed ${seed}`);
  }
});

Deno.test("what is swept while it is set waits with all of its files or not at all", async () => {
  const seen = new Set<boolean>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    await using both = await twoInstances(seed);
    const { here, there } = both;
    const files = await manyFiles(here, 2);
    for (const { id } of files) await here.store.kv.set(["loose", id], true);
    const released = [here.ground, there].map((ground) => actions.releaseLoose(ground));
    const kept = await here.set({ files });
    await Promise.all(released);
    seen.add(kept.ok);
    await actions.sweepFiles(there);
    assert.equal((await here.waiting()).length, kept.ok ? 1 : 0);
    for (const file of files) if (kept.ok) assert.ok(await here.isThere(file), `seed ${seed}`);
  }
  assert.deepEqual(seen, new Set([true, false]), "either came to pass");
});

Deno.test("what is dropped and set again while it is swept waits with all of its files", async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    await using both = await twoInstances(seed);
    const { here, there } = both;
    const files = await manyFiles(here, 2);
    const id = newClientId();
    given(await here.set({ id, files }));
    const again = async () => {
      given(await actions.dropLater(here.ground, here.ada.user, { id }));
      given(await here.set({ id, files }));
    };
    await Promise.all([again(), actions.sweepFiles(here.ground), actions.sweepFiles(there)]);
    await actions.sweepFiles(there);
    for (const file of files) assert.ok(await here.isThere(file), `seed ${seed}`);
  }
});
