/** Brings files to the server, a few at a time, and goes on where it was cut off. */
import type { AttachmentId, Contents, SavedAttachment } from "./attachment.ts";
import { Pause } from "./pause.ts";
import type { Time } from "../time.ts";
import { bring, type Courier, type Ending } from "./upload.ts";

/** One that is large does not keep a small one waiting; more would only share the line. */
const AT_ONCE = 2;

export interface UploadQueueLink {
  readonly courier: Courier;
  readonly time: Time;
  /** All that is kept, in its order. */
  all(): readonly SavedAttachment[];
  contents(id: AttachmentId): Promise<Contents | null>;
  /** Null: it is not being sent, any more. */
  onSending(id: AttachmentId, sent: number | null): void;
  /** Done once it is kept; false: it was taken out meanwhile. */
  change(id: AttachmentId, change: Change): Promise<boolean>;
}

type Change = (row: SavedAttachment) => SavedAttachment;

export class UploadQueue {
  #link: UploadQueueLink;
  #running = new Map<AttachmentId, AbortController>();
  /** Of those that were cut off. */
  #pauses = new Map<AttachmentId, Pause>();
  #isOpen = false;

  constructor(link: UploadQueueLink) {
    this.#link = link;
  }

  /** There is a way to the server, and nothing is waited for. */
  open(): void {
    this.#isOpen = true;
    this.#endPauses();
    this.work();
  }

  close(): void {
    this.#isOpen = false;
    this.#endPauses();
    for (const running of this.#running.values()) running.abort();
  }

  /** To be called when there is more to bring, or less. */
  work(): void {
    const waiting = this.#link.all().filter(isToGo);
    const isWanted = new Set(waiting.map(({ id }) => id));
    for (const [id, running] of this.#running) if (!isWanted.has(id)) running.abort();
    if (!this.#isOpen) return;
    for (const row of waiting) {
      if (this.#running.size >= AT_ONCE) return;
      if (!this.#running.has(row.id) && !this.#pauses.get(row.id)?.isOn) void this.#run(row);
    }
  }

  /** Somebody asked for it: it is not waited any longer. */
  hurry(id: AttachmentId): void {
    this.#pauses.get(id)?.end();
    this.#pauses.delete(id);
  }

  async #run(row: SavedAttachment): Promise<void> {
    const { id } = row;
    const running = new AbortController();
    this.#running.set(id, running);
    this.#link.onSending(id, row.sent);
    try {
      await this.#end(id, await this.#bring(row, running.signal));
    } catch {
      // There is no way to the server, or nothing could be kept
      this.#pause(id, undefined);
    } finally {
      this.#running.delete(id);
      this.#link.onSending(id, null);
      this.work();
    }
  }

  async #bring(row: SavedAttachment, signal: AbortSignal): Promise<Ending> {
    const { courier, time, contents, change, onSending } = this.#link;
    const { id } = row;
    return await bring(row, await contents(id), {
      ...{ courier, time, signal },
      announced: (upload) => change(id, (row) => ({ ...row, upload, sent: 0 })),
      onSent: (bytes) => onSending(id, bytes),
      kept: async (offset) => {
        this.#pauses.get(id)?.startOver();
        onSending(id, offset);
        await change(id, (row) => ({ ...row, sent: offset }));
      },
    });
  }

  async #end(id: AttachmentId, ending: Ending): Promise<void> {
    const { change, time } = this.#link;
    switch (ending.is) {
      case "there": {
        const { upload } = ending;
        await change(id, (row) => ({ ...row, upload, sent: row.size, thereAt: time.now() }));
        return void this.#pauses.delete(id);
      }
      case "failed":
        return void await change(id, (row) => ({ ...row, problem: ending.problem }));
      case "forgotten":
        await change(id, (row) => ({ ...row, upload: null, sent: 0 }));
        return this.#pause(id, undefined);
      case "cut":
        return this.#pause(id, ending.afterMs);
    }
  }

  #pause(id: AttachmentId, ms: number | undefined): void {
    if (!this.#isOpen) return;
    const pause = this.#pauses.get(id) ?? new Pause(this.#link.time, () => this.work());
    this.#pauses.set(id, pause);
    pause.begin(ms);
  }

  #endPauses(): void {
    for (const pause of this.#pauses.values()) pause.end();
    this.#pauses.clear();
  }
}

function isToGo({ thereAt, isPaused, problem }: SavedAttachment): boolean {
  return thereAt === null && problem === null && !isPaused;
}
