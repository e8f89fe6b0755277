/** What waits for files that only the chat brings: no script waits with it. */
import assert from "node:assert/strict";
import type { SavedEntry } from "../../lib/client/mod.ts";
import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { terminalScene } from "../support/terminal_scene.ts";

/** A chat that was killed has left this, or one that saw it refused. */
async function scene(failed: SavedEntry["failed"]) {
  const there = await terminalScene(1, [[0], [0]]);
  const ada = there.people[0]!;
  const owner = { server: there.server.address, person: ada.user };
  const opened = await OutboxFile.open(`${ada.home.path}/.local/state/parley`, owner);
  assert.ok(opened.ok);
  const ask = { room: there.rooms[0]!, body: "the plan" };
  const order = { type: "message.send", ask, attached: [newClientId()] } as const;
  const entry = { id: newClientId(), place: 1, at: 1, after: null, sent: false, order, failed };
  await opened.outbox.save({ put: [entry] });
  await opened.outbox.close();
  const run = async (...args: string[]) => {
    await using child = ada.start(args);
    const { code } = await within(`the end of ${args.join(" ")}`, child.exited);
    return { code, out: child.stdout, err: child.stderr };
  };
  const left = async () => {
    const listed = linesIn((await run("outbox", "--json")).out);
    return listed.map(({ text, state }) => `${text} ${state}`);
  };
  return { there, id: entry.id, run, left };
}

Deno.test("what was refused and goes with files is put back for the chat", async () => {
  const { there, id, run, left } = await scene({ code: "forbidden" });
  await using _ = there;
  const again = await run("outbox", "--retry", "all");
  assert.deepEqual([again.code, again.out], [3, ""]);
  assert.equal(again.err, `${id} waits for files that the chat has to bring: parley\n`);
  assert.deepEqual(await left(), ["the plan waits"]);
});

Deno.test("what is queued behind it in its room is kept and told of; all else goes", async () => {
  const { there, run, left } = await scene(null);
  await using _ = there;
  const behind = await run("send", "room 0", "--queue", "after the plan");
  assert.deepEqual([behind.code, behind.out], [0, ""]);
  assert.match(behind.err, /^The message waits here, behind one whose files/);
  const elsewhere = await run("send", "room 1", "--queue", "elsewhere");
  assert.deepEqual([elsewhere.code, elsewhere.err], [0, ""]);
  assert.match(elsewhere.out, /^[a-z0-9]{28}\n$/);
  assert.deepEqual(await left(), ["the plan waits", "after the plan waits"]);
});
