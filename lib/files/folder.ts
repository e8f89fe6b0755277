/** Blobs as files of a folder, each under its own name, a thousand folders deep enough for millions. */
import { statfs } from "node:fs/promises";
import {
  type BlobId,
  type BlobReader,
  type Blobs,
  type BlobWriter,
  type Bytes,
  isBlobId,
  NoRoom,
  type Owned,
  OWNER_NAME,
} from "./blobs.ts";
import { firstBytes } from "./first_bytes.ts";
import { InTurn } from "./in_turn.ts";

export class FolderBlobs implements Blobs, Owned {
  readonly #syncs = new Syncs();
  #lookedAt = -Infinity;
  #room = Infinity;

  private constructor(private readonly path: string) {}

  /** Nobody but its owner reads it, as all that Parley keeps. */
  static async at(path: string): Promise<FolderBlobs> {
    await Deno.mkdir(path, { recursive: true, mode: 0o700 });
    await Deno.chmod(path, 0o700);
    return new FolderBlobs(path);
  }

  async owner(): Promise<string | null> {
    // An empty one was cut off while it was written
    return await ifThere(Deno.readTextFile(this.#ownerPath)) || null;
  }

  async belongTo(owner: string): Promise<void> {
    await Deno.writeTextFile(this.#ownerPath, owner, { mode: 0o600 });
  }

  get #ownerPath(): string {
    return `${this.path}/${OWNER_NAME}`;
  }

  async length(blob: BlobId): Promise<number | null> {
    return await ifThere(Deno.stat(this.#pathOf(blob)).then(({ size }) => size));
  }

  async write(blob: BlobId, offset: number): Promise<BlobWriter> {
    const folder = this.#folderOf(blob);
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    const path = this.#pathOf(blob);
    const file = await Deno.open(path, { create: true, write: true, mode: 0o600 });
    try {
      await file.truncate(offset);
      await file.seek(offset, Deno.SeekMode.Start);
      // A file that no folder names for good would be gone with the next power cut
      const folders = offset === 0 ? [folder, this.path] : [];
      return new FileWriter(file, await Deno.open(path), this.#syncs, folders);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  async read(
    blob: BlobId,
    start: number,
    end: number,
  ): Promise<ReadableStream<Bytes> | null> {
    const file = await ifThere(Deno.open(this.#pathOf(blob)));
    if (file === null) return null;
    await file.seek(start, Deno.SeekMode.Start);
    const { size } = await file.stat();
    // The rest of a file goes to a socket without passing through JavaScript
    return end >= size ? file.readable : file.readable.pipeThrough(firstBytes(end - start));
  }

  async open(blob: BlobId): Promise<BlobReader | null> {
    const file = await ifThere(Deno.open(this.#pathOf(blob)));
    return file && new OpenFile(file);
  }

  async remove(blob: BlobId): Promise<void> {
    await ifThere(Deno.remove(this.#pathOf(blob)));
  }

  async *list(): AsyncIterable<BlobId> {
    for await (const { name: folder, isDirectory } of Deno.readDir(this.path)) {
      if (!isDirectory) continue;
      for await (const { name } of Deno.readDir(`${this.path}/${folder}`)) {
        if (isBlobId(name)) yield name;
      }
    }
  }

  /** As it was a moment ago: to look takes a slow disk so long, and nobody else is served meanwhile. */
  async room(): Promise<number> {
    const now = performance.now();
    if (now - this.#lookedAt > LOOK_MS) {
      const { bavail, bsize } = await statfs(this.path);
      [this.#room, this.#lookedAt] = [bavail * bsize, now];
    }
    return this.#room;
  }

  #folderOf(blob: BlobId): string {
    return `${this.path}/${blob.slice(0, 2)}`;
  }

  #pathOf(blob: BlobId): string {
    return `${this.#folderOf(blob)}/${blob}`;
  }
}

class OpenFile implements BlobReader {
  constructor(private readonly file: Deno.FsFile) {}

  async read(offset: number, into: Bytes): Promise<number> {
    await this.file.seek(offset, Deno.SeekMode.Start);
    let length = 0;
    while (length < into.length) {
      const more = await this.file.read(into.subarray(length));
      if (more === null) break;
      length += more;
    }
    return length;
  }

  close(): void {
    this.file.close();
  }
}

/**
 * Gathers what comes in small parts, and writes one stretch while the next one comes. What is
 * written goes to the disk a little at a time.
 */
class FileWriter implements BlobWriter {
  #gathering: Bytes = new Uint8Array(STRETCH_BYTES);
  #spare: Bytes = new Uint8Array(STRETCH_BYTES);
  #length = 0;
  #unsynced = 0;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();

  /** The folders are those that name the file since now. */
  constructor(
    private readonly file: Deno.FsFile,
    /** The same file: what is asked of one handle waits for what was asked of it before. */
    private readonly synced: Deno.FsFile,
    private readonly syncs: Syncs,
    private readonly folders: readonly string[],
  ) {
    syncs.begin();
  }

  async write(bytes: Bytes): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + STRETCH_BYTES - this.#length);
      this.#gathering.set(part, this.#length);
      this.#length += part.length;
      at += part.length;
      if (this.#length === STRETCH_BYTES) await this.#turn();
    }
  }

  async close(): Promise<void> {
    try {
      await this.#turn();
      await this.#writing;
      await Promise.all([this.#sync(), ...this.folders.map(syncFolder)]);
      await this.#syncing;
    } finally {
      this.syncs.end();
      this.file.close();
      this.synced.close();
    }
  }

  async #turn(): Promise<void> {
    await this.#writing;
    if (this.#unsynced >= this.syncs.bytesEach) await this.#sync();
    const full = this.#gathering.subarray(0, this.#length);
    [this.#gathering, this.#spare, this.#length] = [this.#spare, this.#gathering, 0];
    this.#writing = this.#put(full);
    // Whoever waits for it hears of it; until then it is nobody's fault
    this.#writing.catch(() => {});
  }

  /** Begins with what is written by now, once what was before it is on the disk. */
  async #sync(): Promise<void> {
    await this.#syncing;
    this.#unsynced = 0;
    this.#syncing = this.syncs.run(() => asRoom(this.synced.syncData()));
    this.#syncing.catch(() => {});
  }

  async #put(bytes: Bytes): Promise<void> {
    for (let at = 0; at < bytes.length;) at += await asRoom(this.file.write(bytes.subarray(at)));
    this.#unsynced += bytes.length;
  }
}

/** Has all who write to a folder wait for the disk one after another. */
class Syncs extends InTurn {
  #writers = 0;

  /** How much each may write before it asks the disk to keep it: alone more than with others. */
  get bytesEach(): number {
    return UNSYNCED_BYTES / this.#writers;
  }

  begin(): void {
    this.#writers++;
  }

  end(): void {
    this.#writers--;
  }
}

const LOOK_MS = 1_000;
const STRETCH_BYTES = 256 * 1024;
/**
 * The database waits for the disk with each message, and behind all that others have written by
 * then: of all files together about so much is on its way there.
 */
const UNSYNCED_BYTES = 2 * 1024 * 1024;

async function syncFolder(path: string): Promise<void> {
  const folder = await Deno.open(path);
  try {
    await folder.sync();
  } finally {
    folder.close();
  }
}

async function ifThere<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function asRoom<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (isFull(error)) throw new NoRoom({ cause: error });
    throw error;
  }
}

/** The disk, what one may have of it, or the largest file that may be. */
function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return code === "ENOSPC" || OTHERS_FULL.test(message);
}

/** EFBIG, and EDQUOT of macOS and Linux: Deno has no codes for these. */
const OTHERS_FULL = /\(os error (27|69|122)\)/;
