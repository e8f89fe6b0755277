/** What a verb prints where it cannot be written, as into a file on a full disk. */
import assert from "node:assert/strict";
import { linesIn } from "../support/line_shape.ts";
import { TASK } from "../support/terminal_program.ts";
import { type TerminalPerson, terminalScene } from "../support/terminal_scene.ts";

const ROOM = "room 0";
const ROOT = new URL("../../", import.meta.url);

async function intoFull({ home, env }: TerminalPerson, ...args: readonly string[]) {
  const { code, stderr } = await new Deno.Command("/bin/sh", {
    args: ["-c", 'exec "$@" > /dev/full', "sh", Deno.execPath(), ...TASK, ...args],
    ...{ clearEnv: true, env: { ...home.env, ...env }, cwd: ROOT, stdin: "null" },
  }).output();
  return [code, new TextDecoder().decode(stderr)];
}

Deno.test("a sentence says so, what was sent is sent once, and a cursor stays", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada] = scene.people;
  const said = "Standard output cannot be written to: No space left on device (os error 28)\n";
  await ada!.run(["upload", ROOM, new URL(import.meta.url).pathname]);
  const tail = ["tail", ROOM, "--cursor", "bot"];
  for (const verb of [tail, ["rooms"], ["history", ROOM], ["send", ROOM, "more"], ["help"]]) {
    assert.deepEqual(await intoFull(ada!, ...verb), [1, said], verb[0]);
  }
  const lines = linesIn((await ada!.run([...tail, "--json"])).out);
  const [upload, more, ...rest] = lines.filter(({ type }) => type === "message");
  assert.deepEqual([upload.files.length, more.text, rest], [1, "more", []]);
  const [{ id }] = upload.files;
  assert.deepEqual(await intoFull(ada!, "download", id, "-o", "-"), [1, said]);
});
