import { PATIENCE_MS } from "./deadline.ts";

/** An empty folder of the test's own that is gone when the test ends: `await using`. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string;
}

export async function tempFolder(): Promise<TempFolder> {
  const path = await Deno.realPath(await Deno.makeTempDir({ prefix: "parley_" }));
  return { path, [Symbol.asyncDispose]: () => removed(path) };
}

/** A program whose terminal is gone may still write down what it has to as it ends. */
async function removed(path: string): Promise<void> {
  const end = AbortSignal.timeout(PATIENCE_MS);
  while (true) {
    try {
      return await Deno.remove(path, { recursive: true });
    } catch (error) {
      if (end.aborted || !/not empty/i.test(String(error))) throw error;
    }
  }
}
