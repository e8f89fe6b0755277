/** Files with what stands under their ids elsewhere, all in one go: a look for each would take as many reads. */
import type { FileId, RoomId } from "../../protocol/mod.ts";
import { asidesPrefix, facesPrefix, filePrefix, namingsPrefix } from "../rows.ts";
import type { FileRow } from "../values/files.ts";
import type { Store } from "../database/store.ts";

const IN_MANY = { batchSize: 500 };

export interface FileInUse {
  readonly id: FileId;
  readonly file: FileRow;
  /** Where messages name it. */
  readonly rooms: readonly RoomId[];
  /** By a message, one for later, or whom it shows. */
  readonly isUsed: boolean;
}

export async function* filesWithUses(store: Store): AsyncGenerator<FileInUse> {
  const namings = new Beside(store, namingsPrefix);
  const others = [new Beside(store, asidesPrefix), new Beside(store, facesPrefix)];
  for await (const { key, value } of store.kv.list<FileRow>({ prefix: filePrefix }, IN_MANY)) {
    const id = key.at(-1) as FileId;
    const rooms = await namings.of(id) as RoomId[];
    let isUsed = rooms.length > 0;
    for (const uses of others) isUsed = (await uses.of(id)).length > 0 || isUsed;
    yield { id, file: value, rooms, isUsed };
  }
}

/** To be asked for the files in their order. */
class Beside {
  readonly #rows: AsyncIterator<Deno.KvEntry<unknown>>;
  /** Read only when it is asked for: nothing is under way when nobody waits for it. */
  #next: IteratorResult<Deno.KvEntry<unknown>> | null = null;

  constructor(store: Store, prefix: Deno.KvKey) {
    this.#rows = store.kv.list({ prefix }, IN_MANY);
  }

  /** The parts of their keys after the file's, each once. */
  async of(file: FileId): Promise<string[]> {
    const found = new Set<string>();
    for (;;) {
      this.#next ??= await this.#rows.next();
      const { done, value } = this.#next;
      if (done || (value.key[1] as string) > file) return [...found];
      if (value.key[1] === file) found.add(value.key[2] as string);
      this.#next = null;
    }
  }
}
