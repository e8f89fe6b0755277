/** Programs whose token may read and not write: what they are given to send is refused, and none hangs. */
import assert from "node:assert/strict";
import { addProgram } from "../http/everybody.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const ROOM = "room 0";
const FILE = new URL(import.meta.url).pathname;

Deno.test("it hears that it may not, and nothing of it goes out later", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada] = scene.people;
  const token = await addProgram(scene.server, ada!.user, ["read"]);
  const readOnly = (args: string[], stdin = "") =>
    ada!.home.run(args, { stdin, env: { ...ada!.env, PARLEY_TOKEN: token } });
  for (
    const args of [["send", ROOM, "a"], ["send", ROOM, "b", "--queue"], ["upload", ROOM, FILE]]
  ) {
    const { code, out, err } = await readOnly(args);
    assert.deepEqual([code, out], [1, ""], args.join(" "));
    assert.match(err, /^(read_only_test\.ts: not sent\. )?You may not do this here\.\n$/);
  }
  const { code, err } = await readOnly(["chat", ROOM], "c\n");
  assert.equal(code, 1);
  assert.match(err, /may not/);
  // With all rights of the same person, on the same machine
  assert.equal((await ada!.run(["send", ROOM, "d"])).code, 0);
  const { out } = await ada!.run(["history", ROOM]);
  assert.deepEqual(out.match(/(?<=person0: ).*/g), ["d"]);
});
