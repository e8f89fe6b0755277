/**
 * An outbox's storage that all tabs of a browser share. One of them holds the outbox; all of them,
 * that one too, leave what they have to send in its tray.
 */
import {
  type Change,
  type NewEntry,
  NO_STREAM,
  type Owner,
  type Saved,
  type SavedEntry,
} from "../client/mod.ts";
import type { TrayStorage } from "./tray_storage.ts";

type StoreName = "entries" | "place" | "tray";

export class IndexedDbOutboxStorage implements TrayStorage {
  readonly owner: Owner;
  #opened: Promise<IDBDatabase> | null = null;

  constructor(owner: Owner) {
    this.owner = owner;
  }

  get name(): string {
    return `parley outbox of ${this.owner.person} on ${this.owner.server}`;
  }

  async load(): Promise<Saved> {
    const loading = await this.#begin(["entries", "place"], "readonly");
    const [entries, place] = await Promise.all([
      answer<SavedEntry[]>(loading.objectStore("entries").getAll()),
      answer<Saved["place"] | undefined>(loading.objectStore("place").get("place")),
    ]);
    return { entries: entries.sort((a, b) => a.place - b.place), place: place ?? NO_STREAM };
  }

  /** What comes into the outbox leaves the tray with it: it can neither be lost nor come in twice. */
  async save({ put = [], drop = [], place }: Change): Promise<void> {
    const saving = await this.#begin(["entries", "place", "tray"], "readwrite");
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

  async leave(entry: NewEntry): Promise<void> {
    const leaving = await this.#begin(["tray"], "readwrite");
    leaving.objectStore("tray").add(entry);
    await ended(leaving);
  }

  async allLeft(): Promise<NewEntry[]> {
    const looking = await this.#begin(["tray"], "readonly");
    return await answer<NewEntry[]>(looking.objectStore("tray").getAll());
  }

  async inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(this.name, { signal }, work);
  }

  async #begin(stores: StoreName[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    const forget = () => this.#opened = null;
    const opened = this.#opened ??= openDatabase(this.name, forget);
    // What could not be opened now may be the next time
    opened.catch(forget);
    // "strict": accepted means on disk, not only handed to the system
    return (await opened).transaction(stores, mode, { durability: "strict" });
  }
}

async function openDatabase(name: string, onGone: () => void): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => createStores(opening.result);
  const database = await answer<IDBDatabase>(opening);
  database.onclose = onGone;
  // A later version of this program waits until nobody uses the database of before
  database.onversionchange = () => {
    database.close();
    onGone();
  };
  return database;
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore("entries", { keyPath: "id" });
  database.createObjectStore("place");
  const tray = database.createObjectStore("tray", { autoIncrement: true });
  tray.createIndex("id", "id", { unique: true });
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
    transaction.onabort = () => reject(transaction.error);
  });
}
