/** A program is killed while its files are on their way, and the next one goes on for it. */
import assert from "node:assert/strict";
import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { seeded } from "../client/seeded.ts";
import { random } from "../support/attachment_scene.ts";
import { Child } from "../support/child.ts";
import { within } from "../support/deadline.ts";
import { filesPlace } from "../support/files_desk.ts";
import { terminalHome } from "../support/terminal_program.ts";

const SENDER = new URL("../support/files_sender.ts", import.meta.url).pathname;

async function sendingPlace() {
  const place = await filesPlace({ PARLEY_SEND_RATE: "0" });
  const { server, folder, token, person, room } = place;
  const start = (heldAt: number, text: string, ...paths: string[]) => {
    const own = [`${folder}/state/parley`, server.address, token, person, room, `${heldAt}`];
    const args = ["run", "-A", "--no-check", SENDER, ...own, text, ...paths];
    const piped = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
    return new Child(new Deno.Command(Deno.execPath(), { args, ...piped }));
  };
  return { place, start, [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]() };
}

/** In a room of its own, so it does not wait behind those with files. */
async function queue(place: Awaited<ReturnType<typeof filesPlace>>, body: string): Promise<void> {
  const owner = { server: place.server.address, person: place.person };
  const opened = await OutboxFile.open(`${place.folder}/state/parley`, owner);
  assert.ok(opened.ok);
  const order = { type: "message.send", ask: { room: await makeRoom(place.wire), body } } as const;
  const entry = { id: newClientId(), place: 100, order, at: Date.now(), after: null };
  await opened.outbox.save({ put: [{ ...entry, sent: false, failed: null }] });
  await opened.outbox.close();
}

const asked = ({ stdout }: Child) => stdout.match(/^(POST|HEAD|PATCH.*)$/gm) ?? [];

// One who is killed while the upgrade is under way leaves Deno waiting for it: a leak that is not ours
const KILLING = { sanitizeOps: false };

Deno.test(
  "killed in the middle of a file: the next goes on from there, and the message goes once",
  KILLING,
  async () => {
    await using sending = await sendingPlace();
    const { place, start } = sending;
    const bytes = random(3_000_000, 1);
    const path = await place.put("film.bin", bytes);
    await using first = start(3, "the film", path);
    await first.printed("stdout", /^held$/m);
    first.kill("SIGKILL");
    await first.exited;
    assert.deepEqual(await place.messages(), []);
    const [, third] = asked(first).slice(-2);
    assert.match(third!, /^PATCH [1-9]/);
    await using next = start(0, "");
    assert.equal((await within("the next", next.exited)).code, 0, next.output());
    assert.deepEqual(asked(next).slice(0, 2), ["HEAD", third], "nothing that is there goes again");
    const [message, ...others] = await place.messages();
    assert.deepEqual([message!.body, others], ["the film", []]);
    assert.deepEqual(await place.bytesOf(message!.files![0]!), bytes);
  },
);

Deno.test(
  "killed while a message waits for its files: it goes with the next start, in its order",
  KILLING,
  async () => {
    await using sending = await sendingPlace();
    const { place, start } = sending;
    const path = await place.put("notes.txt", "noted");
    await using first = start(1, "with notes", path);
    await first.printed("stdout", /^waiting 1$[^]*^held$|^held$[^]*^waiting 1$/m);
    first.kill("SIGKILL");
    await first.exited;
    // A program that brings no files sends what needs none, and leaves the rest to one that does
    await queue(place, "no file");
    await using home = await terminalHome();
    const { server: { address }, token } = place;
    const env = {
      PARLEY_TOKEN: token,
      PARLEY_SERVER: address,
      XDG_STATE_HOME: `${place.folder}/state`,
    };
    assert.match((await home.run(["rooms"], { env })).err, /^A message that waited was sent\.\n$/);
    await using second = start(1, "and again", path);
    await second.printed("stdout", /^waiting 2$[^]*^held$|^held$[^]*^waiting 2$/m);
    await using third = start(1, "once more", path);
    await third.printed("stdout", /^waiting 1$[^]*^held$|^held$[^]*^waiting 1$/m);
    for (const child of [second, third]) {
      child.kill("SIGKILL");
      await child.exited;
    }
    await using next = start(0, "");
    assert.equal((await within("the next", next.exited)).code, 0, next.output());
    const said = (await place.messages()).map(({ body, files }) => `${body}: ${files![0]!.name}`);
    assert.deepEqual(said, [
      "with notes: notes.txt",
      "and again: notes.txt",
      "once more: notes.txt",
    ]);
    assert.deepEqual(await place.outboxSizes(), [], "nothing is left behind");
  },
);

const KILLS = Deno.env.get("PARLEY_LONG_TESTS") === "1" ? 60 : 6;

Deno.test(
  `whenever it is killed, what was kept goes once and with its own file, after ${KILLS} kills`,
  KILLING,
  async () => {
    await using sending = await sendingPlace();
    const { place, start } = sending;
    const chance = seeded(11);
    const given = new Map<string, Uint8Array>();
    const kept: string[] = [];
    for (let i = 0; i < KILLS; i++) {
      const name = `film${i}.bin`;
      const bytes = random(Math.floor(chance() * 1_500_000), i);
      given.set(name, bytes);
      await using child = start(0, name, await place.put(name, bytes));
      // At any line that it says of what goes over its road; the last ones may never come
      const lines = 1 + Math.floor(chance() * 6);
      await child.printed("stdout", new RegExp(`^(.*\n){${lines}}|^dry$`, "m"));
      child.kill("SIGKILL");
      await child.exited;
      if (/^waiting/m.test(child.stdout)) kept.push(name);
    }
    // Where several were in the middle of sending, each waits for a program of its own
    for (let i = 0; i < KILLS; i++) {
      await using next = start(0, "");
      assert.equal((await within("the next", next.exited)).code, 0, next.output());
    }
    const landed = await place.messages();
    const names = landed.map(({ body }) => body);
    assert.deepEqual(names, [...new Set(names)], "once");
    assert.deepEqual(kept.filter((name) => !names.includes(name)), [], "none is missing");
    for (const { body, files } of landed) {
      assert.deepEqual(files!.map(({ name }) => name), [body]);
      assert.deepEqual(await place.bytesOf(files![0]!), given.get(body), body);
    }
  },
);
