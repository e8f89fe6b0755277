/**
 * A bad frame harms nobody. `BAD_FRAMES=100000` sends that many, `BAD_FRAMES_SEED=...` other ones.
 */
import assert from "node:assert/strict";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { seeded } from "../client/seeded.ts";
import { BadFrames, type Frame } from "../gateway/bad_frames.ts";
import { RawConnection } from "../gateway/raw_connection.ts";
import { RawPerson } from "../gateway/raw_person.ts";
import { frameOf } from "../protocol/command_samples.ts";
import { childServer } from "../support/child_server.ts";
import { seedChat, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";

const FRAMES = Number(Deno.env.get("BAD_FRAMES") ?? 4_000);
const SEED = Number(Deno.env.get("BAD_FRAMES_SEED") ?? 1);
/** As many as go out before the answers are looked at; fewer than may be open. */
const AT_ONCE = 25;
const PING_REFS = 1_000_000_000;
const MIB = 1024 * 1024;

Deno.test("each bad frame gets one answer, and others are served meanwhile", async () => {
  await using server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
  const [ada, ben] = await Promise.all(
    ["ada", "ben"].map(async (name) =>
      RawPerson.connect(server.address, (await seedPerson(server.chat.store, name)).token)
    ),
  );
  await using bad = ada!;
  await using good = ben!;
  console.log(`BAD_FRAMES_SEED=${SEED}`);
  const frames = new BadFrames(seeded(SEED));
  for (let sent = 0; sent < FRAMES; sent += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, () => frames.next());
    await answered(bad, some, sent);
    good.items.length = 0;
    good.send(JSON.stringify({ ref: sent + 1, type: "room.browse" }));
    await good.until("an answer for another", ({ replies }) => replies.at(-1)?.ref === sent + 1);
    assert.ok(good.replies.every(({ ok }) => ok));
  }
  assert.equal(server.chat.counts()["faults"], 0, server.logged.join("\n"));
});

/** A good one follows each, as too many bad ones on end would close the socket. */
async function answered(person: RawPerson, frames: readonly Frame[], sent: number): Promise<void> {
  person.items.length = 0;
  const wanted: number[] = [];
  frames.forEach((frame, i) => {
    const ping = PING_REFS + sent + i;
    person.send(frame);
    person.send(JSON.stringify({ ref: ping, type: "ping" }));
    wanted.push(BadFrames.answerTo(frame), ping);
  });
  await person.until(
    "all answers",
    ({ replies, socket }) => replies.length >= wanted.length || socket.readyState !== 1,
  );
  const byNumber = (one: number, other: number) => one - other;
  const refs = person.replies.map(({ ref }) => ref);
  assert.deepEqual(refs.sort(byNumber), wanted.sort(byNumber));
}

Deno.test("twenty bad frames on end are closed with 4202, and one good one between them helps", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  await using ada = await RawPerson.connect(server.address, token);
  const badOnes: Frame[] = ["{", "[]", '{"ref":5,"type":"nothing"}', new Uint8Array(3)];
  for (let i = 0; i < 19; i++) ada.send(badOnes[i % 4]!);
  ada.send('{"ref":9,"type":"ping"}');
  for (let i = 0; i < 19; i++) ada.send(badOnes[i % 4]!);
  ada.send('{"ref":10,"type":"ping"}');
  await ada.until("all answers", ({ replies }) => replies.length === 40);
  assert.equal(ada.replies.filter(({ ok }) => ok).length, 2);
  for (let i = 0; i < 20; i++) ada.send("{");
  assert.equal(await ada.endsWith(), 4202);
});

Deno.test("a frame of the full size is heard, and one byte more closes with 4201", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  const start = '{"ref":1,"type":"ping"';
  for (const filler of [" ", "é", "€"]) {
    await using ada = await RawPerson.connect(server.address, token);
    // The rest of the frame is white space, or a field that no command has
    const bytes = new TextEncoder().encode(filler).length;
    const field = filler === " " ? "" : ',"x":"';
    const end = filler === " " ? "}" : '"}';
    const left = LIMITS.frameBytes - start.length - field.length - end.length;
    const text = filler.repeat(Math.floor(left / bytes)) + "y".repeat(left % bytes);
    const whole = start + field + (filler === " " ? " ".repeat(left) : text) + end;
    assert.equal(new TextEncoder().encode(whole).length, LIMITS.frameBytes);
    ada.send(whole);
    await ada.until("the answer", ({ replies }) => replies.length === 1);
    assert.equal(ada.replies[0]!.ref, 1);
    ada.send(`${whole} `);
    assert.equal(await ada.endsWith(), 4201);
  }
});

Deno.test("bytes that are no text, and frames against the rules, end that connection alone", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  await using other = await RawPerson.connect(server.address, token);
  const headers = { authorization: `Bearer ${token}` };
  const noText = new Uint8Array([0x7b, 0xff, 0xfe, 0xed, 0xa0, 0x80]);
  for (
    const [payload, opcode] of [[noText, 1], ["x", 3], ["x".repeat(120), 0], ["?", 8]] as const
  ) {
    const { connection } = await RawConnection.open(server.address, headers);
    using line = connection;
    await line.until('"hello"');
    await line.send(payload, opcode);
    await line.toTheEnd();
  }
  other.send('{"ref":1,"type":"ping"}');
  await other.until("an answer for another", ({ replies }) => replies.length === 1);
});

Deno.test("frames of 64 MiB and nests of 100,000 leave the server as large as it was", async () => {
  await using temp = await tempFolder();
  const seeds = await seedChat({ store: { data: temp.path, kv: "file" }, people: 2, rooms: [] });
  const env = { PARLEY_DATA: temp.path, PARLEY_SEND_RATE: "0" };
  await using server = await childServer({ env });
  const [ada, ben] = seeds.tokens as [string, string];
  await using other = await RawPerson.connect(server.address, ben);
  console.log(`BAD_FRAMES_SEED=${SEED}`);
  const sizes: number[] = [];
  for (let round = 1; round <= 3; round++) {
    await badRound(server.address, ada, round);
    other.send(JSON.stringify({ ref: round, type: "ping" }));
    await other.until("an answer for another", ({ replies }) => replies.length === round);
    sizes.push(await residentBytes(server.pid));
  }
  const [, before, after] = sizes as [number, number, number];
  console.log(`resident: ${sizes.map((bytes) => Math.round(bytes / MIB)).join(", ")} MiB`);
  assert.ok(after < before + 128 * MIB, `${sizes}`);
});

/** The same work each time. The largest come again and again: what is kept of them would show. */
async function badRound(address: string, token: string, round: number): Promise<void> {
  const nest = "[".repeat(100_000) + "]".repeat(100_000);
  const largest = new Uint8Array(64 * MIB - 1).fill(0x20);
  for (const frame of [nest, largest, new TextDecoder().decode(largest), largest]) {
    await using person = await RawPerson.connect(address, token);
    person.send(frame);
    assert.equal(await person.endsWith(), 4201);
  }
  await using person = await RawPerson.connect(address, token);
  const frames = new BadFrames(seeded(SEED + round));
  for (let sent = 0; sent < 1_000; sent += AT_ONCE) {
    await answered(person, Array.from({ length: AT_ONCE }, () => frames.next()), sent);
  }
  const body = "€".repeat(LIMITS.bodyBytes / 3);
  const long = Array.from({ length: AT_ONCE }, () => frameOf("message.send", { body }));
  await answered(person, long, 0);
}

async function residentBytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
}
