// A file that is not whole yet, beside where it is to be: it gets its name when all of it is there.

import type { FileId } from "../../protocol/mod.ts";
import { writeAll } from "../own_file.ts";
import type { Basin } from "./fetching.ts";
import { numbered } from "./saved_name.ts";

export class PartFile implements Basin, Disposable {
  #has: number;

  private constructor(
    private readonly file: Deno.FsFile,
    private readonly folder: string,
    private readonly path: string,
    has: number,
  ) {
    this.#has = has;
  }

  /** The one that broke off before, where there is one; of two programs at once each has its own. */
  static async open(folder: string, id: FileId): Promise<PartFile> {
    return await openOne(`${folder}/.parley-${id}.part`, async (file, path) => {
      const { size } = await file.stat();
      return new PartFile(file, folder, path, size);
    }) ?? await PartFile.#another(folder, id);
  }

  static async #another(folder: string, id: FileId): Promise<PartFile> {
    const path = `${folder}/.parley-${id}-${crypto.randomUUID()}.part`;
    const file = await Deno.open(path, { read: true, write: true, createNew: true });
    return new PartFile(file, folder, path, 0);
  }

  get has(): number {
    return this.#has;
  }

  async pour(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.file.seek(this.#has, Deno.SeekMode.Start);
    await writeAll(this.file, bytes);
    this.#has += bytes.length;
  }

  async empty(): Promise<boolean> {
    await this.file.truncate(0);
    this.#has = 0;
    return true;
  }

  /** Its path. What has this name already stays what it is. */
  async become(name: string): Promise<string> {
    await this.file.truncate(this.#has);
    await this.file.sync();
    for (let number = 1;; number++) {
      const path = `${this.folder}/${numbered(name, number)}`;
      if (!await isOurs(path)) continue;
      await this.#moveTo(path);
      return path;
    }
  }

  async #moveTo(path: string): Promise<void> {
    try {
      await Deno.rename(this.path, path);
    } catch (error) {
      await Deno.remove(path).catch(() => {});
      throw error;
    }
  }

  async remove(): Promise<void> {
    await Deno.remove(this.path).catch(() => {});
  }

  [Symbol.dispose](): void {
    this.file.close();
  }
}

/** Null where another program is at it, or something lies there that is no file. */
async function openOne<T>(
  path: string,
  make: (file: Deno.FsFile, path: string) => Promise<T>,
): Promise<T | null> {
  const is = await Deno.lstat(path).catch(() => null);
  if (is !== null && !is.isFile) return null;
  const file = await Deno.open(path, { read: true, write: true, create: true });
  if (await file.tryLock(true)) return await make(file, path);
  file.close();
  return null;
}

/** A name that is ours cannot be taken by anybody in between. */
async function isOurs(path: string): Promise<boolean> {
  try {
    (await Deno.open(path, { write: true, createNew: true })).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}
