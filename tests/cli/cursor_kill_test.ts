/** A program that reads a room by a cursor is killed at moments of chance, time and again, and the next one goes on. */
import assert from "node:assert/strict";
import { seeded } from "../client/seeded.ts";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { given } from "../support/seed.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const KILLS = Deno.env.get("PARLEY_LONG_TESTS") === "1" ? 60 : 8;
const A_RUN = 90;
const ARGS = ["tail", "room 0", "--json", "--cursor", "bot", "--last", "0"];

/** What the pipe had before the end; a line that was cut off comes again. */
function idsIn(out: string): string[] {
  const whole = out.slice(0, out.lastIndexOf("\n") + 1);
  return whole === "" ? [] : linesIn(whole).map(({ id }) => id);
}

// One who is killed while the upgrade is under way leaves Deno waiting for it: a leak that is not ours
const KILLING = { sanitizeOps: false };

Deno.test(
  `nothing is missing after ${KILLS} kills, and what comes again does so first`,
  KILLING,
  async () => {
    await using scene = await terminalScene(2, [[0, 1]]);
    const [ada, ben] = scene.people;
    const writer = await ben!.client();
    const room = scene.rooms[0]!;
    const chance = seeded(11);
    assert.equal((await ada!.run(ARGS)).code, 0);
    const seen: string[] = [];
    let count = 0;
    let sent: string[] = [];
    for (let i = 0; i < KILLS; i++) {
      await using child = ada!.start([...ARGS, "--follow"]);
      const writing = Promise.all(
        Array.from({ length: A_RUN }, () => writer.send(room, `line ${count++}`)),
      );
      const lines = Math.floor(chance() * A_RUN);
      await child.printed("stdout", new RegExp(`^(.*\n){${lines}}`));
      child.kill("SIGKILL");
      await child.exited;
      const done = await within("sent", Promise.all((await writing).map((one) => given(one).done)));
      sent = sent.concat(done.map((one) => (given(one) as { id: string }).id));
      const ids = idsIn(child.stdout);
      assert.ok(ids.length >= lines, "what was read is what was waited for");
      const known = ids.filter((id) => seen.includes(id));
      assert.deepEqual(known, ids.slice(0, known.length), "only the first of them came before");
      seen.push(...ids.slice(known.length));
    }
    const last = idsIn((await ada!.run(ARGS)).out);
    seen.push(...last.filter((id) => !seen.includes(id)));
    assert.deepEqual(seen, sent);
  },
);
