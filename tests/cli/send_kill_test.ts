/** A program that sends is killed at moments of chance, and what it had kept goes out with the next one. */
import assert from "node:assert/strict";
import { wholeHistory } from "../chaos/history.ts";
import { seeded } from "../client/seeded.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const KILLS = Deno.env.get("PARLEY_LONG_TESTS") === "1" ? 40 : 6;
const A_RUN = 40;

// One who is killed while the upgrade is under way leaves Deno waiting for it: a leak that is not ours
const KILLING = { sanitizeOps: false };

Deno.test(
  `after ${KILLS} kills all that was printed is there, and nothing twice or out of turn`,
  KILLING,
  async () => {
    await using scene = await terminalScene(2, [[0, 1]]);
    const [ada, ben] = scene.people;
    const room = scene.rooms[0]!;
    const chance = seeded(5);
    const printed: string[] = [];
    for (let run = 0; run < KILLS; run++) {
      const lines = Array.from({ length: A_RUN }, (_, i) => `${run} ${String(i).padStart(2, "0")}`);
      await using child = ada!.start(["send", "room 0", "--queue", "--lines", lines.join("\n")]);
      const count = Math.floor(chance() * A_RUN);
      await child.printed("stdout", new RegExp(`^(.*\n){${count}}`));
      child.kill("SIGKILL");
      await child.exited;
      printed.push(...child.stdout.slice(0, child.stdout.lastIndexOf("\n") + 1).split("\n"));
    }
    for (let i = 0; i < 2; i++) assert.equal((await ada!.run(["rooms"])).code, 0);
    const reader = await ben!.client();
    await reader.openRoom(room);
    const history = (await wholeHistory(reader, room)).filter(({ notice }) => !notice);
    const ids = new Set<string>(history.map(({ id }) => id));
    assert.deepEqual(printed.filter((id) => id !== "" && !ids.has(id)), [], "none is missing");
    for (let run = 0; run < KILLS; run++) {
      const own = history.map(({ body }) => body).filter((body) => body.startsWith(`${run} `));
      const first = Array.from(own, (_, i) => `${run} ${String(i).padStart(2, "0")}`);
      assert.deepEqual(own, first, "from the first on, in order, each once");
    }
    const state = `${ada!.home.path}/.local/state/parley`;
    const left = [];
    for await (const { name, isDirectory } of Deno.readDir(state)) {
      if (!isDirectory) continue;
      for await (const file of Deno.readDir(`${state}/${name}`)) left.push(file.name);
    }
    assert.deepEqual(left.filter((name) => name.endsWith(".outbox")), [], "nothing waits any more");
  },
);
