/** The entries of an outbox in memory, always as they are saved, and how they are shown. */
import type { ClientId, MessageId, RoomId } from "../../protocol/ids.ts";
import {
  type NewEntry,
  type OutboxEntry,
  roomOfOrder,
  type SavedEntry,
  waitsForFiles,
  withoutFiles,
} from "./outbox_entry.ts";
import { namesOf } from "./outbox_names.ts";
import { type Change, NO_STREAM, type OutboxStorage, type StreamPlace } from "./outbox_storage.ts";

export class OutboxRows {
  isLoaded = false;
  #loaded: Promise<boolean> | null = null;
  #isClosed = false;
  #storage: OutboxStorage;
  #onChange: () => void;
  #place = NO_STREAM;
  #entries = new Map<ClientId, SavedEntry>();
  /** Stored messages: until everyone who shows entries has the message itself. */
  #stored = new Map<ClientId, { entry: SavedEntry; message: MessageId }>();
  #lastPlace = 0;
  #saving: Promise<void> = Promise.resolve();

  constructor(storage: OutboxStorage, onChange: () => void) {
    this.#storage = storage;
    this.#onChange = onChange;
  }

  /** Whether what was saved before is there. It is fetched when somebody first wants to know. */
  get loaded(): Promise<boolean> {
    // What cannot be loaded is left alone: nothing is added to it, and nothing of it is sent
    return this.#loaded ??= this.#load().then(() => true, () => false);
  }

  get place(): StreamPlace {
    return this.#place;
  }

