/** A script that does not read for a while: it misses nothing, and what it does not read is held nowhere. */
import assert from "node:assert/strict";
import { within } from "../support/deadline.ts";
import { linesIn } from "../support/line_shape.ts";
import { given } from "../support/seed.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const COUNT = 1_200;
/** All of them are more than the place, the network and the pipe hold for a reader. */
const BODY = "x".repeat(15_000);

Deno.test("who does not read for a while reads all of it later, once and in order", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const writer = await ben!.client();
  const args = ["tail", "room 0", "--follow", "--json"];
  const child = ada!.home.command(args, ada!.env).spawn();
  const said = new Response(child.stderr).text();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let out = "";
  const readTo = async (text: string) => {
    while (!out.includes(text)) out += (await within(text, reader.read())).value!;
  };
  await readTo('"joined"');
  const bodies = Array.from({ length: COUNT }, (_, i) => `${i} ${BODY}`);
  const sent = await Promise.all(bodies.map((body) => writer.send(scene.rooms[0]!, body)));
  await within("all sent", Promise.all(sent.map((one) => given(one).done)));
  const { slowReaders } = scene.server.chat.counts();
  assert.equal(slowReaders, 1, "the place has hung up");
  assert.ok(anonymousMib(child.pid) < 150, `${anonymousMib(child.pid)} MiB`);
  const last = given(await within("last", given(await writer.send(scene.rooms[0]!, "last")).done));
  await readTo((last as { id: string }).id);
  await readTo("\n");
  child.kill("SIGKILL");
  while (!(await reader.read()).done);
  await child.status;
  assert.match(await said, /The connection is lost/);
  const texts = linesIn(out.slice(0, out.lastIndexOf("\n") + 1))
    .filter(({ type }) => type === "message").map(({ text }) => text);
  assert.deepEqual(texts, [...bodies, "last"]);
});

function anonymousMib(pid: number): number {
  const rollup = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
  return Number(/^Anonymous: *(\d+) kB/m.exec(rollup)?.[1]) / 1024;
}
