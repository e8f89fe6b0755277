/**
 * What was being written and the place has not heard of, from one start to the next. Each program that
 * ends leaves a file of its own, so two that end at once take nothing from each other.
 */
import type { DraftStorage, Owner, SavedDraft } from "../../client/mod.ts";
import { hashedName } from "../hashed_name.ts";
import { makeOwnFolder, readOwnFile, replaceOwnFile } from "../own_file.ts";

const VERSION = 1;
const ENDING = ".drafts";

export class DraftFiles implements DraftStorage {
  /** By earlier programs, or by one that has just ended. */
  #left: readonly SavedDraft[];
  #own: readonly SavedDraft[] = [];
  #files: readonly string[];
  #removing: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly owner: Owner,
    private readonly folder: string,
    found: ReadonlyMap<string, readonly SavedDraft[]>,
  ) {
    this.#files = [...found.keys()];
    this.#left = [...found.values()].flat().filter((draft, at, all) =>
      all.findIndex((other) => isSameDraft(draft, other)) === at
    );
  }

  /** What cannot be read stays where it is. */
  static async open(below: string, owner: Owner): Promise<DraftFiles> {
    const folder = `${below}/${await hashedName([owner.server, owner.person])}`;
    const found = new Map<string, readonly SavedDraft[]>();
    const made = await makeOwnFolder(folder);
    for await (const { name } of made.ok ? Deno.readDir(folder) : []) {
      const read = name.endsWith(ENDING) ? await readOwnFile(`${folder}/${name}`) : null;
      const drafts = read?.ok && read.text !== null ? draftsIn(read.text) : null;
      if (drafts !== null) found.set(`${folder}/${name}`, drafts);
    }
    return new DraftFiles(owner, folder, found);
  }

  load(): readonly SavedDraft[] {
    return [...this.#left, ...this.#own];
  }

  has(draft: SavedDraft): boolean {
    return this.load().some((other) => isSameDraft(draft, other));
  }

  save(draft: SavedDraft): void {
    this.#own = [...this.#own.filter((other) => !isSamePlace(draft, other)), draft];
  }

  drop(draft: SavedDraft): void {
    const stays = (other: SavedDraft) => !isSameDraft(draft, other);
    this.#own = this.#own.filter(stays);
    this.#left = this.#left.filter(stays);
    if (this.#left.length === 0) this.#removeFiles();
  }

  /** On disk when it is done, and whether all of it is. */
  async close(): Promise<boolean> {
    const drafts = this.load();
    const path = `${this.folder}/${crypto.randomUUID()}${ENDING}`;
    const text = `${JSON.stringify({ version: VERSION, drafts })}\n`;
    const kept = drafts.length === 0 || (await replaceOwnFile(path, text)).ok;
    if (kept) this.#removeFiles();
    await this.#removing;
    return kept;
  }

  /** The same stands in the place of them, or the place has it. */
  #removeFiles(): void {
    const files = this.#files;
    this.#files = [];
    this.#removing = this.#removing.then(() =>
      Promise.all(files.map((path) => Deno.remove(path).catch(() => {})))
    );
  }
}

function isSamePlace(one: SavedDraft, other: SavedDraft): boolean {
  return one.room === other.room && one.thread === other.thread;
}

function isSameDraft(one: SavedDraft, other: SavedDraft): boolean {
  return isSamePlace(one, other) && one.text === other.text;
}

function draftsIn(text: string): readonly SavedDraft[] | null {
  try {
    const { version, drafts } = Object(JSON.parse(text));
    return version === VERSION && Array.isArray(drafts) ? drafts : null;
  } catch {
    return null;
  }
}
