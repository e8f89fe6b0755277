/** What takes up the room for files, as it was counted a while ago: nobody who looks waits for a count. */
import type { FileId, RoomId, UserId } from "../../protocol/mod.ts";
import { filesWithUses } from "./beside.ts";
import { fileUsageRow } from "../rows.ts";
import type { FileUsageRow, Sum } from "../values/files.ts";
import type { Store } from "../database/store.ts";

/** The row has room for so many of each. */
const MOST_LISTED = 200;
const MOST_FILES = 50;

export async function countFiles(store: Store, at: number): Promise<void> {
  const [rooms, people, types] = [new Sums<RoomId>(), new Sums<UserId>(), new Sums<string>()];
  const [largest, loose] = [new Largest(), new Largest()];
  const [all, unnamed] = [new Sums<"all">(), new Sums<"all">()];
  for await (const { id, file, rooms: where, isUsed } of filesWithUses(store)) {
    const bytes = file.bytes + (file.preview?.bytes ?? 0);
    for (const room of where) rooms.add(room, bytes);
    people.add(file.by, bytes);
    types.add(file.type, bytes);
    all.add("all", bytes);
    largest.add(id, bytes);
    if (isUsed) continue;
    unnamed.add("all", bytes);
    loose.add(id, bytes);
  }
  const usage: FileUsageRow = {
    ...{ at, all: all.of("all"), unnamed: unnamed.of("all") },
    ...{ rooms: rooms.most(), people: people.most(), types: types.most() },
    ...{ largest: largest.ids(), loose: loose.ids() },
  };
  await store.kv.set(fileUsageRow.key, usage);
}

/** Null until it was counted for the first time. */
export async function findFileUsage(store: Store): Promise<FileUsageRow | null> {
  return (await store.kv.get<FileUsageRow>(fileUsageRow.key)).value;
}

class Sums<Key extends string> {
  readonly #sums = new Map<Key, Sum>();

  add(key: Key, more: number): void {
    const { count, bytes } = this.of(key);
    this.#sums.set(key, { count: count + 1, bytes: bytes + more });
  }

  of(key: Key): Sum {
    return this.#sums.get(key) ?? { count: 0, bytes: 0 };
  }

  most(): [Key, Sum][] {
    return [...this.#sums].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, MOST_LISTED);
  }
}

class Largest {
  #files: { readonly id: FileId; readonly bytes: number }[] = [];

  add(id: FileId, bytes: number): void {
    this.#files.push({ id, bytes });
    if (this.#files.length >= 20 * MOST_FILES) this.#cut();
  }

  ids(): FileId[] {
    this.#cut();
    return this.#files.map(({ id }) => id);
  }

  #cut(): void {
    this.#files = this.#files.sort((a, b) => b.bytes - a.bytes).slice(0, MOST_FILES);
  }
}
