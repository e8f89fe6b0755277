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
import { answer, ended, OpenDatabase } from "./indexed_db.ts";
import type { TrayStorage } from "./tray_storage.ts";

export class IndexedDbOutboxStorage implements TrayStorage {
  readonly owner: Owner;
  #database: OpenDatabase;

  constructor(owner: Owner) {
    this.owner = owner;
    this.#database = new OpenDatabase(this.name, createStores);
  }

  get name(): string {
    return `parley outbox of ${this.owner.person} on ${this.owner.server}`;
  }

  async load(): Promise<Saved> {
    const loading = await this.#database.begin(["entries", "place"], "readonly");
    const [entries, place] = await Promise.all([
      answer<SavedEntry[]>(loading.objectStore("entries").getAll()),
      answer<Saved["place"] | undefined>(loading.objectStore("place").get("place")),
    ]);
    return { entries: entries.sort((a, b) => a.place - b.place), place: place ?? NO_STREAM };
  }

  /** What comes into the outbox leaves the tray with it: it can neither be lost nor come in twice. */
  async save({ put = [], drop = [], place }: Change): Promise<void> {
    const saving = await this.#database.begin(["entries", "place", "tray"], "readwrite");
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
    const leaving = await this.#database.begin(["tray"], "readwrite");
    leaving.objectStore("tray").add(entry);
    await ended(leaving);
  }

  async allLeft(): Promise<NewEntry[]> {
    const looking = await this.#database.begin(["tray"], "readonly");
    return await answer<NewEntry[]>(looking.objectStore("tray").getAll());
  }

  async inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(this.name, { signal }, work);
  }
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore("entries", { keyPath: "id" });
  database.createObjectStore("place");
  const tray = database.createObjectStore("tray", { autoIncrement: true });
  tray.createIndex("id", "id", { unique: true });
}
