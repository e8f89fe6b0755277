/**
 * A room's log, told to one reader in its order, whatever breaks off meanwhile: what was missed is
 * asked for from where the reader stands. Little of it is ever held here: while the reader is slow
 * nothing is taken from the network, and who is too far behind reads on page by page.
 */
import { noLaterThan } from "../client/outbox_entry.ts";
import { isUntold } from "../client/message_state.ts";
import {
  accept,
  type Cursor,
  type MessageId,
  type Outcome,
  partsOfCursor,
  type RoomFacts,
  type RoomId,
  type RoomMoved,
  type RoomView,
  type ServerEvent,
} from "../protocol/mod.ts";
import type { Happening } from "./happening.ts";
import type { Request } from "./line.ts";
import { isMessages, pagesAfter, startOf, type Stretch } from "./room_past.ts";

/** Where a reader stands: all before this was told. */
export interface LogPlace {
  /** What became of messages up to here. */
  readonly cursor: Cursor;
  /** What was said up to here. */
  readonly last: MessageId;
  /** Messages between that one and the cursor are yet to be told. */
  readonly isBehind: boolean;
}

export interface LogHears {
  /** False: nobody wants to hear more. When it is done, the reader stands at the place. */
  told(happened: readonly Happening[], place: LogPlace, facts: RoomFacts): Promise<boolean>;
  /** The history is another than the one that the place is from, or was cut. */
  unsure(): void;
  /** What became of earlier messages is not told: too much has happened. */
  skipped(): void;
}

/** Why there is nothing more to be told. */
export type LogEnd = "all told" | "nobody hears" | "out of the room";

/** More than this is not held for who cannot follow: they ask for it. */
const MOST_HELD = 5_000;

export class RoomLog {
  #place: LogPlace | null;
  /** What came and was not told yet; null while it would come by itself on one of the next pages. */
  #held: RoomMoved[] | null = null;
  /** Grows whenever something may have been missed. */
  #gaps = 0;
  #bell = Promise.withResolvers<void>();
  #end: LogEnd | null = null;
  #facts: RoomFacts | null = null;

  constructor(
    private readonly room: RoomId,
    private readonly line: { readonly request: Request; readonly isOver: boolean },
    place: LogPlace | null,
    /** Where it begins without a place. */
    private readonly stretch: Stretch,
    private readonly hears: LogHears,
  ) {
    this.#place = place;
  }

  /** To be called with each hello. */
  greeted(): void {
    this.#missed();
  }

