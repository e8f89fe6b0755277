/** A shell that completes `parley`, as somebody types at it. */
import { TmuxPane } from "./tmux.ts";
import { terminalHome } from "./terminal_program.ts";

export interface CompletingShell extends AsyncDisposable {
  /** Waits until this stands behind the prompt. */
  completes(typed: string, to: string): Promise<void>;
}

const STARTS = { bash: "bash --rcfile .rc -i", zsh: "ZDOTDIR=. exec zsh -i" } as const;

/** With a file called "two words.txt" in its folder. */
export async function completingShell(shell: keyof typeof STARTS): Promise<CompletingShell> {
  await using resources = new AsyncDisposableStack();
  const home = resources.use(await terminalHome());
  const { out } = await home.run(["completions", shell]);
  const settings = `${home.path}/${shell === "zsh" ? ".zshrc" : ".rc"}`;
  await Deno.writeTextFile(settings, `PS1='> '\n${out}`);
  await Deno.writeTextFile(`${home.path}/two words.txt`, "");
  const pane = resources.use(await TmuxPane.open({ columns: 100, rows: 20 }));
  await pane.type(`cd ${home.path}; HOME=. ${STARTS[shell]}`);
  await pane.press("Enter");
  await pane.shows(/^>$/m);
  const owned = resources.move();
  return {
    async completes(typed, to) {
      await pane.type(`${typed}\t`);
      await pane.shows(new RegExp(`^> ${RegExp.escape(to)}`, "m"));
      await pane.press("C-u", "C-l");
      await pane.shows(/^>$/);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
