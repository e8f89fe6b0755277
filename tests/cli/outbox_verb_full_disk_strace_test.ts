/** The disk is full while somebody sees to what was refused: a sentence says so, and nothing is different. */
import assert from "node:assert/strict";
import { needProgram, PROGRAMS } from "../support/programs.ts";
import { linesIn } from "../support/line_shape.ts";
import { TASK } from "../support/terminal_program.ts";
import { terminalScene } from "../support/terminal_scene.ts";
import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { newClientId } from "../../lib/protocol/mod.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

Deno.test("what cannot be kept is not dropped, and not tried again", async () => {
  await using there = await terminalScene(2, [[0, 1]]);
  const ben = there.people[1]!;
  const state = `${ben.home.path}/.local/state/parley`;
  await Deno.mkdir(state, { recursive: true, mode: 0o700 });
  const owner = { server: there.server.address, person: ben.user };
  const opened = await OutboxFile.open(state, owner);
  assert.ok(opened.ok);
  const ask = { room: there.rooms[0]!, body: "refused" };
  const entry = { id: newClientId(), place: 1, order: { type: "message.send", ask } } as const;
  const failed = { code: "forbidden" } as const;
  await opened.outbox.save({ put: [{ ...entry, at: 1, after: null, sent: false, failed }] });
  await opened.outbox.close();
  const list = async () => linesIn((await ben.run(["outbox", "--json"])).out);
  const [before] = await list();
  assert.equal(before.state, "refused");
  const [folder] = await Array.fromAsync(Deno.readDir(state));
  const below = `${state}/${folder!.name}`;
  const [file] = (await Array.fromAsync(Deno.readDir(below))).filter(({ name }) =>
    name.endsWith(".outbox")
  );
  const spoilt = ["-f", "-qq", "-o", "/dev/null", "-P", `${below}/${file!.name}`];
  const full = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:error=ENOSPC"];
  for (const flag of ["--drop", "--retry"]) {
    const { code, stdout, stderr } = await new Deno.Command(needProgram(PROGRAMS.strace!), {
      args: [...spoilt, ...full, Deno.execPath(), ...TASK, "outbox", flag, "all"],
      ...{ cwd: ROOT, clearEnv: true, env: { ...ben.home.env, ...ben.env } },
    }).output();
    const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    assert.deepEqual([code, out], [1, ""], err);
    assert.match(err!, /could not be kept on your disk, so nothing is different/);
    assert.deepEqual(await list(), [before]);
  }
  assert.equal((await ben.run(["outbox", "--retry", "all"])).code, 0);
});
