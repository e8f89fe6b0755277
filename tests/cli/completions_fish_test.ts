/** What fish completes by what `parley completions fish` says. */
import assert from "node:assert/strict";
import { needProgram, PROGRAMS } from "../support/programs.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("fish completes verbs, flags, and files with their spaces", async () => {
  await using home = await terminalHome();
  const { out } = await home.run(["completions", "fish"]);
  await Deno.writeTextFile(`${home.path}/completions`, out);
  await Deno.writeTextFile(`${home.path}/two words.txt`, "");
  const completed = async (line: string) => {
    const command = new Deno.Command(needProgram(PROGRAMS.fish!), {
      args: ["-c", `source completions; complete -C '${line}'`],
      ...{ cwd: home.path, env: { HOME: home.path } },
    });
    const { stdout, stderr } = await command.output();
    assert.equal(new TextDecoder().decode(stderr), "");
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    return lines.map((line) => line.split("\t")[0]);
  };
  assert.deepEqual(await completed("parley downl"), ["download"]);
  assert.deepEqual(await completed("parley whoami --js"), ["--json"]);
  assert.deepEqual(await completed("parley login -s x.org --li"), ["--link"]);
  assert.deepEqual(await completed("parley help who"), ["whoami"]);
  assert.deepEqual(await completed("parley completions "), ["bash", "fish", "zsh"]);
  assert.deepEqual(await completed("parley upload hall tw"), ["two words.txt"]);
});
