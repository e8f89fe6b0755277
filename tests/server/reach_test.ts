import assert from "node:assert/strict";
import { networkAddress, reachNotes } from "../../lib/server/reach.ts";

const TLS = { cert: "c", key: "k" };
const HOME = { host: "127.0.0.1", origin: null, tls: null, trustProxy: false };

const notes = (changes: Partial<Parameters<typeof reachNotes>[0]>, network: string | null) =>
  reachNotes({ ...HOME, ...changes }, "http://localhost:8000", network);

Deno.test("on this machine alone, and behind TLS, there is nothing to say", () => {
  for (const host of ["127.0.0.1", "localhost", "::1"]) {
    assert.deepEqual(notes({ host }, "192.168.1.20"), []);
  }
  const origin = "https://chat.example.org";
  assert.deepEqual(notes({ host: "0.0.0.0", origin, tls: TLS }, null), []);
  assert.deepEqual(notes({ origin, trustProxy: true }, null), []);
  assert.deepEqual(notes({ origin: "http://localhost:8000" }, null), []);
});

Deno.test("who opens it to a network without an address is told which setting is missing", () => {
  const asked = (host: string, network: string | null) => {
    const [note, ...more] = notes({ host }, network);
    assert.deepEqual(more, []);
    assert.match(
      note!,
      /^Only this machine is let in until PARLEY_ORIGIN says [^.]*PARLEY_ORIGIN=/,
    );
    return note!.split("such as ")[1];
  };
  assert.equal(asked("0.0.0.0", "192.168.1.20"), "PARLEY_ORIGIN=http://192.168.1.20:8000");
  assert.equal(asked("::", "192.168.1.20"), "PARLEY_ORIGIN=http://192.168.1.20:8000");
  assert.equal(asked("10.0.0.7", "192.168.1.20"), "PARLEY_ORIGIN=http://10.0.0.7:8000");
  assert.equal(asked("fd00::7", null), "PARLEY_ORIGIN=http://[fd00::7]:8000");
  assert.equal(asked("0.0.0.0", null), "PARLEY_ORIGIN=http://chat.example.org:8000");
  const [secure] = reachNotes(
    { ...HOME, host: "0.0.0.0", tls: TLS },
    "https://localhost",
    "192.168.1.20",
  );
  assert.match(secure!, /PARLEY_ORIGIN=https:\/\/192\.168\.1\.20$/);
});

Deno.test("plain http off this machine is told what it costs", () => {
  const [note, ...more] = notes({ host: "0.0.0.0", origin: "http://192.168.1.20:8000" }, null);
  assert.deepEqual(more, []);
  assert.match(
    note!,
    /^Warning: http:\/\/192\.168\.1\.20:8000 is plain http, .* in clear, and browsers/,
  );
});

Deno.test("the address in the network is none of this machine's own", () => {
  const address = networkAddress();
  assert.ok(address === null || !/^127\.|:/.test(address), `${address}`);
});
