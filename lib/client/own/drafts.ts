/**
 * What is being written on this device. Each key counts here at once; the server hears of it now and
 * then, and what it has not heard is kept, through lost connections and reloads.
 */
import type { Ask } from "../../protocol/commands.ts";
import type { KeptDraft } from "../../protocol/drafts.ts";
import { canRetry, type Outcome, type Refusal } from "../../protocol/errors.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { MessageId, RoomId } from "../../protocol/ids.ts";
import type { Result } from "../../protocol/replies.ts";
import type { DraftStorage, SavedDraft } from "./draft_storage.ts";
import type { LiveState } from "../live_state.ts";
import { draftKey } from "../state/own_state.ts";
import type { CallOff, Time } from "../time.ts";

/** A draft as a composer shows it. */
export interface Composed {
  readonly text: string;
  readonly replyTo?: MessageId;
  /** What another device has written meanwhile; it stays until it is dismissed. */
  readonly other?: { readonly text: string; readonly at: number };
}

/** Written here. It stays until the server's own word of it, or of something newer, is here too. */
interface Written extends SavedDraft {
  readonly dropOther?: true;
  /** The text that the server was given last, while its answer is not known. */
  readonly tried: string | null;
  /** Where the server has exactly this: as which version. */
  readonly stored: number | null;
  /** From the storage, and not a key was hit here since: a tab that still lives may have gone on with it. */
  readonly isLoaded?: true;
}

export interface DraftsLink {
  readonly live: LiveState;
  readonly time: Time;
  readonly storage: DraftStorage;
  ask(draft: Ask<"draft.set">): Promise<Outcome<Result<"draft.set">>>;
}

const TOLD_EVERY_MS = 1_500;

export class Drafts {
  #link: DraftsLink;
  #written = new Map<string, Written>();
  /** Where several tabs had written in one conversation: the server puts each beside the others. */
  #beside: SavedDraft[] = [];
  /** One at a time of each conversation: the next one is written over what the answer says. */
  #asking = new Set<string>();
  #callOff: CallOff | null = null;
  /** Nothing is told before the sync was answered: it shows what has become of what was told before. */
  #isInStep = false;

