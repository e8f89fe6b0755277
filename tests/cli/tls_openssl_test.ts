/** Certificates that no machine trusts, with real servers that show them. */
import assert from "node:assert/strict";
import { pinnedReach } from "../../lib/cli/login/pinned_reach.ts";
import { readFingerprint } from "../../lib/cli/login/fingerprint.ts";
import { findServer, type Found } from "../../lib/cli/login/server.ts";
import { OtherCertificate } from "../../lib/cli/login/tls.ts";
import { within } from "../support/deadline.ts";
import { makePair, tlsPlace } from "../support/tls_place.ts";

const KINDS = {
  "its own authority, as openssl makes it": { ca: true, name: "localhost" },
  "for a server": { ca: false, name: "localhost" },
  "for another name": { ca: false, name: "other.example" },
  "long over": { ca: false, name: "localhost", isOver: true },
  "its own authority and long over": { ca: true, name: "localhost", isOver: true },
} as const;

const newKey = () => makePair({ ca: true, name: "localhost" });

function without(found: Found): string {
  return found.ok ? "found" : found.why;
}

for (const [what, kind] of Object.entries(KINDS)) {
  Deno.test(`a certificate that is ${what} is shown, and used once its fingerprint is known`, async () => {
    const pair = await makePair(kind);
    const known = readFingerprint(pair.fingerprint)!;
    await using place = await tlsPlace(pair);
    const unknown = await findServer(place.address, null, false);
    assert.ok(!unknown.ok && unknown.why === "untrusted", without(unknown));
    assert.deepEqual(place.heard, [], "nothing was said to it");
    const { certificate } = unknown;
    assert.equal(certificate.fingerprint, known);
    assert.deepEqual(certificate.names, [kind.name]);
    assert.equal(certificate.from, "2020-01-01");
    assert.equal(certificate.until, "isOver" in kind ? "2021-01-01" : "2099-01-01");
    const found = await findServer(place.address, known, false);
    assert.ok(found.ok, without(found));
    assert.deepEqual(found.place, { name: "Elm", guests: false });
    const { fetch } = found.reach;
    const said = await fetch("/x", { method: "POST", body: "hello", headers: { a: "b" } });
    assert.deepEqual([said.status, said.headers.get("a")], [201, "b"]);
    assert.equal(await said.text(), "POST hello");
    const socket = found.reach.openSocket("/ws", "T");
    const { promise, resolve } = Promise.withResolvers<string>();
    const closed = Promise.withResolvers<number>();
    socket.onmessage = ({ data }) => data === "hello" ? socket.send("hi") : resolve(data);
    socket.onclose = ({ code }) => closed.resolve(code);
    assert.equal(await within("the answer", promise), "Bearer T said hi");
    socket.close(1000);
    assert.equal(await within("the close", closed.promise), 1000);
  });
}

Deno.test("another certificate than the known one is refused, and hears nothing", async () => {
  const known = readFingerprint((await newKey()).fingerprint)!;
  await using place = await tlsPlace(await newKey());
  for (const isDemanded of [false, true]) {
    const found = await findServer(place.address, known, isDemanded);
    assert.ok(!found.ok && found.why === "changed", without(found));
    assert.equal(found.known, known);
    assert.notEqual(found.certificate.fingerprint, known);
  }
  const reach = pinnedReach(place.address, known);
  await assert.rejects(reach.fetch("/x", { headers: { authorization: "T" } }), OtherCertificate);
  const { promise, resolve } = Promise.withResolvers<number>();
  const socket = reach.openSocket("/ws", "T");
  socket.onclose = ({ code }) => resolve(code);
  assert.equal(await within("the end", promise), 1006);
  assert.deepEqual(place.heard, []);
});

Deno.test("a socket that is closed before it was open says so once, and never opens", async () => {
  const pair = await newKey();
  await using place = await tlsPlace(pair);
  // A number: Deno cannot let go of a name that it looks up, and the test would end before the looking does
  const address = place.address.replace("localhost", "127.0.0.1");
  const reach = pinnedReach(address, readFingerprint(pair.fingerprint)!);
  const socket = reach.openSocket("/ws", "T");
  const codes: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.onclose = ({ code }) => (codes.push(code), resolve());
  socket.close();
  await within("the end", promise);
  assert.deepEqual([codes, place.heard], [[1006], []]);
});
