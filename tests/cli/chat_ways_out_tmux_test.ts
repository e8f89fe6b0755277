/** However one leaves, the shell has its screen and its lines again. */
import assert from "node:assert/strict";
import { chatPane, programIn, startChat } from "../support/chat_pane.ts";
import { terminalScene } from "../support/terminal_scene.ts";
import type { TmuxPane } from "../support/tmux.ts";

interface Way {
  readonly name: string;
  readonly code: number;
  leave(pane: TmuxPane): Promise<void>;
}

const typed = (line: string): Way => ({
  ...{ name: line, code: 0 },
  async leave(pane) {
    await pane.type(line);
    await pane.press("Enter");
  },
});

const told = (signal: Deno.Signal, code: number): Way => ({
  ...{ name: signal, code },
  leave: async (pane) => Deno.kill(await programIn(pane), signal),
});

const WAYS: readonly Way[] = [
  ...[typed("quit"), typed("/quit"), typed("/exit")],
  { name: "Ctrl+D", code: 0, leave: (pane) => pane.press("C-d") },
  {
    ...{ name: "Ctrl+C twice", code: 0 },
    async leave(pane) {
      await pane.type("not to be said");
      await pane.press("C-c");
      await pane.shows(/\n>$/);
      await pane.press("C-c");
      await pane.shows(/Ctrl\+C again leaves\n>$/);
      await pane.press("C-c");
    },
  },
  ...[told("SIGTERM", 143), told("SIGHUP", 129), told("SIGINT", 130)],
];

async function settings(pane: TmuxPane): Promise<string> {
  await pane.type("clear; stty -a");
  await pane.press("Enter");
  return await pane.shows(/^speed[^]*extproc\n\$$/m);
}

Deno.test("each way out leaves the shell's screen, and the terminal as it was", async (t) => {
  await using scene = await terminalScene(1, [[0]]);
  await using pane = await chatPane(scene.people[0]!, ["--version-is-no-flag"]);
  await pane.shows(/code 2\n\$$/);
  const before = await settings(pane);
  for (const { name, code, leave } of WAYS) {
    await t.step(name, async () => {
      await pane.type("clear; echo before");
      await pane.press("Enter");
      await pane.shows(/^before\n\$$/);
      await startChat(pane);
      await pane.shows(/^room 0\n[^]*created this room[^]*\n>$/);
      assert.equal(await pane.asks("alternate_on"), "1");
      await leave(pane);
      const screen = await pane.shows(new RegExp(`code ${code}\n\\$$`));
      assert.match(screen, /^before\n\$ [^]*\nBye\.\ncode/);
      assert.doesNotMatch(screen, /created this room|not to be said/);
      assert.equal(await pane.asks("alternate_on"), "0");
      assert.equal(await pane.asks("cursor_flag"), "1");
      assert.equal(await settings(pane), before);
    });
  }
});
