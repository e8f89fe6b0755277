/** What this person keeps for themselves, as it is to be shown: what the server says, and what is not told yet. */
import type { OwnEvent, ServerEvent } from "../../protocol/events.ts";
import type { Outcome } from "../../protocol/errors.ts";
import type { MessageId, RoomId } from "../../protocol/ids.ts";
import { DEFAULT_PREFS } from "../../protocol/default_settings.ts";
import type { RoomPrefs, Settings } from "../../protocol/settings.ts";
import type { Request } from "../link/connection.ts";
import type { DraftStorage, SavedDraft } from "./draft_storage.ts";
import { type Composed, Drafts } from "./drafts.ts";
import type { LiveState } from "../live_state.ts";
import type { Time } from "../time.ts";
import { Wishes } from "./wishes.ts";

export interface OwnThingsLink {
  readonly live: LiveState;
  readonly time: Time;
  readonly request: Request;
  readonly storage: DraftStorage;
  /** What was in the storage. */
  readonly saved: readonly SavedDraft[];
}

interface Saving {
  readonly room: RoomId;
  readonly on: boolean;
}

export class OwnThings {
  #live: LiveState;
  #drafts: Drafts;
  #settings: Wishes<"all", Settings>;
  #prefs: Wishes<RoomId, RoomPrefs>;
  #saved: Wishes<MessageId, Saving>;
  /** The first events of a connection follow the answer to its sync. */
  #isSynced = false;

  constructor({ live, time, request, storage, saved }: OwnThingsLink) {
    this.#live = live;
    this.#drafts = new Drafts({
      ...{ live, time, storage },
      ask: (draft) => request("draft.set", draft),
    }, saved);
    const wishing = { time, onAnswer: () => live.tell() };
    this.#settings = new Wishes({
      ...wishing,
      ask: (_all, changes) => request("settings.change", changes),
    });
    this.#prefs = new Wishes({
      ...wishing,
      ask: (room, changes) => request("room.prefer", { room, ...changes }),
    });
    this.#saved = new Wishes({
      ...wishing,
      ask: (id, saving) => request("saved.set", { id, ...saving as Saving }),
    });
  }

  /** Whether the server has all of it: if not, it is lost with this device. */
  get isTold(): boolean {
    return [this.#drafts, ...this.#wishes].every(({ isTold }) => isTold);
  }

  /** What is nowhere but on this device: how many drafts, and whether settings or the like. */
  get untold(): { readonly drafts: number; readonly settings: boolean } {
    return {
      drafts: this.#drafts.untold,
      settings: this.#wishes.some(({ isTold }) => !isTold),
    };
  }

  get settings(): Settings {
    return this.#settings.over("all", this.#live.current.own.settings);
  }

  /** Shown at once and taken back where it is refused, with the reason in what comes of it. */
  changeSettings(changes: Partial<Settings>): Promise<Outcome<unknown>> {
    return this.#shown(this.#settings.change("all", changes));
  }

  prefs(room: RoomId): RoomPrefs {
    return this.#prefs.over(room, this.#live.current.own.prefs.get(room) ?? DEFAULT_PREFS);
  }

  preferRoom(room: RoomId, changes: Partial<RoomPrefs>): Promise<Outcome<unknown>> {
    return this.#shown(this.#prefs.change(room, changes));
  }

  isSaved(room: RoomId, id: MessageId): boolean {
    return this.#saved.over(id, { room, on: this.#live.current.own.saved.has(id) }).on;
  }

  save(room: RoomId, id: MessageId): Promise<Outcome<unknown>> {
    return this.#shown(this.#saved.change(id, { room, on: true }));
  }

  unsave(room: RoomId, id: MessageId): Promise<Outcome<unknown>> {
    return this.#shown(this.#saved.change(id, { room, on: false }));
  }

  /** A composer shows this again whenever something was heard: what it holds then is what is written over. */
  draft(room: RoomId, thread?: MessageId): Composed {
    return this.#drafts.of(room, thread);
  }

  /** To be called with every key, and with an empty text when the message is sent. */
  setDraft(
    room: RoomId,
    thread: MessageId | undefined,
    text: string,
    replyTo?: MessageId,
  ): void {
    this.#drafts.set(room, thread, text, replyTo);
  }

  dropOtherDraft(room: RoomId, thread?: MessageId): void {
    this.#drafts.dropOther(room, thread);
    this.#live.tell();
  }

  connected(): void {
    this.#isSynced = false;
    this.#drafts.connected();
    for (const wishes of this.#wishes) wishes.connected();
  }

  disconnected(): void {
    this.#drafts.disconnected();
    for (const wishes of this.#wishes) wishes.disconnected();
  }

  took(events: readonly ServerEvent[]): void {
    if (!this.#isSynced) { for (const wishes of this.#wishes) wishes.synced(); }
    this.#isSynced = true;
    this.#drafts.took(events);
    for (const event of events) {
      if (event.type === "own.moved") event.events.forEach((own) => this.#heard(own));
    }
  }

  get #wishes() {
    return [this.#settings, this.#prefs, this.#saved];
  }

  #heard(own: OwnEvent): void {
    if (own.type === "settings.changed") this.#settings.heard("all", own.settings);
    if (own.type === "prefs.changed") this.#prefs.heard(own.room, own.prefs);
    if (own.type === "saved.changed") this.#saved.heard(own.id, { room: own.room, on: own.on });
  }

  #shown(changing: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    this.#live.tell();
    return changing;
  }
}
