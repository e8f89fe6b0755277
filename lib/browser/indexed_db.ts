/** A database of this browser, opened when it is first needed, and again when it was lost. */
export class OpenDatabase {
  #name: string;
  #createStores: (database: IDBDatabase) => void;
  #opened: Promise<IDBDatabase> | null = null;

  constructor(name: string, createStores: (database: IDBDatabase) => void) {
    this.#name = name;
    this.#createStores = createStores;
  }

  async begin(stores: string[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    const opened = this.#opened ??= this.#open();
    // What could not be opened now may be the next time
    opened.catch(() => this.#opened = null);
    // "strict": accepted means on disk, not only handed to the system
    return (await opened).transaction(stores, mode, { durability: "strict" });
  }

  async #open(): Promise<IDBDatabase> {
    const opening = indexedDB.open(this.#name, 1);
    opening.onupgradeneeded = () => this.#createStores(opening.result);
    const database = await answer<IDBDatabase>(opening);
    database.onclose = () => this.#opened = null;
    // A later version of this program waits until nobody uses the database of before
    database.onversionchange = () => {
      database.close();
      this.#opened = null;
    };
    return database;
  }
}

export function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
