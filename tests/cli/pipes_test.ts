/** Whoever reads what the program prints may go, be full, or be no terminal: a sentence at most, and no stack trace. */
import assert from "node:assert/strict";
import { TASK } from "../support/terminal_program.ts";
import { type TerminalPerson, terminalScene } from "../support/terminal_scene.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

interface Piped {
  readonly codes: string;
  readonly out: string;
  readonly err: string;
}

/** As a shell runs it, with this behind it: "| head -1". The codes of all that stand in the pipe. */
async function piped(person: TerminalPerson, args: string, behind: string): Promise<Piped> {
  const program = [Deno.execPath(), ...TASK].map((arg) => `'${arg}'`).join(" ");
  const line = `${program} ${args} ${behind}; echo "\${PIPESTATUS[*]}" >&3`;
  const command = new Deno.Command("bash", {
    args: ["-c", `exec 3>&2; ${line}`],
    ...{ cwd: ROOT, clearEnv: true, env: { ...person.home.env, ...person.env } },
    ...{ stdin: "null", stdout: "piped", stderr: "piped" },
  });
  const { stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  const said = decoder.decode(stderr);
  const codes = /([\d ]+)\n$/.exec(said)![1]!;
  return { codes, out: decoder.decode(stdout), err: said.slice(0, -codes.length - 1) };
}

/** What it is, what stands behind it, the codes, and what is said. */
const CASES: readonly [args: string, behind: string, codes: string, said: RegExp][] = [
  ["history 'room 0' --last 300", "| head -1", "0 0", /^$/],
  ["tail 'room 0' --last 300 --json", "| head -1", "0 0", /^$/],
  ["tail 'room 0' --follow", "| true", "0 0", /^$/],
  ["users", "| true", "0 0", /^$/],
  ["help", ">&-", "0", /^$/],
  ["chat 'room 0' < <(echo hello; echo /help)", "| head -1", "0 0", /^room 0\n$/],
  ["rooms --json", "> /dev/full", "1", /^Standard output cannot be written to: [^\n]*\n$/],
  ["whoami", "> /dev/full", "1", /^Standard output cannot be written to: [^\n]*\n$/],
];

Deno.test("who reads may go or be full, and hears a sentence at most", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  const client = await ada!.client();
  // More than a pipe holds
  const many = Array.from({ length: 300 }, (_, i) => `${i} ${"x".repeat(500)}`);
  await scene.said(client, scene.rooms[0]!, ...many);
  for (const [args, behind, codes, said] of CASES) {
    const ended = await piped(ada!, args, behind);
    assert.equal(ended.codes, codes, `${args} ${behind}`);
    assert.match(ended.err, said, `${args} ${behind}`);
  }
});

Deno.test("a dumb terminal gets lines, and no order", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  for (const args of [["chat", "room 0"], ["history", "room 0"], ["users"]]) {
    await using terminal = await ada!.home.open(args, { ...ada!.env, TERM: "dumb" });
    if (args[0] === "chat") {
      await terminal.answer(/room 0/, "hello\n/topic\nquit\n");
    }
    const { code, isSane } = await terminal.end();
    assert.deepEqual([code, isSane], [0, true]);
    assert.ok(!terminal.shown.includes("\x1b"), args.join(" "));
    assert.match(
      terminal.shown,
      { chat: /topic/, history: /created/, users: /person0/ }[args[0]!]!,
    );
  }
});
