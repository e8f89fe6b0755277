/**
 * Rows as they were last seen, with the stamps that a commit checks. What is out of date here
 * costs a second try and nothing else: every decision is checked again by its commit.
 */
import type { Head, Row } from "./rows.ts";

export interface Seen<T> {
  readonly value: T | null;
  /** What a check compares; null where there is no row. */
  readonly versionstamp: string | null;
}

const GET_MANY = 10;

export class RowCache {
  readonly #seen = new Map<string, Seen<unknown>>();
  /** Rows that were written while others were on their way here: what arrives of them may be old. */
  readonly #touched = new Set<string>();
  #loads = 0;

  constructor(private readonly kv: Deno.Kv, private readonly most = 50_000) {}

  seen<T>(row: Row<T>): Seen<T> | undefined {
    return this.#seen.get(row.name) as Seen<T> | undefined;
  }

  has(row: Row<unknown>): boolean {
    return this.#seen.has(row.name);
  }

  async load(rows: readonly Row<unknown>[]): Promise<void> {
    const groups = [];
    for (let i = 0; i < rows.length; i += GET_MANY) groups.push(rows.slice(i, i + GET_MANY));
    this.#loads++;
    try {
      await Promise.all(groups.map((group) => this.#loadGroup(group)));
    } finally {
      if (--this.#loads === 0) this.#touched.clear();
    }
  }

  async #loadGroup(rows: readonly Row<unknown>[]): Promise<void> {
    const entries = await this.kv.getMany(rows.map(({ key }) => key));
    entries.forEach(({ value, versionstamp }, i) => {
      const row = rows[i]!;
      if (!this.#touched.has(row.name)) this.#keep(row, { value, versionstamp });
    });
  }

  /** What a commit has just written. Rows that nobody looked at are not worth the room. */
  wrote(row: Row<unknown>, value: unknown, stamp: string): void {
    this.#touch(row);
    if (!this.#seen.has(row.name)) return;
    this.#keep(row, { value, versionstamp: value === null ? null : stamp });
  }

  forget(row: Row<unknown>): void {
    this.#touch(row);
    this.#seen.delete(row.name);
  }

  forgetAll(): void {
    this.#seen.clear();
  }

  /** Another instance moved a room: its head is known from the feed, so no commit has to fail first. */
  hear(row: Row<Head>, head: Head, stamp: string): void {
    const known = this.seen(row);
    if (known === undefined || (known.versionstamp ?? "") >= stamp) return;
    this.#keep(row, { value: head, versionstamp: stamp });
  }

  /** The oldest go first; those that are used are put back at the end. */
  trim(): void {
    for (const name of this.#seen.keys()) {
      if (this.#seen.size <= this.most) return;
      this.#seen.delete(name);
    }
  }

  #touch(row: Row<unknown>): void {
    if (this.#loads > 0) this.#touched.add(row.name);
  }

  #keep(row: Row<unknown>, seen: Seen<unknown>): void {
    this.#seen.delete(row.name);
    this.#seen.set(row.name, seen);
  }
}