  constructor(link: DraftsLink, saved: readonly SavedDraft[]) {
    this.#link = link;
    for (const draft of saved) {
      const key = draftKey(draft.room, draft.thread);
      if (this.#written.has(key)) this.#beside.push(draft);
      else this.#written.set(key, { ...draft, tried: draft.text, stored: null, isLoaded: true });
    }
  }

  /** What the composer of a conversation holds. */
  of(room: RoomId, thread?: MessageId): Composed {
    const key = draftKey(room, thread);
    const written = this.#written.get(key);
    const { text, replyTo } = written ?? this.#told(key) ?? { text: "" };
    const other = written?.dropOther ? undefined : this.#told(key)?.other;
    return { text, ...(replyTo && { replyTo }), ...(other && { other }) };
  }

  /** Whether the server has all of it. */
  get isTold(): boolean {
    const isAll = [...this.#written.values()].every(({ stored }) => stored !== null);
    return isAll && this.#beside.length === 0;
  }

  /** How many texts are nowhere but here. */
  get untold(): number {
    const written = [...this.#written.values()];
    const here = written.filter(({ stored, text }) => stored === null && text !== "");
    return here.length + this.#beside.length;
  }

  /** To be called with every key, over what `of` gave last. */
  set(room: RoomId, thread: MessageId | undefined, text: string, replyTo?: MessageId): void {
    const shown = this.of(room, thread);
    if (text === shown.text && replyTo === shown.replyTo) return;
    this.#write(room, thread, { text, ...(replyTo && { replyTo }) });
    // What was sent is to be gone from the other devices too
    if (text === "") void this.#tell(draftKey(room, thread));
    else this.#tellSoon();
  }

  dropOther(room: RoomId, thread: MessageId | undefined): void {
    const { text, replyTo } = this.of(room, thread);
    this.#write(room, thread, { text, ...(replyTo && { replyTo }), dropOther: true });
    void this.#tell(draftKey(room, thread));
  }

  connected(): void {
    this.#isInStep = false;
  }

  disconnected(): void {
    this.#isInStep = false;
    this.#asking = new Set();
    this.#callOff?.();
    this.#callOff = null;
  }

  /** What was held in the state before these is in it now; the first ones follow the answer to a sync. */
  took(events: readonly ServerEvent[]): void {
    if (!this.#isInStep) this.#synced();
    for (const event of events) {
      if (event.type !== "own.moved") continue;
      for (const own of event.events) if (own.type === "draft.changed") this.#heard(own.draft);
    }
  }

  #told(key: string): KeptDraft | undefined {
    return this.#link.live.current.own.drafts.get(key);
  }

  #write(
    room: RoomId,
    thread: MessageId | undefined,
    what: Pick<Written, "text" | "replyTo" | "dropOther">,
  ): void {
    const key = draftKey(room, thread);
    const before = this.#written.get(key);
    const { epoch } = this.#link.live.current;
    const over = before ?? { base: this.#told(key)?.version ?? 0, epoch };
    const written: Written = {
      ...{ room, ...(thread && { thread }), ...what },
      ...(before?.dropOther && before.stored === null && { dropOther: true }),
      ...{ base: over.base, epoch: over.epoch, tried: before?.tried ?? null, stored: null },
    };
    this.#written.set(key, written);
    this.#link.storage.save(savedOf(written));
    if (before?.isLoaded && before.text !== what.text) this.#link.storage.drop(savedOf(before));
  }

  #tellSoon(): void {
    if (!this.#isInStep) return;
    this.#callOff ??= this.#link.time.after(TOLD_EVERY_MS, () => {
      this.#callOff = null;
      this.#tellAll();
    });
  }

  #tellAll(): void {
    for (const key of [...this.#written.keys()]) void this.#tell(key);
    for (const draft of this.#beside) void this.#tellBeside(draft);
  }

  async #tellBeside(draft: SavedDraft): Promise<void> {
    const { live, storage, ask } = this.#link;
    const outcome = storage.has(draft) ? await ask(this.#askOf(draft)) : null;
    if (outcome !== null && !outcome.ok && outcome.code !== "not_found") {
      return canRetry(outcome.code) === "later" ? this.#tellSoon() : undefined;
    }
    storage.drop(draft);
    this.#beside = this.#beside.filter((other) => other !== draft);
    live.tell();
  }

  async #tell(key: string): Promise<void> {
    const written = this.#written.get(key);
    if (!this.#isInStep || written === undefined || written.stored !== null) return;
    if (this.#asking.has(key)) return this.#tellSoon();
    if (written.isLoaded && !this.#link.storage.has(savedOf(written))) {
      this.#written.delete(key);
      return this.#link.live.tell();
    }
    this.#asking.add(key);
    const asking = this.#asking;
    this.#written.set(key, { ...written, tried: written.text });
    const outcome = await this.#link.ask(this.#askOf(written));
    if (asking === this.#asking) this.#asking.delete(key);
    this.#answered(key, written, outcome);
    // No event need follow it: the server may have had just this, or have told of it before
    this.#link.live.tell();
  }

  /** A version of a history that was undone says nothing of this one. */
  #askOf(
    { room, thread, text, replyTo, base, epoch, ...more }: SavedDraft & Pick<Written, "dropOther">,
  ): Ask<"draft.set"> {
    return {
      ...{ room, ...(thread && { thread }), text, ...(replyTo && { replyTo }) },
      base: epoch === this.#link.live.current.epoch ? base : 0,
      ...(more.dropOther && { dropOther: more.dropOther }),
    };
  }

  #answered(key: string, asked: Written, outcome: Outcome<Result<"draft.set">>): void {
    const now = this.#written.get(key);
    if (now === undefined) return;
    if (!outcome.ok) return this.#refused(key, now, outcome);
    const { version } = outcome.value;
    const answered = { ...this.#over(now, version), tried: null };
    if (isSame(now, asked)) {
      this.#link.storage.drop(savedOf(now));
      this.#written.set(key, { ...answered, stored: version });
      if ((this.#told(key)?.version ?? 0) >= version) this.#written.delete(key);
    } else {
      const { dropOther: _, ...rest } = answered;
      this.#written.set(key, rest);
      this.#link.storage.save(savedOf(rest));
      this.#tellSoon();
    }
  }

  /** Whoever is out of a room has no drafts there. What else the server does not take stays here. */
  #refused(key: string, written: Written, { code }: Refusal): void {
    if (canRetry(code) === "later") return this.#tellSoon();
    if (code !== "not_found") return;
    this.#written.delete(key);
    this.#link.storage.drop(savedOf(written));
  }

  #heard({ room, thread, text, version }: KeptDraft): void {
    const key = draftKey(room, thread);
    const written = this.#written.get(key);
    if (written === undefined) return;
    if (written.stored !== null && version >= written.stored) this.#written.delete(key);
    else if (written.tried === text) this.#written.set(key, this.#over(written, version));
  }

  /** The answer to the last attempt may be lost: what the server has of it is what was tried. */
  #synced(): void {
    this.#isInStep = true;
    for (const [key, written] of [...this.#written]) {
      const told = this.#told(key);
      if (written.stored !== null) this.#written.delete(key);
      else if (told !== undefined && written.tried === told.text) {
        this.#written.set(key, this.#over(written, told.version));
      }
    }
    this.#tellAll();
  }

  #over(written: Written, base: number): Written {
    return { ...written, base, epoch: this.#link.live.current.epoch };
  }
}

function isSame(one: Written, other: Written): boolean {
  return one.text === other.text && one.replyTo === other.replyTo &&
    one.dropOther === other.dropOther;
}

function savedOf({ room, thread, text, replyTo, base, epoch }: Written): SavedDraft {
  return {
    ...{ room, ...(thread && { thread }), text, ...(replyTo && { replyTo }) },
    ...{ base, epoch },
  };
}
