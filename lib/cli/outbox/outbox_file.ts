/**
 * An outbox on disk: one file for each running program, which holds it locked. Each change is a line
 * at its end, synced before it counts; a line that was cut off was never said to be kept.
 *
 * Whoever comes next takes over the files of those that are gone, with the stream that numbers what
 * may have been sent, so that a second try of it lands nowhere twice.
 */
import {
  type AttachmentId,
  type Change,
  NO_STREAM,
  type OutboxStorage,
  type Owner,
  type Saved,
  type SavedEntry,
} from "../../client/mod.ts";
import { attachedTo } from "../../client/outbox/outbox_entry.ts";
import { hashedName } from "../hashed_name.ts";
import { type KeptFile, type LogChange, OutboxLog } from "./outbox_log.ts";
import { pouring } from "./outbox_pouring.ts";
import { type FileTrouble, makeOwnFolder, turnAt } from "../own_file.ts";

export type OpenedOutbox = { readonly ok: true; readonly outbox: OutboxFile } | FileTrouble;

/** Once nothing waits, a file that has grown larger than this begins again. */
const MOST_IDLE_BYTES = 64 * 1024;

export class OutboxFile implements OutboxStorage {
  #failure: unknown = null;
  #saving: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(
    private readonly folder: string,
    private readonly log: OutboxLog,
    /** So many entries wait in a file that broke off while it sent, beside this one: for the next program. */
    readonly leftForLater: number,
  ) {}

  /** In a folder of this owner's own below the given one. */
  static async open(below: string, owner: Owner): Promise<OpenedOutbox> {
    const folder = await folderOf(below, owner);
    for (const path of [below, folder]) {
      const made = await makeOwnFolder(path);
      if (!made.ok) return made;
    }
    try {
      return { ok: true, outbox: await OutboxFile.#takeOver(folder, owner) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, why: "unusable", path: folder, detail };
    }
  }

  /** Whether anything may wait there. */
  static async isAny(below: string, owner: Owner): Promise<boolean> {
    try {
      return await OutboxLog.isAny(await folderOf(below, owner));
    } catch {
      return false;
    }
  }

  /** All that waits there or was refused, whichever program has it. */
  static async lookInto(below: string, owner: Owner): Promise<readonly SavedEntry[]> {
    try {
      return await OutboxLog.lookIntoAll(await folderOf(below, owner), owner);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return [];
      throw error;
    }
  }

  static async #takeOver(folder: string, owner: Owner): Promise<OutboxFile> {
    using _turn = await turnIn(folder);
    const gone = await OutboxLog.allFree(folder, owner);
    if (gone.length === 0) return new OutboxFile(folder, await OutboxLog.create(folder, owner), 0);
    const { into, change, emptied, left } = pouring(gone.map(({ saved }) => saved));
    const log = gone[into]!;
    const files = emptied.flatMap((i) => [...gone[i]!.files.values()]);
    if (change !== null) await log.append({ ...change, files: { put: files } });
    await dropUnnamed(log);
    for (const [i, other] of gone.entries()) {
      if (emptied.includes(i)) await other.remove();
      else if (i !== into) other.close();
    }
    return new OutboxFile(folder, log, left);
  }

  /** So many were refused, and wait for somebody to look at them. */
  get refused(): number {
    return this.log.saved.entries.filter(({ failed }) => failed !== null).length;
  }

  get owner(): Owner {
    return this.log.owner;
  }

  /** How many entries are kept here. */
  get count(): number {
    return this.log.count;
  }

  /** Why the last change could not be kept; null once one was. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Those that messages wait for. */
  get files(): ReadonlyMap<AttachmentId, KeptFile> {
    return this.log.files;
  }

  load(): Promise<Saved> {
    return Promise.resolve(this.log.saved);
  }

  save(change: Change): Promise<void> {
    return this.keep(() => change);
  }

  /** Decided in its turn: what was kept before it may have changed the answer. */
  keep(decide: () => LogChange): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error("This outbox is closed"));
    const saved = this.#saving.then(() => this.#keep(decide()));
    this.#saving = saved.catch(() => {});
    return saved;
  }

  /** Nothing is left behind where nothing waits. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#saving;
    // Nobody may be about to take over what is removed
    using _turn = await turnIn(this.folder);
    if (this.count === 0) await this.log.remove();
    else this.log.close();
  }

  async #keep(change: LogChange): Promise<void> {
    try {
      await this.log.append(change);
      this.#failure = null;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    const { place } = this.log.saved;
    const isIdle = this.count === 0 && this.files.size === 0;
    if (!isIdle || this.log.bytes <= MOST_IDLE_BYTES) return;
    // What breaks off here leaves a file in which nothing waits, and that is what it is
    await this.log.beginAgain(place === NO_STREAM ? {} : { place }).catch(() => {});
  }
}

/** Attached, and then nothing was sent with it: nobody knows any more for what. */
async function dropUnnamed(log: OutboxLog): Promise<void> {
  const named = new Set(log.saved.entries.flatMap(({ order }) => attachedTo(order)));
  const drop = [...log.files.keys()].filter((id) => !named.has(id));
  if (drop.length > 0) await log.append({ files: { drop } });
}

async function folderOf(below: string, { server, person }: Owner): Promise<string> {
  return `${below}/${await hashedName([server, person])}`;
}

/** Of two that came at once each would take half of what waits. */
async function turnIn(folder: string): Promise<Deno.FsFile> {
  return await turnAt(`${folder}/turn.lock`);
}
