/** Two instances go about what is due at the same moment, and each message is sent by one of them. */
import assert from "node:assert/strict";
import { sendDue, setLater } from "../../lib/actions/mod.ts";
import { LIMITS, newClientId } from "../../lib/protocol/mod.ts";
import { latersOf } from "../../lib/store/mod.ts";
import { denokvServer } from "../support/denokv.ts";
import { given } from "../support/seed.ts";
import { Chatter, instanceOn } from "./chatter.ts";

const MINUTE_MS = 60_000;

Deno.test("of what is due two instances send each exactly once, in its author's order", async () => {
  await using server = await denokvServer();
  const stores = await Promise.all([instanceOn(server), instanceOn(server)]);
  const [here] = stores as [typeof stores[0] & object, unknown];
  const now = Date.now();
  const [ada, ben] = [await Chatter.named(here, "ada"), await Chatter.named(here, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  const bodies: string[] = [];
  for (let n = 0; n < LIMITS.laterOfOne; n++) {
    for (const [name, { user }] of [["ada", ada], ["ben", ben]] as const) {
      const later = { id: newClientId(), room, at: now + 1 + n, body: `${name} ${n}` };
      given(await setLater({ store: here, now: () => now }, user, later));
      bodies.push(later.body);
    }
  }
  const grounds = stores.map((store) => ({ store, now: () => now + MINUTE_MS }));
  await Promise.all([...grounds, ...grounds].map((ground) => sendDue(ground)));
  await Promise.all(grounds.map((ground) => sendDue(ground)));
  const heard = (await ada.history(room)).filter(({ kind }) => kind === "chat");
  assert.deepEqual(heard.map(({ body }) => body).sort(), bodies.sort());
  for (const { user } of [ada, ben]) {
    const theirs = heard.filter(({ from }) => from === user).map(({ body }) => body.split(" ")[1]);
    assert.deepEqual(theirs, theirs.toSorted((one, other) => Number(one) - Number(other)));
    assert.deepEqual(await latersOf(here, user), []);
  }
  assert.deepEqual(await Array.fromAsync(here.kv.list({ prefix: ["due"] })), []);
  for (const store of stores) await store.close();
});
