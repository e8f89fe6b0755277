/** Parley as people start it, with every write, send and sync of it written down by strace. */
import { Child } from "./child.ts";
import { freePort } from "./free_port.ts";
import { needProgram, PROGRAMS } from "./programs.ts";
import { startCommand } from "./start_command.ts";
import { tempFolder } from "./temp_folder.ts";

const CALLS = "execve,fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg";

export interface TracedServer extends AsyncDisposable {
  readonly address: string;
  /** Ends the server; all that it did. */
  end(): Promise<string>;
}

export async function tracedServer(data: string): Promise<TracedServer> {
  const strace = needProgram(PROGRAMS.strace!);
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const trace = `${folder.path}/trace`;
  const options = ["-f", "-y", "-s", "70000", "--seccomp-bpf", "-e", `trace=${CALLS}`, "-o", trace];
  const child = resources.use(
    new Child(
      new Deno.Command(strace, {
        args: [...options, Deno.execPath(), ...await startCommand()],
        cwd: new URL("../../", import.meta.url),
        env: {
          NO_COLOR: "1",
          PARLEY_PORT: String(freePort()),
          PARLEY_DATA: data,
          PARLEY_SEND_RATE: "0",
        },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }),
    ),
  );
  // strace passes no signal on, and without it the server would go on alone
  const endServer = async () => {
    const server = /^(\d+)\s+execve\(/m.exec(await Deno.readTextFile(trace).catch(() => ""))?.[1];
    if (server !== undefined) signal(Number(server), "SIGTERM");
    await child.exited;
  };
  resources.defer(endServer);
  const line = await child.printed("stdout", /^Parley is at (https?:\/\/\S+) {2}\(.*\n/m, 60_000);
  const owned = resources.move();
  return {
    address: line[1]!,
    async end() {
      await endServer();
      return await Deno.readTextFile(trace);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function signal(pid: number, which: Deno.Signal): void {
  try {
    Deno.kill(pid, which);
  } catch {
    // It has ended already
  }
}
