/**
 * How far the database of a folder has come, beside the database. One that was put back is behind
 * the mark when it is opened, and takes a new epoch: ids of what was lost are not given again.
 * Where the whole folder was put back the mark is as old as the rest; there the words of cursors
 * alone tell the two histories apart.
 */
import type { Stamp } from "../../protocol/mod.ts";

export class HighWater {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = `${folder}/parley.mark`;
  }

  /** Null where there is no mark, or none that makes sense. */
  async read(): Promise<Stamp | null> {
    try {
      const text = (await Deno.readTextFile(this.#path)).trim();
      return /^[0-9a-f]{20}$/.test(text) ? text as Stamp : null;
    } catch {
      return null;
    }
  }

  /** A mark that could not be written is an older mark: nothing breaks, a rollback may go unnoticed. */
  async write(stamp: Stamp): Promise<void> {
    const next = `${this.#path}.next`;
    try {
      await Deno.writeTextFile(next, `${stamp}\n`, { mode: 0o600 });
      await Deno.rename(next, this.#path);
    } catch {
      return;
    }
  }
}
