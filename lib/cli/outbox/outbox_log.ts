// One file of an outbox: a first line that says whose it is, then a line for each change.

import {
  type AttachmentId,
  type Change,
  NO_STREAM,
  type Owner,
  type Saved,
  type SavedAttachment,
  type SavedEntry,
} from "../../client/mod.ts";
import { isSameOwner } from "../../client/outbox/outbox_storage.ts";
import type { ClientId } from "../../protocol/mod.ts";
import { openOwnFile, syncFolderOf, writeAll } from "../own_file.ts";

/** A file that a message waits for, and where it lies. */
export interface KeptFile {
  readonly row: SavedAttachment;
  /** Null where it came back from a message, and is at the place alone. */
  readonly path: string | null;
  /** When it was written last; whoever writes to it afterwards makes another file of it. */
  readonly writtenAt: number;
}

/** What is different. Messages and the files that they wait for are kept, and taken over, together. */
export interface LogChange extends Change {
  readonly files?: { readonly put?: readonly KeptFile[]; readonly drop?: readonly AttachmentId[] };
}

const VERSION = 1;
const ENDING = ".outbox";

export class OutboxLog {
  /** The end of the last whole line. */
  #bytes: number;
  #place = NO_STREAM;
  readonly #entries = new Map<ClientId, SavedEntry>();
  readonly #files = new Map<AttachmentId, KeptFile>();

  private constructor(
    private readonly file: Deno.FsFile,
    private readonly path: string,
    readonly owner: Owner,
    bytes: number,
  ) {
    this.#bytes = bytes;
  }

  get saved(): Saved {
    const entries = [...this.#entries.values()].sort((one, other) => one.place - other.place);
    return { place: this.#place, entries };
  }

  get files(): ReadonlyMap<AttachmentId, KeptFile> {
    return this.#files;
  }

  get count(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  static async create(folder: string, owner: Owner): Promise<OutboxLog> {
    const path = `${folder}/${crypto.randomUUID()}${ENDING}`;
    const file = await openOwnFile(path);
    await file.lock(true);
    const log = new OutboxLog(file, path, owner, 0);
    await log.beginAgain({});
    await syncFolderOf(path);
    return log;
  }

  static async isAny(folder: string): Promise<boolean> {
    for await (const { name } of Deno.readDir(folder)) if (name.endsWith(ENDING)) return true;
    return false;
  }

  /** What waits in all of them, also in those of programs that run: nothing is taken over by looking. */
  static async lookIntoAll(folder: string, owner: Owner): Promise<SavedEntry[]> {
    const found = new Map<ClientId, SavedEntry>();
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (!isFile || !name.endsWith(ENDING)) continue;
      // One that was being poured into another has some of them twice
      for (const entry of await entriesAt(`${folder}/${name}`, owner)) found.set(entry.id, entry);
    }
    return [...found.values()].sort((one, other) => one.at - other.at || one.place - other.place);
  }

  /** Those of this owner that no program has open, the oldest first; from now on they are ours. */
  static async allFree(folder: string, owner: Owner): Promise<OutboxLog[]> {
    const found: OutboxLog[] = [];
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (!isFile || !name.endsWith(ENDING)) continue;
      const log = await openFree(`${folder}/${name}`, owner);
      if (log !== null) found.push(log);
    }
    return found.sort((one, other) => begunAt(one) - begunAt(other));
  }

  /** Null for one of somebody else's. A line that was cut off was never said to be kept. */
  static of(file: Deno.FsFile, path: string, owner: Owner, bytes: Uint8Array): OutboxLog | null {
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    const [first = "", ...lines] = new TextDecoder().decode(bytes.subarray(0, end)).split("\n");
    if (end > 0 && !isOf(first, owner)) return null;
    const log = new OutboxLog(file, path, owner, end);
    for (const line of lines) log.#follow(Object(parse(line)));
    return log;
  }

  /** On disk when it is done; where it fails, as if it had never been tried. */
  async append(change: LogChange): Promise<void> {
    const begun = this.#bytes === 0 ? `${firstLine(this.owner)}\n` : "";
    const bytes = new TextEncoder().encode(`${begun}${JSON.stringify(change)}\n`);
    try {
      await this.file.seek(this.#bytes, Deno.SeekMode.Start);
      await writeAll(this.file, bytes);
      await this.file.syncData();
    } catch (error) {
      // What stays of it is written over by the next line, or passed over by the next reader
      await this.file.truncate(this.#bytes).catch(() => {});
      throw error;
    }
    this.#bytes += bytes.length;
    this.#follow(change);
  }

  #follow({ put = [], drop = [], place, files = {} }: LogChange): void {
    for (const entry of put) this.#entries.set(entry.id, entry);
    for (const id of drop) this.#entries.delete(id);
    if (place) this.#place = place;
    for (const file of files.put ?? []) this.#files.set(file.row.id, file);
    for (const id of files.drop ?? []) this.#files.delete(id);
  }

  /** Whose it is and this: all that was before is over. */
  async beginAgain(change: Change): Promise<void> {
    await this.file.truncate(0);
    this.#bytes = 0;
    await this.append(change);
  }

  /** From now on whoever wants it may have it. */
  close(): void {
    this.file.close();
  }

  async remove(): Promise<void> {
    // While it is still ours: nobody may take it over in between
    await Deno.remove(this.path).catch(() => {});
    this.file.close();
  }
}

const NEW_LINE = "\n".charCodeAt(0);

async function openFree(path: string, owner: Owner): Promise<OutboxLog | null> {
  const file = await openOwnFile(path);
  let log: OutboxLog | null = null;
  try {
    if (await file.tryLock(true)) {
      log = OutboxLog.of(file, path, owner, await Deno.readFile(path));
    }
    return log;
  } finally {
    if (log === null) file.close();
  }
}

async function entriesAt(path: string, owner: Owner): Promise<readonly SavedEntry[]> {
  try {
    using file = await Deno.open(path);
    return OutboxLog.of(file, path, owner, await Deno.readFile(path))?.saved.entries ?? [];
  } catch (error) {
    // A program that was done with it has just taken it away
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

function firstLine({ server, person }: Owner): string {
  return JSON.stringify({ version: VERSION, server, person });
}

/** One of a later version is left to a program that knows it. */
function isOf(first: string, owner: Owner): boolean {
  const said = parse(first) as { version?: number } & Owner | null;
  return said?.version === VERSION && isSameOwner(said, owner);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function begunAt({ saved }: OutboxLog): number {
  return Math.min(...saved.entries.map(({ at }) => at));
}
