import assert from "node:assert/strict";
import { hashOf, newProgramToken } from "../../lib/auth/mod.ts";
import { TABLE } from "../../lib/gateway/table.ts";
import type { CommandType } from "../../lib/protocol/mod.ts";
import { addSession, type Scope, type SessionRow, sessionRow } from "../../lib/store/mod.ts";
import { SAMPLES } from "../protocol/command_samples.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { RawPerson } from "./raw_person.ts";

async function programOf({ chat }: TestServer, scopes: readonly Scope[]) {
  const { store, clock } = chat;
  const { user } = await seedPerson(store, "ada");
  const [token, at] = [newProgramToken(), clock.now()];
  const session = { user, createdAt: at, expiresAt: at + 1_000_000, token: { name: "it", scopes } };
  given(await addSession(store, hashOf(token), session));
  return { token };
}

/** What a program of these scopes is told that it may not, of all that there is. */
async function refusedTo(server: TestServer, scopes: readonly Scope[]): Promise<string[]> {
  const { token } = await programOf(server, scopes);
  await using program = await RawPerson.connect(server.address, token);
  const types = Object.keys(TABLE) as CommandType[];
  const refused: string[] = [];
  for (const [i, type] of types.entries()) {
    program.send(JSON.stringify({ ref: i + 1, type, ...SAMPLES[type] }));
    await program.until(type, ({ replies }) => replies.length === i + 1);
    const reply = program.replies.at(-1)!;
    if (!reply.ok && reply.error.detail?.includes("lacks the scope")) refused.push(type);
  }
  return refused;
}

const needing = (scope: "read" | "write") =>
  Object.entries(TABLE).filter(([, row]) => row.scope === scope).map(([type]) => type);

for (const [has, lacks] of [["read", "write"], ["write", "read"]] as const) {
  Deno.test(`a token to ${has} is refused every command to ${lacks}, and no other`, async () => {
    await using server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
    assert.deepEqual(await refusedTo(server, [has]), needing(lacks));
  });
}

Deno.test("that a program uses its token on the socket is seen in the list of tokens", async () => {
  await using server = await startServer();
  const { token } = await programOf(server, ["read"]);
  await using _ = await RawPerson.connect(server.address, token);
  const row = sessionRow(hashOf(token));
  let noted: SessionRow | null = null;
  // Decided after what was asked for while the program came in
  await server.chat.store.writer.write({
    rows: [row],
    decide(draft) {
      noted = draft.get(row);
      return { ok: true };
    },
  });
  const { from, seenAt } = noted as unknown as SessionRow;
  assert.deepEqual([from, seenAt], ["127.0.0.1", server.clock.now()]);
});
