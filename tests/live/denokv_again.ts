/** A denokv server that can be killed and started again, on the same port over the same file. */
import { Child } from "../support/child.ts";
import { freePort } from "../support/denokv.ts";
import { needProgram, PROGRAMS } from "../support/programs.ts";
import { tempFolder } from "../support/temp_folder.ts";

export interface DenokvAgain extends AsyncDisposable {
  readonly address: string;
  readonly token: string;
  die(): Promise<void>;
  start(): Promise<void>;
}

export async function denokvAgain(): Promise<DenokvAgain> {
  const resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const port = freePort();
  const token = crypto.randomUUID();
  let child: Child | null = null;
  const die = async () => {
    await child?.[Symbol.asyncDispose]();
    child = null;
  };
  resources.defer(die);
  const start = async () => {
    child = new Child(
      new Deno.Command(needProgram(PROGRAMS.denokv!), {
        args: ["--sqlite-path", `${folder.path}/kv.db`, "serve", "--addr", `127.0.0.1:${port}`],
        env: { DENO_KV_ACCESS_TOKEN: token },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }),
    );
    await child.printed("stderr", /Listening on/);
  };
  await start();
  return {
    address: `http://127.0.0.1:${port}`,
    token,
    die,
    start,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
