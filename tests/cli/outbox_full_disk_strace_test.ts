/** A disk that is full for a moment: what could not be kept is said not to be, and what comes later is. */
import assert from "node:assert/strict";
import { needProgram, PROGRAMS } from "../support/programs.ts";
import { tempFolder } from "../support/temp_folder.ts";

const SAVER = new URL("../support/outbox_saver.ts", import.meta.url).pathname;

async function run(program: string, args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args }).output();
  const said = new TextDecoder().decode(stdout);
  assert.ok(success, said + new TextDecoder().decode(stderr));
  return said;
}

for (const call of ["fdatasync", "write"]) {
  Deno.test(`a message that meets a full disk at its ${call} is refused, and harms none before or after it`, async () => {
    await using temp = await tempFolder();
    const saver = ["run", "-A", "--no-check", SAVER, `${temp.path}/state`];
    const first = await run(Deno.execPath(), [...saver, "a", "b"]);
    assert.equal(first, "kept a\nkept b\nthere: a b\n");
    const [folder] = await Array.fromAsync(Deno.readDir(`${temp.path}/state`));
    const below = `${temp.path}/state/${folder!.name}`;
    const files = await Array.fromAsync(Deno.readDir(below));
    const file = `${below}/${files.find(({ name }) => name.endsWith(".outbox"))!.name}`;
    const spoilt = ["-f", "-qq", "-o", "/dev/null", "-P", `${file}.full`];
    // By its name, for strace counts the calls of each thread by themselves
    const full = ["-e", `trace=${call}`, "-e", `inject=${call}:error=ENOSPC`];
    const strace = needProgram(PROGRAMS.strace!);
    const said = await run(strace, [
      ...spoilt,
      ...full,
      Deno.execPath(),
      ...saver,
      "c",
      `d=${file}`,
      "e",
    ]);
    assert.match(said, /^kept c\nError: No space left on device.*\nkept e\nthere: a b c e\n$/);
    assert.match(await run(Deno.execPath(), saver), /^there: a b c e\n$/);
  });
}
