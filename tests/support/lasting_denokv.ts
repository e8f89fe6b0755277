/** A denokv server that can be killed and started again: on the same port, over the same file. */
import { Child } from "./child.ts";
import { freePort } from "./denokv.ts";
import { needProgram, PROGRAMS } from "./programs.ts";
import { tempFolder } from "./temp_folder.ts";

export interface LastingDenokv extends AsyncDisposable {
  readonly address: string;
  readonly token: string;
  kill(): Promise<void>;
  /** Settled while it is up. */
  up(): Promise<unknown>;
}

export async function lastingDenokv(): Promise<LastingDenokv> {
  const program = needProgram(PROGRAMS.denokv!);
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const port = freePort();
  const token = crypto.randomUUID();
  const start = async () => {
    const child = new Child(
      new Deno.Command(program, {
        args: ["--sqlite-path", `${folder.path}/kv.db`, "serve", "--addr", `127.0.0.1:${port}`],
        env: { DENO_KV_ACCESS_TOKEN: token },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }),
    );
    await child.printed("stderr", /Listening on/);
    return child;
  };
  let running = start();
  await running;
  resources.defer(async () => (await running)[Symbol.asyncDispose]());
  const owned = resources.move();
  return {
    address: `http://127.0.0.1:${port}`,
    token,
    up: () => running,
    async kill() {
      const old = await running;
      running = old[Symbol.asyncDispose]().then(start);
      await running;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
