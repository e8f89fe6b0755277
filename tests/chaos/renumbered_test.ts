import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { newClientId, newRoomId } from "../../lib/protocol/mod.ts";
import { listSessions, openStore } from "../../lib/store/mod.ts";
import { given, seedPerson } from "../support/seed.ts";

// A client sends A and B, the connection breaks while both are still under way on the server, and
// over the next one A is refused: B gets A's number. Then the first B arrives, with its old number.
Deno.test("an order that was given another number is not done again under its old one", async () => {
  const opened = await openStore({ data: "", kv: ":memory:" });
  assert.ok(opened.ok);
  await using owned = new AsyncDisposableStack();
  const { store } = opened;
  owned.defer(() => store.close());
  const ground = { store, now: Date.now };
  const { user } = await seedPerson(store, "ada");
  const { room } = given(await actions.openDirect(ground, user, { users: [] }));
  const [session] = await listSessions(store, user, "sessions");
  const { stream } = given(await actions.openStream(ground, user, session!.hash));
  const refused = { stream, number: 1, id: newClientId() };
  const away = await actions.sendMessage(ground, user, {
    ...{ once: refused, room: newRoomId(), body: "A" },
  });
  assert.equal(away.ok, false);
  const id = newClientId();
  const send = (number: number) =>
    actions.sendMessage(ground, user, { once: { stream, number, id }, room, body: "B" });
  const first = given(await send(1));
  assert.deepEqual(given(await send(2)), first);
  const { messages } = given(await actions.pageHistory(ground, user, { room }));
  assert.equal(messages.filter(({ body }) => body === "B").length, 1);
});
