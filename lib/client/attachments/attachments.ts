/**
 * The files that are to go with messages, of all conversations. They are brought to the server while
 * one still writes, and go on after a lost connection and a reload; of several tabs one brings them,
 * and all show them.
 *
 * What goes with a message is no longer told here: its entry in the outbox names it, and waits for
 * it. Taken back, the entry is gone, and they are here again.
 */
import { LIMITS } from "../../protocol/limits.ts";
import type { FileRef, NamedFile } from "../../protocol/message.ts";
import {
  type Attached,
  type Attachment,
  type AttachmentId,
  type AttachmentsLink,
  type Contents,
  type ForLater,
  type NewAttachment,
  type Place,
  type SavedAttachment,
  type UploadTrouble,
} from "./attachment.ts";
import { AttachmentRows } from "./attachment_rows.ts";
import {
  type AttachmentShelf,
  type NewRow,
  ShelfFull,
  type ShelfSaid,
} from "./attachment_shelf.ts";
import { namedFiles } from "./named_files.ts";
import { rowOfFile, rowToBring } from "./new_rows.ts";
import { type Courier, takeBack } from "./upload.ts";
import { UploadQueue } from "./upload_queue.ts";

export class Attachments {
  #shelf: AttachmentShelf;
  #courier: Courier;
  #link: AttachmentsLink;
  #rows: AttachmentRows;
  #loaded: Promise<boolean> | null = null;
  #attaching: Promise<unknown> = Promise.resolve();
  #ending = new AbortController();
  /** Only where it is our turn to bring them. */
  #queue: UploadQueue | null = null;
  #isConnected = false;

  constructor(shelf: AttachmentShelf, courier: Courier, link: AttachmentsLink) {
    this.#shelf = shelf;
    this.#courier = courier;
    this.#link = link;
    this.#rows = new AttachmentRows((id) => link.isTaken(id));
  }

  start(): void {
    this.#shelf.listen((said) => this.#heard(said));
    void this.loaded;
    void this.#shelf.inTurn(this.#ending.signal, () => this.#lead()).catch(() => {});
  }

