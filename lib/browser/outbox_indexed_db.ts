/**
 * An outbox's storage that all tabs of a browser share. One of them holds the outbox; the others
 * leave what they have to send in its tray.
 */
import {
  type Change,
  NO_STREAM,
  type OutboxStorage,
  type Owner,
  type Saved,
  type SavedEntry,
} from "../client/mod.ts";

/** What a tab leaves for the one that sends. */
export type Left = Pick<SavedEntry, "id" | "order" | "after" | "at">;

export class IndexedDbOutboxStorage implements OutboxStorage {
  readonly owner: Owner;
  #database: Promise<IDBDatabase>;

  constructor(owner: Owner) {
    this.owner = owner;
    this.#database = openDatabase(nameOf(owner));
  }

  /** The same for all tabs of one person on one server, and for no others. */
  get name(): string {
    return nameOf(this.owner);
  }

  async load(): Promise<Saved> {
    const stores = (await this.#database).transaction(["entries", "place"]);
    const [entries, place] = await Promise.all([
      answer<SavedEntry[]>(stores.objectStore("entries").getAll()),
      answer<Saved["place"] | undefined>(stores.objectStore("place").get("place")),
    ]);
    return { entries: entries.sort((a, b) => a.place - b.place), place: place ?? NO_STREAM };
  }

  /** What comes into the outbox leaves the tray with it: it can neither be lost nor come in twice. */
  async save({ put = [], drop = [], place }: Change): Promise<void> {
    const saving = await this.#write(["entries", "place", "tray"]);
    const [entries, tray] = [saving.objectStore("entries"), saving.objectStore("tray")];
    for (const entry of put) {
      entries.put(entry);
      const left = tray.index("id").getKey(entry.id);
      left.onsuccess = () => left.result !== undefined && tray.delete(left.result);
    }
    for (const id of drop) entries.delete(id);
    if (place) saving.objectStore("place").put(place, "place");
    await ended(saving);
  }

  async leave(left: Left): Promise<void> {
    const leaving = await this.#write(["tray"]);
    leaving.objectStore("tray").add(left);
    await ended(leaving);
  }

  /** In the order in which they were left. */
  async allLeft(): Promise<Left[]> {
    const tray = (await this.#database).transaction("tray").objectStore("tray");
    return await answer<Left[]>(tray.getAll());
  }

  async close(): Promise<void> {
    (await this.#database).close();
  }

  async #write(stores: string[]): Promise<IDBTransaction> {
    // "strict": accepted means on disk, not only handed to the system
    return (await this.#database).transaction(stores, "readwrite", { durability: "strict" });
  }
}

function nameOf({ server, person }: Owner): string {
  return `parley outbox of ${person} on ${server}`;
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const { result } = opening;
    result.createObjectStore("entries", { keyPath: "id" });
    result.createObjectStore("place");
    result.createObjectStore("tray", { autoIncrement: true }).createIndex("id", "id", {
      unique: true,
    });
  };
  return answer(opening);
}

function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
