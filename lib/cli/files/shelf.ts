// The files that messages wait for, kept beside these messages: of each where it lies, and no copy of it.

import type {
  AttachmentId,
  AttachmentShelf,
  Contents,
  NewRow,
  Owner,
  SavedAttachment,
} from "../../client/mod.ts";
import { ShelfFull } from "../../client/attachments/attachment_shelf.ts";
import type { OutboxFile } from "../outbox/outbox_file.ts";
import type { KeptFile } from "../outbox/outbox_log.ts";
import { isDiskFull } from "./disk_full.ts";
import { FileOnDisk } from "./file_on_disk.ts";

/** Each running program has its own, as it has its own outbox. */
export class DiskShelf implements AttachmentShelf {
  readonly #outbox: OutboxFile;

  constructor(outbox: OutboxFile) {
    this.#outbox = outbox;
  }

  get owner(): Owner {
    return this.#outbox.owner;
  }

  load(): Promise<readonly SavedAttachment[]> {
    return Promise.resolve([...this.#outbox.files.values()].map(({ row }) => row));
  }

  async add(rows: readonly NewRow[]): Promise<void> {
    const put = rows.map(({ row, contents }): KeptFile => {
      if (contents === null) return { row, path: null, writtenAt: 0 };
      const { bytes } = contents;
      if (!(bytes instanceof FileOnDisk)) throw new Error("Only a file on the disk is kept");
      return { row, path: bytes.path, writtenAt: bytes.writtenAt };
    });
    try {
      await this.#outbox.keep(() => ({ files: { put } }));
    } catch (error) {
      throw isDiskFull(error) ? new ShelfFull("There is no room left") : error;
    }
  }

  async change(
    ids: readonly AttachmentId[],
    change: (row: SavedAttachment) => SavedAttachment,
  ): Promise<readonly SavedAttachment[]> {
    let put: readonly KeptFile[] = [];
    await this.#outbox.keep(() => {
      put = this.#among(ids).map((file) => ({ ...file, row: change(file.row) }));
      return { files: { put } };
    });
    return put.map(({ row }) => row);
  }

  async drop(ids: readonly AttachmentId[]): Promise<readonly SavedAttachment[]> {
    let dropped: readonly KeptFile[] = [];
    await this.#outbox.keep(() => {
      dropped = this.#among(ids);
      return { files: { drop: ids } };
    });
    return dropped.map(({ row }) => row);
  }

  async contents(id: AttachmentId): Promise<Contents | null> {
    const file = this.#outbox.files.get(id);
    if (file === undefined) return null;
    const { path, writtenAt, row: { size } } = file;
    if (path === null) return null;
    const bytes = await FileOnDisk.asItWas(path, { size, writtenAt });
    return bytes === null ? null : { bytes };
  }

  inTurn(_signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    return work();
  }

  say(): void {}

  listen(): void {}

  /** The outbox ends for both. */
  close(): void {}

  #among(ids: readonly AttachmentId[]): KeptFile[] {
    return ids.flatMap((id) => this.#outbox.files.get(id) ?? []);
  }
}
