/**
 * Rows as they were last seen, with the stamps that a commit checks. What is out of date here
 * costs a second try and nothing else: every decision is checked again by its commit.
 */
import { GET_MANY, type Row } from "../rows.ts";
import type { Head } from "../values/rooms.ts";

/*
 * A member's row is not checked by itself, nor is that of the room's facts: the room's head is, and
 * each membership, role and fact that changes moves its `rules`. So these rows are remembered only
 * beside the head that they were read with, and forgotten when the head turns up with other rules,
 * or is forgotten itself.
 */

export interface Seen<T> {
  readonly value: T | null;
  /** What a check compares; null where there is no row. */
  readonly versionstamp: string | null;
}

interface Entry {
  readonly seen: Seen<unknown>;
  /** The age in which it was last of use. */
  usedIn: number;
}

/** What was of no use for a whole age is forgotten: who left costs no memory. */
const AGE_MS = 30_000;

export class RowCache {
  readonly #seen = new Map<string, Entry>();
  /** What is remembered under a head, by names. */
  readonly #under = new Map<string, Set<string>>();
  /** When rows were written while others were on their way here: what arrives of them may be old. */
  readonly #touched = new Map<string, number>();
  #touches = 0;
  /** What the feed brought of heads meanwhile: whichever of the two is newer is learned. */
  readonly #heard = new Map<string, Seen<Head>>();
  #loads = 0;
  #age = 0;
  #ageBegan = performance.now();

  constructor(private readonly kv: Deno.Kv, private readonly most = 50_000) {}

  seen<T>(row: Row<T>): Seen<T> | undefined {
    const entry = this.#seen.get(row.name);
    if (entry === undefined) return undefined;
    entry.usedIn = this.#age;
    return entry.seen as Seen<T>;
  }

  has(row: Row<unknown>): boolean {
    return this.#seen.has(row.name);
  }

  async load(rows: readonly Row<unknown>[]): Promise<void> {
    this.#loads++;
    try {
      await Promise.all(readTogether(rows).map((group) => this.#loadGroup(group)));
    } finally {
      if (--this.#loads === 0) {
        this.#touched.clear();
        this.#heard.clear();
      }
    }
  }

  async #loadGroup(rows: readonly Row<unknown>[]): Promise<void> {
    const begun = this.#touches;
    const entries = await this.kv.getMany(rows.map(({ key }) => key));
    const found = new Map(entries.map((entry, i) => [rows[i]!.name, entry]));
    for (const row of rows) {
      const { value, versionstamp } = this.#newer(row, found.get(row.name)!);
      if ((this.#touched.get(row.name) ?? 0) > begun) continue;
      // The head may have moved on meanwhile: what was read beside an older one is not under it
      const head = row.under?.name ?? "";
      if (rulesOf(found.get(head)) !== rulesOf(this.#seen.get(head)?.seen)) continue;
      this.#learn(row, { value, versionstamp });
    }
  }

  #newer(row: Row<unknown>, read: Seen<unknown>): Seen<unknown> {
    const heard = this.#heard.get(row.name);
    return heard === undefined || (read.versionstamp ?? "") >= heard.versionstamp! ? read : heard;
  }

  /** What a commit has just written. Rows that nobody looked at are not worth the room. */
  wrote(row: Row<unknown>, value: unknown, stamp: string): void {
    this.#touch(row);
    if (!this.#seen.has(row.name)) return;
    this.#keep(row, { value, versionstamp: value === null ? null : stamp });
  }

  forget(row: Row<unknown>): void {
    this.#touch(row);
    this.#drop(row.name);
  }

  forgetAll(): void {
    this.#seen.clear();
    this.#under.clear();
  }

  /** Another instance moved a room: its head is known from the feed, so no commit has to fail first. */
  hear(row: Row<Head>, head: Head, stamp: string): void {
    const heard = { value: head, versionstamp: stamp };
    if (this.#loads > 0) this.#heard.set(row.name, heard);
    const known = this.seen(row);
    if (known === undefined || (known.versionstamp ?? "") >= stamp) return;
    this.#learn(row, heard);
  }

  /** Where there are too many the oldest go first; those that are written are put back at the end. */
  trim(now = performance.now()): void {
    if (now - this.#ageBegan >= AGE_MS) this.#grow(now);
    for (const name of this.#seen.keys()) {
      if (this.#seen.size <= this.most) return;
      this.#drop(name);
    }
  }

  #grow(now: number): void {
    for (const [name, { usedIn }] of this.#seen) if (usedIn < this.#age) this.#drop(name);
    this.#age++;
    this.#ageBegan = now;
  }

  #touch(row: Row<unknown>): void {
    if (this.#loads > 0) this.#touched.set(row.name, ++this.#touches);
  }

  /** From elsewhere: what is remembered under a head with other rules is old. */
  #learn(row: Row<unknown>, seen: Seen<unknown>): void {
    if (this.#under.has(row.name) && rulesOf(seen) !== rulesOf(this.#seen.get(row.name)?.seen)) {
      this.#drop(row.name);
    }
    this.#keep(row, seen);
  }

  #keep(row: Row<unknown>, seen: Seen<unknown>): void {
    this.#seen.delete(row.name);
    this.#seen.set(row.name, { seen, usedIn: this.#age });
    if (row.under === undefined) return;
    const names = this.#under.get(row.under.name);
    if (names === undefined) this.#under.set(row.under.name, new Set([row.name]));
    else names.add(row.name);
  }

  #drop(name: string): void {
    this.#seen.delete(name);
    for (const under of this.#under.get(name) ?? []) this.#seen.delete(under);
    this.#under.delete(name);
  }
}

function rulesOf(seen: Seen<unknown> | undefined): number | undefined {
  return (seen?.value as Head | null | undefined)?.rules;
}

/** In groups that one read can hold; a row that stands under a head is read with it. */
function readTogether(rows: readonly Row<unknown>[]): Row<unknown>[][] {
  const groups: Row<unknown>[][] = [];
  let group: Row<unknown>[] = [];
  for (const row of rows) {
    // The head first: what it overrules is forgotten before the row is learned
    const needed = [row.under, row].filter((one): one is Row<unknown> =>
      one !== undefined && !group.some(({ name }) => name === one.name)
    );
    if (group.length + needed.length > GET_MANY) {
      groups.push(group);
      group = row.under === undefined ? [row] : [row.under, row];
    } else group.push(...needed);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
