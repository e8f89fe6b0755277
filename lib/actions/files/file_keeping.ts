/** What actions on files stand on besides the store: where bytes lie, and how much there may be. */
import type { Blobs, Receiving } from "../../files/mod.ts";
import { type FileId, type Refusal, refuse, type Role } from "../../protocol/mod.ts";
import type { UploadLimits } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";

export interface FileLimits extends UploadLimits {
  /** Of one file. */
  readonly bytes: number;
  /** The same for guests. */
  readonly guestBytes: number;
  /** Of all files of the place. */
  readonly bytesInAll: number;
  /** Left free where the bytes lie. */
  readonly roomLeft: number;
}

/** Of one file that somebody with this role brings. */
export function mostBytesOf({ bytes, guestBytes }: FileLimits, place: Role): number {
  return place === "guest" ? guestBytes : bytes;
}

export interface FileGround extends Ground {
  readonly blobs: Blobs;
  readonly receiving: Receiving;
  readonly limits: FileLimits;
  readonly turns: Turns;
  /** By which this process is told from others over the same store. */
  readonly instance: string;
}

/**
 * One request at a time writes to an upload. The newest one has it: the one before it may hang on a
 * connection that died long ago.
 */
export class Turns {
  readonly #now = new Map<
    FileId,
    { readonly ending: AbortController; readonly over: Promise<unknown> }
  >();
  #isOver = false;

  async take<T>(file: FileId, run: (signal: AbortSignal) => Promise<T>): Promise<T | Refusal> {
    while (this.#now.has(file)) {
      const { ending, over } = this.#now.get(file)!;
      ending.abort();
      await over;
    }
    if (this.#isOver) return refuse("unavailable", "closing");
    const ending = new AbortController();
    const running = run(ending.signal);
    const over = running.then(() => {}, () => {}).finally(() => this.#now.delete(file));
    this.#now.set(file, { ending, over });
    return await running;
  }

  /** What is under way is broken off: it goes on where it stopped, by another process. */
  async end(): Promise<void> {
    this.#isOver = true;
    const all = [...this.#now.values()];
    for (const { ending } of all) ending.abort();
    await Promise.all(all.map(({ over }) => over));
  }
}
