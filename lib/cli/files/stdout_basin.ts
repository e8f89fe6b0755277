import { writeAll } from "../own_file.ts";
import type { Basin } from "./fetching.ts";

/** What went into a pipe cannot be taken back. */
export class StdoutBasin implements Basin {
  #has = 0;

  get has(): number {
    return this.#has;
  }

  async pour(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await writeAll(Deno.stdout, bytes);
    this.#has += bytes.length;
  }

  empty(): Promise<boolean> {
    return Promise.resolve(this.#has === 0);
  }
}
