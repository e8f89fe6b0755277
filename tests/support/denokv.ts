/** A real denokv server on a free port, over a database in a folder of its own. */
import { needProgram, PROGRAMS } from "./programs.ts";
import { Child } from "./child.ts";
import { tempFolder } from "./temp_folder.ts";
import { deadline } from "./deadline.ts";
import { freePort } from "./free_port.ts";

export interface DenokvServer extends AsyncDisposable {
  readonly address: string;
  readonly token: string;
  readonly pid: number;
  kill(signal?: Deno.Signal): void;
  /** Stops it where it is; SIGCONT lets it go on. Resolves when no thread of it runs any more. */
  freeze(): Promise<void>;
  readonly exited: Promise<Deno.CommandStatus>;
}

const ATTEMPTS = 5;

/** Where it is to be, for a server that comes back after its end. */
export interface DenokvPlace {
  readonly file?: string;
  readonly port?: number;
  readonly token?: string;
}

export async function denokvServer(place: DenokvPlace = {}): Promise<DenokvServer> {
  const program = needProgram(PROGRAMS.denokv!);
  for (let attempt = 1;; attempt++) {
    try {
      return await start(program, place);
    } catch (error) {
      // Between picking a free port and taking it, another test may have taken it
      if (attempt === ATTEMPTS || !/in use/i.test(String(error))) throw error;
    }
  }
}

async function start(program: string, place: DenokvPlace): Promise<DenokvServer> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const port = place.port ?? freePort();
  const token = place.token ?? crypto.randomUUID();
  const file = place.file ?? `${folder.path}/kv.db`;
  const child = resources.use(
    new Child(
      new Deno.Command(program, {
        args: ["--sqlite-path", file, "serve", "--addr", `127.0.0.1:${port}`],
        env: { DENO_KV_ACCESS_TOKEN: token },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }),
    ),
  );
  await child.printed("stderr", /Listening on/);
  const owned = resources.move();
  return {
    address: `http://127.0.0.1:${port}`,
    token,
    pid: child.pid,
    kill: (signal) => child.kill(signal),
    freeze: () => freeze(child),
    exited: child.exited,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** A signal is on its way when kill() returns: until it has arrived, an answer may still come. */
async function freeze(child: Child): Promise<void> {
  child.kill("SIGSTOP");
  const until = deadline();
  while (!await isStopped(child.pid)) until.throwIfAborted();
}

async function isStopped(pid: number): Promise<boolean> {
  if (Deno.build.os !== "linux") return true;
  const threads = await Array.fromAsync(Deno.readDir(`/proc/${pid}/task`));
  const states = threads.map(({ name }) => Deno.readTextFile(`/proc/${pid}/task/${name}/stat`));
  return (await Promise.all(states)).every((stat) => /^\d+ \(.*\) T/.test(stat));
}
