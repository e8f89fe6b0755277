// What is to be typed once, so that a shell finds the program and completes what it takes.

import { basename } from "node:path";

export interface ShellLines {
  /** Has the shell look into the folder from its next start on. */
  readonly findIt: string;
  readonly completeIt: string;
}

type Write = (folder: string) => ShellLines;

const SHELLS: Readonly<Record<string, Write>> = {
  bash: (folder) => sourced("bash", "~/.bashrc", folder),
  zsh: (folder) => sourced("zsh", "~/.zshrc", folder),
  fish: (folder) => ({
    findIt: `fish_add_path "${folder}"`,
    completeIt:
      `mkdir -p ~/.config/fish/completions; and "${folder}/parley" completions fish > ~/.config/fish/completions/parley.fish`,
  }),
};

/** For the shell that somebody has, or the one that most have. */
export function linesFor(shell: string, folder: string): ShellLines {
  const write = SHELLS[basename(shell)] ?? SHELLS.bash!;
  return write(folder);
}

/**
 * Written once and read at each start: a shell does not wait for the program. It has its path, since the
 * shell of now may not find it; and where logins are to be, others may not write, whatever the umask.
 */
function sourced(shell: string, settings: string, folder: string): ShellLines {
  const file = `~/.config/parley/completions.${shell}`;
  return {
    findIt: `echo 'export PATH="${folder}:$PATH"' >> ${settings}`,
    completeIt:
      `mkdir -p -m 700 ~/.config/parley && "${folder}/parley" completions ${shell} > ${file} && echo '. ${file}' >> ${settings}`,
  };
}
