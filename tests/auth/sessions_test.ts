import assert from "node:assert/strict";
import { endSession, openSession, SESSION_MS, stillStands, whoHas } from "../../lib/auth/mod.ts";
import { findMe } from "../../lib/actions/mod.ts";
import { addPerson, asNamed, openStore, type Store } from "../../lib/store/mod.ts";
import { accountOf, given } from "../support/seed.ts";

const NOW = Date.UTC(2026, 0, 1);
/** Bytes of every kind, so that a token in any of them is found. */
const latin = new TextDecoder("latin1");

async function emptyStore(): Promise<Store> {
  const opened = await openStore({ data: "", kv: ":memory:" });
  assert.ok(opened.ok);
  return opened.store;
}

async function withAda(test: (store: Store, token: string) => Promise<void>): Promise<void> {
  const store = await emptyStore();
  try {
    const ada = given(
      await addPerson(store, accountOf("ada", "Ada"), asNamed("member"), Date.now()),
    );
    const { token } = given(await openSession(store, ada, NOW));
    await test(store, token);
  } finally {
    await store.close();
  }
}

Deno.test("a token says who has it, until it ends at its very moment", () =>
  withAda(async (store, token) => {
    const ends = NOW + SESSION_MS;
    const signed = await whoHas(store, token, ends - 1);
    const me = await findMe({ store, now: () => NOW }, signed!.user);
    assert.deepEqual([me?.name, me?.displayName, signed?.expiresAt], ["ada", "Ada", ends]);
    assert.equal(await whoHas(store, token, ends), null);
    assert.equal(await whoHas(store, token, ends + 1), null);
  }));

Deno.test("a token is 256 bits of chance as text that fits a header and a cookie", () =>
  withAda(async (store, token) => {
    assert.match(token, /^[A-Za-z0-9_-]{43}$/);
    const { user } = (await whoHas(store, token, NOW))!;
    const { token: other } = given(await openSession(store, user, NOW));
    assert.notEqual(other, token);
  }));

Deno.test("what has not the shape of a token is nobody's, and so is one that was never given", () =>
  withAda(async (store, token) => {
    const { session } = (await whoHas(store, token, NOW))!;
    const wrong = [null, "", token.slice(1), `${token}A`, ` ${token}`, `${token}\n`, `${token}=`];
    const swapped = (token[0] === "A" ? "B" : "A") + token.slice(1);
    for (const other of [...wrong, swapped, session, "é".repeat(43), "\0".repeat(43)]) {
      assert.equal(await whoHas(store, other, NOW), null, JSON.stringify(other));
    }
  }));

Deno.test("the store has the hash of a token, and the token nowhere", () =>
  withAda(async (store, token) => {
    const bytes = new TextEncoder().encode(token);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
    const raw = latin.decode(Uint8Array.fromBase64(token, { alphabet: "base64url" }));
    const rows = await Array.fromAsync(
      store.kv.list({ prefix: [] }),
      ({ key, value }) => [...key, value].map(textOf).join("\n"),
    );
    assert.ok(rows.some((row) => row.includes(hash)), "it is kept by its hash");
    for (const row of rows) assert.ok(!row.includes(token) && !row.includes(raw), row);
  }));

Deno.test("a session that was ended is nobody's, and another one of the same person stands", () =>
  withAda(async (store, token) => {
    const signed = (await whoHas(store, token, NOW))!;
    const { token: second } = given(await openSession(store, signed.user, NOW));
    assert.equal(await stillStands(store, signed.session), true);
    given(await endSession(store, signed));
    assert.equal(await whoHas(store, token, NOW), null);
    assert.equal(await stillStands(store, signed.session), false);
    assert.equal((await whoHas(store, second, NOW))?.user, signed.user);
    given(await endSession(store, signed));
  }));

function textOf(part: unknown): string {
  if (part instanceof Uint8Array) return latin.decode(part);
  return typeof part === "string" ? part : Deno.inspect(part, { depth: 9, strAbbreviateSize: 1e6 });
}
