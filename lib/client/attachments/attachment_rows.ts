/** The attachments in memory, as they are kept and as they are shown. */
import {
  type Attachment,
  type AttachmentId,
  isAt,
  type Place,
  type SavedAttachment,
  shownAttachment,
} from "./attachment.ts";

export class AttachmentRows {
  #isTaken: (id: AttachmentId) => boolean;
  #rows = new Map<AttachmentId, SavedAttachment>();
  /** How many bytes are sent of what is being sent. */
  #sending = new Map<AttachmentId, number>();
  /** Made once for each state, so that what is the same object is the same. */
  #shown = new Map<AttachmentId, Attachment>();
  /** Dropped, and still shown with a message that is about to come. */
  #left = new Map<AttachmentId, Attachment>();
  /** What another tab says of one may come after that it was dropped. */
  #gone = new Set<AttachmentId>();

  constructor(isTaken: (id: AttachmentId) => boolean) {
    this.#isTaken = isTaken;
  }

  /** How many no message goes with. */
  get loose(): number {
    return this.all().filter((row) => this.#isLoose(row)).length;
  }

  /** In the order in which they came, all conversations together. */
  all(): SavedAttachment[] {
    return [...this.#rows.values()].sort((one, other) => one.place - other.place);
  }

  /** Without what goes with a message already. */
  at(place: Place): SavedAttachment[] {
    return this.all().filter((row) => isAt(row, place) && this.#isLoose(row));
  }

  aside(): Attachment[] {
    return this.all().filter(({ later }) => later !== undefined).map(({ id }) => this.show(id)!);
  }

  /** Of all at its place, once it is where it is moved to, counted from 0. */
  placesAfter(id: AttachmentId, to: number): ReadonlyMap<AttachmentId, number> {
    const row = this.#rows.get(id);
    if (row === undefined) return new Map();
    const before = this.at(row);
    const after = before.filter((other) => other.id !== id);
    after.splice(to, 0, row);
    return new Map(after.map((one, i) => [one.id, before[i]!.place]));
  }

  show(id: AttachmentId): Attachment | null {
    const row = this.#rows.get(id);
    if (row === undefined) return this.#left.get(id) ?? null;
    const shown = this.#shown.get(id) ?? shownAttachment(row, this.#sending.get(id));
    this.#shown.set(id, shown);
    return shown;
  }

  /** Of two states of one the later holds, whichever is heard last. */
  follow(rows: readonly SavedAttachment[]): void {
    for (const row of rows) {
      const held = this.#rows.get(row.id);
      if (this.#gone.has(row.id) || (held && held.version > row.version)) continue;
      this.#rows.set(row.id, row);
      this.#shown.delete(row.id);
    }
  }

  drop(ids: readonly AttachmentId[]): void {
    for (const id of ids) {
      const shown = this.show(id);
      if (shown !== null && this.#isTaken(id)) this.#left.set(id, shown);
      this.#gone.add(id);
      this.#rows.delete(id);
      this.#shown.delete(id);
      this.#sending.delete(id);
    }
  }

  /** Null: it is not being sent, any more. */
  noteSending(id: AttachmentId, sent: number | null): void {
    if (sent === null) this.#sending.delete(id);
    else this.#sending.set(id, sent);
    this.#shown.delete(id);
  }

  noneIsSending(): void {
    this.#sending.clear();
    this.#shown.clear();
  }

  /** What goes with none of the messages that wait need not be shown any more. */
  forget(): void {
    for (const id of this.#left.keys()) if (!this.#isTaken(id)) this.#left.delete(id);
  }

  #isLoose({ id, later }: SavedAttachment): boolean {
    return later === undefined && !this.#isTaken(id);
  }
}