  /** Whether what was kept before is there. */
  get loaded(): Promise<boolean> {
    return this.#loaded ??= this.#load().then(() => true, () => {
      this.#loaded = null;
      return false;
    });
  }

  connected(): void {
    this.#isConnected = true;
    this.#queue?.open();
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#queue?.close();
  }

  stop(): void {
    this.#isConnected = false;
    this.#ending.abort();
    this.#queue?.close();
    this.#shelf.close();
  }

  /** How many no message goes with. */
  get loose(): number {
    return this.#rows.loose;
  }

  /** In their order. */
  of(place: Place): readonly Attachment[] {
    return this.#rows.at(place).map(({ id }) => this.#rows.show(id)!);
  }

  /** Also one that goes with a message already, until that is among the messages. */
  get(id: AttachmentId): Attachment | null {
    return this.#rows.show(id);
  }

  contents(id: AttachmentId): Promise<Contents | null> {
    return this.#shelf.contents(id);
  }

  /** Behind those that are there already. Done once they are kept: all of them or none. */
  attach(place: Place, files: readonly NewAttachment[]): Promise<Attached> {
    return this.#add(place, files.map((file) => rowToBring(place, file)));
  }

  /** Likewise, those of a message that is taken back: the server has them still. */
  bringBack(place: Place, files: readonly FileRef[]): Promise<Attached> {
    const now = this.#link.time.now();
    return this.#add(place, files.map((file) => rowOfFile(place, file, now)));
  }

  #add(place: Place, files: readonly NewRow[]): Promise<Attached> {
    // One after the other: each begins where the one before has ended
    const added = this.#attaching.then(() => this.#addNow(place, files));
    this.#attaching = added;
    return added;
  }

  async #addNow(place: Place, files: readonly NewRow[]): Promise<Attached> {
    if (!await this.loaded) return { ok: false, why: "not_kept" };
    const before = this.#rows.at(place);
    if (before.length + files.length > LIMITS.filesOfMessage) return { ok: false, why: "too_many" };
    const last = this.#rows.all().at(-1)?.place ?? 0;
    const rows = files.map(({ row }, i) => ({ ...row, place: last + 1 + i }));
    try {
      await this.#shelf.add(rows.map((row, i) => ({ ...files[i]!, row })));
    } catch (error) {
      return { ok: false, why: error instanceof ShelfFull ? "no_room" : "not_kept" };
    }
    this.#put(rows);
    return { ok: true, value: rows.map(({ id }) => id) };
  }

  setAlt(id: AttachmentId, alt: string): Promise<boolean> {
    return this.#change([id], (row) => ({ ...row, alt: alt.slice(0, LIMITS.altChars) }));
  }

  /** To a place among those that go with the same message, counted from 0. */
  move(id: AttachmentId, to: number): Promise<boolean> {
    const places = this.#rows.placesAfter(id, to);
    return this.#change([...places.keys()], (row) => ({ ...row, place: places.get(row.id)! }));
  }

  pause(id: AttachmentId): Promise<boolean> {
    return this.#change([id], (row) => ({ ...row, isPaused: true }));
  }

  resume(id: AttachmentId): Promise<boolean> {
    return this.#change([id], (row) => ({ ...row, isPaused: false }));
  }

  /** Those that are there as well: the server is asked whether it has them still. */
  async retry(...ids: AttachmentId[]): Promise<boolean> {
    for (const id of ids) this.#queue?.hurry(id);
    const anew = { problem: null, isPaused: false, thereAt: null };
    return await this.#change(ids, (row) => ({ ...row, ...anew }));
  }

  /** Those that go with messages for later. */
  get aside(): readonly Attachment[] {
    return this.#rows.aside();
  }

  /** Whether it is our turn to bring them. */
  get isLeading(): boolean {
    return this.#queue !== null;
  }

  /** They go with a message for later; without one, with what one writes there again. */
  putAside(ids: readonly AttachmentId[], later?: ForLater): Promise<boolean> {
    return this.#change(ids, (row) => ({ ...row, isPaused: false, later }));
  }

  /** Also what the server has of them, unless that is all: it lets go of that by itself. */
  async remove(...ids: AttachmentId[]): Promise<void> {
    for (const { upload, thereAt } of await this.#drop(ids)) {
      if (upload !== null && thereAt === null) void takeBack(upload, this.#courier);
    }
  }

  removeAll(): Promise<void> {
    return this.remove(...this.#rows.all().map(({ id }) => id));
  }

  /** For a message that is about to go: null while it has to wait, or why one will not come. */
  async filesOf(
    ids: readonly AttachmentId[],
  ): Promise<readonly NamedFile[] | UploadTrouble | null> {
    if (!await this.loaded) return null;
    // What another tab has just kept may not have been heard of
    const named = namedFiles(await this.#shelf.load(), ids, this.#link.time.now());
    if (named.are === "old") await this.retry(named.which);
    if (named.are === "failed") return named.why;
    return named.are === "there" ? named.files : null;
  }

  /** The message is stored: from now on it has them. */
  async named(ids: readonly AttachmentId[]): Promise<void> {
    await this.#drop(ids);
  }

  /** Which messages wait is different: what goes with none of them need not be shown any more. */
  forget(): void {
    this.#rows.forget();
  }

  async #load(): Promise<void> {
    this.#rows.follow(await this.#shelf.load());
    this.#told();
  }

  /** The turn lasts for as long as this has not ended. */
  async #lead(): Promise<void> {
    const { signal } = this.#ending;
    if (signal.aborted) return;
    await this.loaded;
    this.#rows.noneIsSending();
    this.#shelf.say({ is: "begun" });
    this.#queue = this.#makeQueue();
    if (this.#isConnected) this.#queue.open();
    // Who waits for the turn looks again, though there may be nothing to bring
    this.#link.onChange();
    await new Promise<void>((end) => signal.addEventListener("abort", () => end()));
  }

  #makeQueue(): UploadQueue {
    return new UploadQueue({
      ...{ courier: this.#courier, time: this.#link.time },
      all: () => this.#rows.all(),
      contents: (id) => this.#shelf.contents(id),
      onSending: (id, sent) => {
        this.#notice(id, sent);
        this.#shelf.say({ is: "sending", id, sent });
      },
      change: (id, change) => this.#change([id], change),
    });
  }

  /** Whether any of them is still there. */
  async #change(
    ids: readonly AttachmentId[],
    change: (row: SavedAttachment) => SavedAttachment,
  ): Promise<boolean> {
    const next = (row: SavedAttachment) => ({ ...change(row), version: row.version + 1 });
    const changed = await this.#shelf.change(ids, next);
    this.#put(changed);
    return changed.length > 0;
  }

  #put(rows: readonly SavedAttachment[]): void {
    if (rows.length === 0) return;
    this.#shelf.say({ is: "put", rows });
    this.#follow(rows);
  }

  async #drop(ids: readonly AttachmentId[]): Promise<readonly SavedAttachment[]> {
    const dropped = await this.#shelf.drop(ids);
    this.#shelf.say({ is: "dropped", ids });
    this.#leave(ids);
    return dropped;
  }

  #heard(said: ShelfSaid): void {
    switch (said.is) {
      case "put":
        return this.#follow(said.rows);
      case "dropped":
        return this.#leave(said.ids);
      case "sending":
        return this.#notice(said.id, said.sent);
      case "begun":
        this.#rows.noneIsSending();
        this.#link.onChange();
    }
  }

  #follow(rows: readonly SavedAttachment[]): void {
    this.#rows.follow(rows);
    this.#told();
  }

  #leave(ids: readonly AttachmentId[]): void {
    this.#rows.drop(ids);
    this.#told();
  }

  #notice(id: AttachmentId, sent: number | null): void {
    this.#rows.noteSending(id, sent);
    this.#link.onChange();
  }

  #told(): void {
    this.#queue?.work();
    this.#link.onSettled();
    this.#link.onChange();
  }
}
