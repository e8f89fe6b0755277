/**
 * Parley as people start it: the real entry as a child process, on a free port, with a data
 * folder of its own, and no setting but those that the test gives.
 */
import { Child } from "./child.ts";
import { startCommand } from "./start_command.ts";
import { tempFolder } from "./temp_folder.ts";

export interface ChildServerOptions {
  /** Settings, by their names; PARLEY_PORT=0 and a folder of the test's own unless given. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Another entry than lib/server/start.ts, for handlers that Parley does not have. */
  readonly entry?: string;
  /** No file of it grows beyond so many blocks of 512 bytes: a full disk that needs no disk to be filled. */
  readonly fileBlocks?: number;
}

export interface ChildServer extends AsyncDisposable {
  readonly address: string;
  readonly data: string;
  readonly pid: number;
  readonly child: Child;
  readonly exited: Promise<Deno.CommandStatus>;
  kill(signal?: Deno.Signal): void;
}

/** Waits for the friendly line; fails with the child's output when it ends without. */
export async function childServer(options: ChildServerOptions = {}): Promise<ChildServer> {
  await using resources = new AsyncDisposableStack();
  const temp = resources.use(await tempFolder());
  const data = options.env?.PARLEY_DATA ?? `${temp.path}/data`;
  const child = resources.use(
    await spawnServer({ ...options, env: { PARLEY_DATA: data, ...options.env } }),
  );
  const line = await child.printed("stdout", /^Parley is at .*?(https?:\/\/\S+) {2}\(.*\n/m);
  const owned = resources.move();
  return {
    address: line[1]!,
    data,
    pid: child.pid,
    child,
    exited: child.exited,
    kill: (signal) => child.kill(signal),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Without waiting for anything: for starts that are to be refused. */
export async function spawnServer(
  { env = {}, args = [], entry, fileBlocks }: ChildServerOptions,
): Promise<Child> {
  const command = entry === undefined ? await startCommand() : ["run", "-A", "--no-check", entry];
  const limit = `trap '' XFSZ; ulimit -f ${fileBlocks}; exec "$0" "$@"`;
  const within = fileBlocks === undefined ? [] : ["/bin/sh", "-c", limit];
  const [program, ...all] = [...within, Deno.execPath(), ...command, ...args];
  return new Child(
    new Deno.Command(program!, {
      args: all,
      cwd: new URL("../../", import.meta.url),
      clearEnv: true,
      env: { ...inherited(), PARLEY_PORT: "0", ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}

/** What Deno itself needs; a PARLEY_ name of the tester's shell must not reach the child. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "DENO_DIR", "TMPDIR", "SYSTEMROOT", "LOCALAPPDATA", "TEMP"];
  const given = names.map((name) => [name, Deno.env.get(name)] as const);
  const set = given.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(set), NO_COLOR: "1" };
}
