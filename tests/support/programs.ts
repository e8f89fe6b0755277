// The programs that tests need and Parley does not. A test file says which it needs by its name:
// `menu_browser_test.ts`, `open_denokv_test.ts`.

export interface Program {
  name: string;
  install: string;
}

export const PROGRAMS: Record<string, Program> = {
  browser: { name: "chromium", install: "apt-get install chromium" },
  denokv: { name: "denokv", install: "cargo install denokv --version 0.14.0 --locked" },
  openssl: { name: "openssl", install: "apt-get install openssl" },
  fish: { name: "fish", install: "apt-get install fish" },
  tmux: { name: "tmux", install: "apt-get install tmux" },
  script: { name: "script", install: "apt-get install bsdutils" },
  strace: { name: "strace", install: "apt-get install strace" },
  zsh: { name: "zsh", install: "apt-get install zsh" },
};

export function programFor(testFile: string): Program | undefined {
  const mark = /_([a-z]+)_test\.tsx?$/.exec(testFile)?.[1];
  return mark === undefined ? undefined : PROGRAMS[mark];
}

/** Where a program is, looked for where a shell would and where cargo puts what it installs. */
export function findProgram({ name }: Program): string | undefined {
  const folders = (Deno.env.get("PATH") ?? "").split(":").filter((folder) => folder !== "");
  const home = Deno.env.get("HOME");
  if (home) folders.push(`${home}/.cargo/bin`);
  return folders.map((folder) => `${folder}/${name}`).find(isExecutable);
}

export function needProgram(program: Program): string {
  const path = findProgram(program);
  if (path === undefined) throw new Error(`${program.name} is missing: ${program.install}`);
  return path;
}

function isExecutable(path: string): boolean {
  try {
    const { isFile, mode } = Deno.statSync(path);
    return isFile && ((mode ?? 0) & 0o111) !== 0;
  } catch {
    return false;
  }
}