  /** Those that are to be done, in their order. */
  line(): SavedEntry[] {
    return ableToGo(this.#inOrder());
  }

  /** Those that are to be done at some time. */
  waiting(): SavedEntry[] {
    return this.#inOrder().filter(({ failed }) => failed === null);
  }

  /** Messages that wait for files of theirs, the first of each room. */
  held(): SavedEntry[] {
    const rooms = Map.groupBy(
      this.#inOrder().filter(waitsForFiles),
      ({ order }) => roomOfOrder(order),
    );
    return [...rooms.values()].map(([first]) => first!);
  }

  shown(): OutboxEntry[] {
    const stored = [...this.#stored.values()].map(({ entry }) => entry)
      .filter(({ id }) => !this.#entries.has(id));
    return [...this.#entries.values(), ...stored].sort(inOrder)
      .map((entry) => this.#show(entry));
  }

  noteStored(id: ClientId, message: MessageId): void {
    const entry = this.#entries.get(id);
    if (!entry || this.#stored.has(id)) return;
    this.#stored.set(id, { entry, message });
    this.#onChange();
  }

  forget(isShown: (entry: OutboxEntry) => boolean): void {
    for (const [id, { entry }] of this.#stored) {
      if (!this.#entries.has(id) && isShown(this.#show(entry))) this.#stored.delete(id);
    }
  }

  /** Saves are in line, and memory follows each: what is seen here is on disk. */
  save(change: Change): Promise<void> {
    return this.#inLine(() => change);
  }

  /** Those that are first in line are about to go out; decided in turn, for one may just be cancelled. */
  markSent(count: number): Promise<void> {
    return this.#inLine(() => {
      const line = this.line().slice(0, count);
      const end = line.findIndex((entry) => namesOf(entry).length > 0);
      const fresh = (end === -1 ? line : line.slice(0, end)).filter((entry) => !entry.sent);
      return fresh.length > 0 ? { put: this.#asSent(fresh) } : null;
    });
  }

  /** All of them or none. */
  async add(entries: readonly NewEntry[]): Promise<boolean> {
    if (!await this.loaded) return false;
    return await this.#inLine(() => {
      const fresh = entries.filter(({ id }) => !this.#entries.has(id));
      return { put: fresh.map((entry) => this.#atTheEnd({ ...entry, failed: null })) };
    }).then(() => true, () => false);
  }

  drop(id: ClientId, may: (entry: SavedEntry) => boolean): Promise<boolean> {
    return this.#ifThere(id, (entry) => may(entry) ? { drop: [id] } : null);
  }

  change(
    id: ClientId,
    change: (entry: SavedEntry) => SavedEntry | null,
  ): Promise<boolean> {
    return this.#ifThere(id, (entry) => {
      const changed = change(entry);
      return changed && { put: [changed] };
    });
  }

  toTheEnd(id: ClientId): Promise<boolean> {
    return this.change(
      id,
      (entry) => entry.failed === null ? null : this.#again(entry),
    );
  }

  #again(entry: SavedEntry): SavedEntry {
    return this.#atTheEnd({ ...entry, order: withoutFiles(entry.order), failed: null });
  }

  /** Numbers follow from places: each stands behind what went out while it waited for its files. */
  #asSent(fresh: readonly SavedEntry[]): SavedEntry[] {
    const all = this.#inOrder();
    const last = Math.max(0, ...all.filter(({ sent }) => sent).map(({ place }) => place));
    const going = fresh.map((entry) => ({ ...entry, sent: true }));
    if (going.every(({ place }) => place > last)) return going;
    // And what waits stays behind it, also when it has to wait again
    const waiting = all.filter((entry) => !entry.sent && !fresh.includes(entry));
    return [...going, ...waiting].map((entry) => ({ ...entry, place: ++this.#lastPlace }));
  }

  #inOrder(): SavedEntry[] {
    return [...this.#entries.values()].sort(inOrder);
  }

  #atTheEnd(entry: Omit<SavedEntry, "place" | "sent">): SavedEntry {
    return { ...entry, place: ++this.#lastPlace, sent: false };
  }

  /** Nothing is saved from now on; settled once what was being saved is. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#saving;
  }

  async #ifThere(
    id: ClientId,
    changeOf: (entry: SavedEntry) => Change | null,
  ): Promise<boolean> {
    await this.loaded;
    let isThere = false;
    await this.#inLine(() => {
      const entry = this.#entries.get(id);
      const change = entry ? changeOf(entry) : null;
      isThere = change !== null;
      return change;
    });
    return isThere;
  }

  /** What to save is decided when its turn comes: the saves before it may have changed the answer. */
  #inLine(decide: () => Change | null): Promise<void> {
    const saved = this.#saving.then(async () => {
      if (this.#isClosed) throw new Error("This outbox was stopped");
      const change = decide();
      if (change === null) return;
      await this.#storage.save(change);
      this.#follow(change);
      this.#onChange();
    });
    this.#saving = saved.catch(() => {});
    return saved;
  }

  #follow({ put = [], drop = [], place }: Change): void {
    for (const entry of put) this.#entries.set(entry.id, entry);
    for (const id of drop) this.#entries.delete(id);
    if (place) this.#place = place;
  }

  #show({ id, order, at, sent, failed }: SavedEntry): OutboxEntry {
    const message = this.#stored.get(id)?.message ?? null;
    const state = failed ? "failed" : message ? "stored" : sent ? "sent" : "queued";
    return { id, order, at, state, failed, message };
  }

  async #load(): Promise<void> {
    const { place, entries } = await this.#storage.load();
    this.#follow({ put: entries, place });
    this.#lastPlace = Math.max(0, ...entries.map((entry) => entry.place));
    this.isLoaded = true;
    this.#onChange();
  }
}

/** Those of a line that neither have failed nor stand behind files that are not there. */
export function ableToGo(line: readonly SavedEntry[]): SavedEntry[] {
  const held = new Set<RoomId | null>();
  return line.filter((entry) => {
    const { order, failed } = entry;
    if (waitsForFiles(entry)) held.add(roomOfOrder(order));
    // What is said in a room stays in its order; whatever else is done there need not wait
    const isHeld = order.type === "message.send" && held.has(roomOfOrder(order));
    return failed === null && !isHeld;
  });
}

/** What has gone out is first, whatever came before it and waits. */
export function inOrder(one: SavedEntry, other: SavedEntry): number {
  return Number(other.sent) - Number(one.sent) || one.place - other.place;
}