  heard(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type === "room.left" && event.room === this.room) this.#end = "out of the room";
      if (event.type === "moved" && event.room === this.room) this.#held?.push(event);
    }
    if (this.#held !== null && this.#held.length > MOST_HELD) this.#missed();
    this.ring();
  }

  /** Something is different that a reader may wait for. */
  ring(): void {
    this.#bell.resolve();
    this.#bell = Promise.withResolvers();
  }

  /** To the end of what there is, or for as long as anybody hears. */
  async tell(isEndless: boolean): Promise<Outcome<LogEnd>> {
    while (this.#end === null) {
      const gaps = await this.#catchUp();
      if (!gaps.ok) return gaps;
      if (!isEndless) return accept(this.#end ?? "all told");
      await this.#goOn(gaps.value);
    }
    return accept(this.#end);
  }

  #missed(): void {
    if (this.#held !== null) this.#held = [];
    this.#gaps++;
    this.ring();
  }

  /** With how many gaps there were when it began: with one more it is to be done again. */
  async #catchUp(): Promise<Outcome<number>> {
    while (this.#end === null) {
      if (this.#place === null) {
        const begun = await this.#begin();
        if (!begun.ok || !this.#place!.isBehind) return begun;
      }
      if (this.#place!.isBehind) {
        const read = await this.#readOn();
        if (!read.ok) return read;
        continue;
      }
      const gaps = this.#listen();
      const { cursor, last } = this.#place!;
      const answer = await this.line.request("room.sync", { room: this.room, after: cursor });
      if (!answer.ok) return answer;
      const { view, restart, changed, messages } = answer.value;
      this.#facts = view.facts;
      if (restart) {
        await this.#startOver(view);
        continue;
      }
      const happened = [
        ...changed.map((message): Happening => ({ is: "changed", message })),
        // Those that were read from pages may have changed since
        ...messages.map((message): Happening => ({
          is: message.id > last ? "said" : "changed",
          message,
        })),
      ];
      const now = messages.at(-1)?.id ?? last;
      await this.#tell(happened, {
        ...{ cursor: view.cursor, isBehind: false, last: now > last ? now : last },
      });
      return accept(gaps);
    }
    return accept(this.#gaps);
  }

  async #begin(): Promise<Outcome<number>> {
    const gaps = this.#listen();
    const answer = await this.line.request("room.sync", { room: this.room, after: null });
    if (!answer.ok) return answer;
    const { view, messages, older } = answer.value;
    this.#facts = view.facts;
    const { cursor } = view;
    const { last, since } = this.stretch;
    const isHere = !older || (since === null && last !== null && last <= messages.length);
    if (isHere) {
      const newest = messages.filter(({ at }) => since === null || at >= since);
      const told = last === null ? newest : newest.slice(Math.max(0, newest.length - last));
      await this.#tell(told.map((message) => ({ is: "said", message })), {
        ...{ cursor, last: messages.at(-1)?.id ?? noLaterThan(cursor), isBehind: false },
      });
      return accept(gaps);
    }
    const start = await startOf(this.line.request, this.room, this.stretch, null);
    if (!start.ok) return start;
    const end = noLaterThan(cursor);
    const from = start.value < end ? start.value : end;
    this.#place = { cursor, last: from, isBehind: from < end };
    return accept(gaps);
  }

  /** Whatever is said meanwhile is on one of the next pages. */
  async #readOn(): Promise<Outcome<null>> {
    this.#held = null;
    const { cursor, last } = this.#place!;
    for await (const page of pagesAfter(this.line.request, this.room, last)) {
      if (!page.ok) return page;
      const { messages, isLast } = page.value;
      await this.#tell(messages.map((message) => ({ is: "said", message })), {
        ...{ cursor, last: messages.at(-1)?.id ?? this.#place!.last, isBehind: !isLast },
      });
      if (this.#end !== null) break;
    }
    return accept(null);
  }

  /** The place is of another history, or too much has happened since. */
  async #startOver({ cursor }: RoomView): Promise<void> {
    const before = this.#place!;
    if (cursor < before.cursor) {
      // What was said since then may stand before what was undone: nobody can say from where on
      this.hears.unsure();
      this.#place = null;
      return;
    }
    const isOther = partsOfCursor(cursor).epoch !== partsOfCursor(before.cursor).epoch;
    if (isOther || !await this.#isThere(before.last)) this.hears.unsure();
    else this.hears.skipped();
    this.#place = { ...before, cursor, isBehind: true };
  }

  async #isThere(id: MessageId): Promise<boolean> {
    if (!isMessages(id)) return true;
    const ask = { room: this.room, around: id, limit: 1 };
    const page = await this.line.request("history.page", ask);
    return !page.ok || page.value.messages.some((message) => message.id === id);
  }

  #listen(): number {
    this.#held = [];
    return this.#gaps;
  }

  async #goOn(gaps: number): Promise<void> {
    while (this.#end === null && this.#gaps === gaps && !this.line.isOver) {
      const moved = this.#held!.splice(0).filter(({ cursor }) => cursor > this.#place!.cursor);
      if (moved.length === 0) await this.#bell.promise;
      else await this.#tellMoved(moved);
    }
  }

  async #tellMoved(moved: readonly RoomMoved[]): Promise<void> {
    const happened: Happening[] = [];
    let { last } = this.#place!;
    for (const { events } of moved) {
      for (const event of events) {
        if (event.type === "room.changed") this.#facts = event.facts;
        if (event.type === "message.sent") {
          // What is asked for may be newer than the cursor that comes with it
          if (event.message.id <= last) continue;
          last = event.message.id;
        }
        if (isUntold(event)) happened.push(...await this.#lookAt(event.id));
        else happened.push({ is: "event", event });
      }
    }
    await this.#tell(happened, { cursor: moved.at(-1)!.cursor, last, isBehind: false });
  }

  /** What became of a message that not everyone may see. */
  async #lookAt(id: MessageId): Promise<Happening[]> {
    const ask = { room: this.room, around: id, limit: 1 };
    const page = await this.line.request("history.page", ask);
    const message = page.ok && page.value.messages.find((one) => one.id === id);
    return message ? [{ is: "changed", message }] : [];
  }

  async #tell(happened: readonly Happening[], place: LogPlace): Promise<void> {
    const isHeard = await this.hears.told(happened, place, this.#facts!);
    this.#place = place;
    if (!isHeard) this.#end ??= "nobody hears";
  }
}
