/** A denokv server that can be killed and started again: on the same port, over the same file. */
import { denokvServer } from "./denokv.ts";
import { tempFolder } from "./temp_folder.ts";

export interface LastingDenokv extends AsyncDisposable {
  readonly address: string;
  readonly token: string;
  die(): Promise<void>;
  start(): Promise<void>;
  /** Dies, and is started again. */
  kill(): Promise<void>;
  /** Settled while it is up. */
  up(): Promise<unknown>;
}

export async function lastingDenokv(): Promise<LastingDenokv> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const file = `${folder.path}/kv.db`;
  const first = await denokvServer({ file });
  const { address, token } = first;
  const again = () => denokvServer({ file, token, port: Number(new URL(address).port) });
  let running = Promise.resolve(first);
  resources.defer(async () => (await running)[Symbol.asyncDispose]());
  const owned = resources.move();
  return {
    address,
    token,
    up: () => running,
    async die() {
      await (await running)[Symbol.asyncDispose]();
    },
    async start() {
      running = again();
      await running;
    },
    async kill() {
      const old = await running;
      running = (async () => {
        await old[Symbol.asyncDispose]();
        return await again();
      })();
      await running;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
