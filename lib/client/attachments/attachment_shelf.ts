/** Where attachments are kept, so that a reload or a crash loses none; several may share one. */
import type { AttachmentId, Contents, SavedAttachment } from "./attachment.ts";
import type { Owner } from "../outbox/outbox_storage.ts";

export interface NewRow {
  readonly row: SavedAttachment;
  /** Null where they are at the place alone. */
  readonly contents: Contents | null;
}

/** What those that share a shelf say to each other. */
export type ShelfSaid =
  | { readonly is: "put"; readonly rows: readonly SavedAttachment[] }
  | { readonly is: "dropped"; readonly ids: readonly AttachmentId[] }
  /** How many bytes are sent of what is being sent; null: it is not, any more. */
  | { readonly is: "sending"; readonly id: AttachmentId; readonly sent: number | null }
  /** Another one brings them from now on, and nothing is being sent yet. */
  | { readonly is: "begun" };

export interface AttachmentShelf {
  /** A shelf is opened for one owner and holds nothing of another. */
  readonly owner: Owner;
  load(): Promise<readonly SavedAttachment[]>;
  /** All of them or none. Throws `ShelfFull` where there is no room for them. */
  add(rows: readonly NewRow[]): Promise<void>;
  /** In one step, whoever else changes them: what they are now, of those that are still there. */
  change(
    ids: readonly AttachmentId[],
    change: (row: SavedAttachment) => SavedAttachment,
  ): Promise<readonly SavedAttachment[]>;
  /** What there was of them, as it was at last. */
  drop(ids: readonly AttachmentId[]): Promise<readonly SavedAttachment[]>;
  contents(id: AttachmentId): Promise<Contents | null>;
  /** One at a time of those that share it. A turn ends with the work; called off before, it throws. */
  inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void>;
  say(said: ShelfSaid): void;
  /** What the others say, until the shelf is closed. */
  listen(hear: (said: ShelfSaid) => void): void;
  close(): void;
}

export class ShelfFull extends Error {}

/** For a tab or a program that shares with nobody: it lasts as long as that does. */
export class MemoryShelf implements AttachmentShelf {
  readonly owner: Owner;
  readonly #rows = new Map<AttachmentId, NewRow>();

  constructor(owner: Owner) {
    this.owner = owner;
  }

  load(): Promise<readonly SavedAttachment[]> {
    return Promise.resolve([...this.#rows.values()].map(({ row }) => row));
  }

  add(rows: readonly NewRow[]): Promise<void> {
    for (const one of rows) this.#rows.set(one.row.id, one);
    return Promise.resolve();
  }

  change(
    ids: readonly AttachmentId[],
    change: (row: SavedAttachment) => SavedAttachment,
  ): Promise<readonly SavedAttachment[]> {
    return Promise.resolve(ids.flatMap((id) => {
      const held = this.#rows.get(id);
      if (held === undefined) return [];
      const row = change(held.row);
      this.#rows.set(id, { ...held, row });
      return [row];
    }));
  }

  drop(ids: readonly AttachmentId[]): Promise<readonly SavedAttachment[]> {
    const dropped = ids.flatMap((id) => this.#rows.get(id)?.row ?? []);
    for (const id of ids) this.#rows.delete(id);
    return Promise.resolve(dropped);
  }

  contents(id: AttachmentId): Promise<Contents | null> {
    return Promise.resolve(this.#rows.get(id)?.contents ?? null);
  }

  inTurn(_signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    return work();
  }

  say(): void {}

  listen(): void {}

  close(): void {}
}
