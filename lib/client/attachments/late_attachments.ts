/** The attachments of a client from when they are there on; a page fetches them when it starts. */
import type { Attachment, AttachmentsLink, Place } from "./attachment.ts";
import type { Attachments } from "./attachments.ts";
import type { Owner } from "../outbox/outbox_storage.ts";

/** Before it is called nothing but memory is touched. */
export interface AttachmentsSource {
  readonly owner: Owner;
  make(link: AttachmentsLink): Promise<Attachments>;
}

const NONE: readonly Attachment[] = [];

export class LateAttachments {
  #source: AttachmentsSource | null;
  #link: AttachmentsLink;
  #made: Attachments | null = null;
  #making: Promise<Attachments> | null = null;
  #mostBytes = Infinity;
  #isConnected = false;
  #isStopped = false;

  constructor(source: AttachmentsSource | null, link: AttachmentsLink) {
    this.#source = source;
    this.#link = link;
  }

  /** Null until they are there. */
  get now(): Attachments | null {
    return this.#made;
  }

  of(place: Place): readonly Attachment[] {
    return this.#made?.of(place) ?? NONE;
  }

  /** Fetched when they are not there; throws when they cannot be. */
  whenThere(): Promise<Attachments> {
    return this.#making ??= this.#make();
  }

  start(): void {
    if (this.#source !== null) this.whenThere().catch(() => {});
  }

  /** Of one file, as the server said last; before it has said so it takes any. */
  get mostBytes(): number {
    return this.#mostBytes;
  }

  connected(mostBytes: number): void {
    this.#mostBytes = mostBytes;
    this.#isConnected = true;
    if (this.#made) this.#made.connected();
    else this.start();
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#made?.disconnected();
  }

  stop(): void {
    this.#isStopped = true;
    this.#made?.stop();
  }

  async #make(): Promise<Attachments> {
    try {
      if (this.#source === null) throw new Error("This client has no place for attachments");
      const made = await this.#source.make(this.#link);
      if (this.#isStopped) return made;
      this.#made = made;
      made.start();
      if (this.#isConnected) made.connected();
      return made;
    } catch (error) {
      this.#making = null;
      throw error;
    }
  }
}
