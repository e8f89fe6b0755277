/** A shelf of attachments that all tabs of a browser share, and that outlives them. */
import type {
  AttachmentId,
  AttachmentShelf,
  Contents,
  NewRow,
  Owner,
  SavedAttachment,
  ShelfSaid,
} from "../client/mod.ts";
import { ShelfFull } from "../client/attachments/attachment_shelf.ts";
import { answer, ended, OpenDatabase } from "./indexed_db.ts";

export class IndexedDbShelf implements AttachmentShelf {
  readonly owner: Owner;
  #name: string;
  #database: OpenDatabase;
  #channel: BroadcastChannel | null = null;

  constructor(name: string, owner: Owner) {
    this.#name = name;
    this.owner = owner;
    this.#database = new OpenDatabase(name, (database) => {
      database.createObjectStore("rows", { keyPath: "id" });
      database.createObjectStore("contents");
    });
  }

  async load(): Promise<readonly SavedAttachment[]> {
    const loading = await this.#database.begin(["rows"], "readonly");
    return await answer<SavedAttachment[]>(loading.objectStore("rows").getAll());
  }

  async add(all: readonly NewRow[]): Promise<void> {
    try {
      const adding = await this.#database.begin(["rows", "contents"], "readwrite");
      for (const { row, contents } of all) {
        adding.objectStore("rows").add(row);
        if (contents !== null) adding.objectStore("contents").add(contents, row.id);
      }
      await ended(adding);
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      throw isFull ? new ShelfFull("There is no room left") : error;
    }
  }

  async change(
    ids: readonly AttachmentId[],
    change: (row: SavedAttachment) => SavedAttachment,
  ): Promise<readonly SavedAttachment[]> {
    const changing = await this.#database.begin(["rows"], "readwrite");
    const rows = changing.objectStore("rows");
    const changed: SavedAttachment[] = [];
    for (const id of ids) {
      const reading: IDBRequest<SavedAttachment | undefined> = rows.get(id);
      reading.onsuccess = () => {
        if (reading.result === undefined) return;
        const row = change(reading.result);
        changed.push(row);
        rows.put(row);
      };
    }
    await ended(changing);
    return changed;
  }

  async drop(ids: readonly AttachmentId[]): Promise<readonly SavedAttachment[]> {
    const dropping = await this.#database.begin(["rows", "contents"], "readwrite");
    const rows = dropping.objectStore("rows");
    const dropped: SavedAttachment[] = [];
    for (const id of ids) {
      const reading: IDBRequest<SavedAttachment | undefined> = rows.get(id);
      reading.onsuccess = () => reading.result && dropped.push(reading.result);
      rows.delete(id);
      dropping.objectStore("contents").delete(id);
    }
    await ended(dropping);
    return dropped;
  }

  async contents(id: AttachmentId): Promise<Contents | null> {
    const reading = await this.#database.begin(["contents"], "readonly");
    const found = await answer<Contents | undefined>(reading.objectStore("contents").get(id));
    return found ?? null;
  }

  async inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(this.#name, { signal }, work);
  }

  say(said: ShelfSaid): void {
    this.#channel?.postMessage(said);
  }

  listen(hear: (said: ShelfSaid) => void): void {
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => hear(data as ShelfSaid);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}
