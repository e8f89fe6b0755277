/** A token that stood in the browser before somebody logged in says nothing of who they are. */
import assert from "node:assert/strict";
import { hashOf, whoHas } from "../../lib/auth/mod.ts";
import { placeRow } from "../../lib/store/mod.ts";
import { startServer } from "../support/server.ts";

const PASSWORD = "three odd green words";

Deno.test("whoever logs in gets a token that nobody has seen, whatever the browser brought", async () => {
  await using server = await startServer();
  const { store, clock } = server.chat;
  await store.kv.set(placeRow.key, {
    name: "Here",
    hue: 172,
    door: "open",
    guests: false,
    rooms: [],
  });
  const origin = server.address;
  const enter = async (path: string, name: string, cookie: string) => {
    const response = await fetch(server.address + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin, cookie },
      body: new URLSearchParams({ name, password: PASSWORD }),
    });
    await response.body?.cancel();
    assert.equal(response.status, 303);
    const own = response.headers.getSetCookie().find((one) => one.startsWith("parley="))!;
    assert.match(own, /; HttpOnly; SameSite=Lax/);
    return /^parley=([^;]*)/.exec(own)![1]!;
  };
  const userOf = async (token: string) => (await whoHas(store, token, clock.now()))?.user ?? null;
  const eves = await enter("/register", "eve", "");
  const eve = await userOf(eves);
  assert.notEqual(eve, null);
  const invented = "A".repeat(43);
  const seen = new Set([eves, invented, hashOf(eves)]);
  for (
    const [path, name, brought] of [
      ["/register", "ada", eves],
      ["/login", "ada", eves],
      ["/login", "ada", invented],
      ["/login", "ada", hashOf(eves)],
      ["/login", "eve", eves],
    ] as const
  ) {
    const token = await enter(path, name, `parley=${brought}; parley-device=${brought}`);
    assert.ok(!seen.has(token));
    seen.add(token);
    assert.equal(await userOf(token) === eve, name === "eve");
    assert.equal(await userOf(eves), eve, "the one that was brought is whose it was");
    assert.equal(await userOf(invented), null, "or nobody's");
  }
});
