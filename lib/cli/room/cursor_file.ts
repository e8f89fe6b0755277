/**
 * How far a program has read, kept under a name: one file for each name, person and room, replaced
 * whole. What it says was told; what it does not say yet is told again by the next run.
 */
import { isMessageId } from "../../protocol/mod.ts";
import { hashedName } from "../hashed_name.ts";
import {
  type FileTrouble,
  makeOwnFolder,
  openOwnFile,
  readOwnFile,
  replaceOwnFile,
} from "../own_file.ts";
import type { LogPlace, LogStep } from "./log_trail.ts";

export type OpenedCursor =
  | { readonly ok: true; readonly cursor: CursorFile }
  | FileTrouble
  | { readonly ok: false; readonly why: "taken"; readonly path: string }
  | { readonly ok: false; readonly why: "damaged"; readonly path: string };

const VERSION = 1;

export class CursorFile {
  #wanted: LogPlace | null = null;
  #saving: Promise<void> | null = null;
  #trouble: FileTrouble | null = null;

  private constructor(
    private readonly path: string,
    private readonly lock: Deno.FsFile,
    /** Null on its first run. */
    readonly place: LogPlace | null,
  ) {}

  /** Of one name by one person in one room; nobody else may have it until it is closed. */
  static async open(below: string, whose: readonly string[]): Promise<OpenedCursor> {
    const folder = `${below}/cursors`;
    for (const own of [below, folder]) {
      const made = await makeOwnFolder(own);
      if (!made.ok) return made;
    }
    const path = `${folder}/${await hashedName(whose)}.json`;
    let lock: Deno.FsFile | null = null;
    try {
      lock = await openOwnFile(`${path}.lock`);
      if (!await lock.tryLock(true)) return closed(lock, { ok: false, why: "taken", path });
      const read = await readOwnFile(path);
      if (!read.ok) return closed(lock, read);
      const place = read.text === null ? null : parse(read.text);
      if (read.text !== null && place === null) {
        return closed(lock, { ok: false, why: "damaged", path });
      }
      return { ok: true, cursor: new CursorFile(path, lock, place) };
    } catch (error) {
      lock?.close();
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, why: "unusable", path, detail };
    }
  }

  /** Why it could not be kept the last time; null where it could. */
  get trouble(): FileTrouble | null {
    return this.#trouble;
  }

  /** Soon: of places that come quickly one after the other, only the last one is written. */
  keep(place: LogPlace): void {
    this.#wanted = place;
    this.#saving ??= this.#save();
  }

  /** What was to be kept is. */
  async close(): Promise<void> {
    await this.#saving;
    this.lock.close();
  }

  async #save(): Promise<void> {
    while (this.#wanted !== null) {
      const place = this.#wanted;
      this.#wanted = null;
      const text = JSON.stringify({ version: VERSION, ...place });
      const saved = await replaceOwnFile(this.path, `${text}\n`);
      this.#trouble = saved.ok ? null : saved;
    }
    this.#saving = null;
  }
}

function closed(lock: Deno.FsFile, opened: OpenedCursor): OpenedCursor {
  lock.close();
  return opened;
}

const CURSOR = /^[0-9a-z]{6}[0-9a-f]{20}\.[0-9a-z]{8}$/;

function parse(text: string): LogPlace | null {
  try {
    const { version, earlier = [], ...rest } = JSON.parse(text);
    const steps: (LogStep | null)[] = [...earlier, rest].map(stepOf);
    const whole = steps.filter((step) => step !== null);
    if (version !== VERSION || whole.length < steps.length) return null;
    return { ...whole.at(-1)!, earlier: whole.slice(0, -1) };
  } catch {
    return null;
  }
}

/** What was kept before there were times and counts has none: then it may be from any time. */
// deno-lint-ignore no-explicit-any -- it is what a file holds
function stepOf({ cursor, last, isBehind, at = 0, count = 0 }: any): LogStep | null {
  const isWhole = CURSOR.test(cursor) && isMessageId(last) && typeof isBehind === "boolean" &&
    Number.isFinite(at) && Number.isSafeInteger(count);
  return isWhole ? { cursor, last, isBehind, at, count } : null;
}
