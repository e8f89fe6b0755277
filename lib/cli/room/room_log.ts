/**
 * A room's log, told to one reader in its order, whatever breaks off meanwhile: what was missed is
 * asked for from where the reader stands, or stood before the history was put back. Little of it is
 * ever held here: while the reader is slow nothing is taken from the network, and who is too far
 * behind reads on page by page.
 */
import { noLaterThan } from "../../client/outbox/outbox_entry.ts";
import { isUntold } from "../../client/state/message_state.ts";
import {
  accept,
  type Cursor,
  type Message,
  type MessageId,
  type Outcome,
  type Result,
  type RoomFacts,
  type RoomId,
  type RoomMoved,
  type RoomView,
  type ServerEvent,
} from "../../protocol/mod.ts";
import { asChanged, asSaid, type Happening, saidAt } from "./happening.ts";
import type { Request } from "../line.ts";
import { type LogPlace, placeAfter, type Where } from "./log_trail.ts";
import { firstFrom, idBefore, pagesAfter, startOf, type Stretch } from "./room_past.ts";

export interface LogHears {
  /** False: nobody wants to hear more. When it is done, the reader stands at the place. */
  told(happened: readonly Happening[], place: LogPlace, facts: RoomFacts): Promise<boolean>;
}

/** Why there is nothing more to be told. */
export type LogEnd = "all told" | "nobody hears" | "out of the room";

/** Another machine may go on with the history, whose clock is behind. */
const CLOCK_MAY_GO_BACK_MS = 5 * 60_000;

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
    /** Where it begins without a place, and when that is by the clock of the place. */
    private readonly begins: { readonly stretch: Stretch; readonly now: number },
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
        const found = await this.#findBack(view);
        if (!found.ok) return found;
        continue;
      }
      const said = upTo(view.cursor, messages);
      await this.#tell([...changed.map(asChanged), ...said.map(asSaid)], {
        ...{ cursor: view.cursor, last: said.at(-1)?.id ?? last, isBehind: false },
      });
      return accept(gaps);
    }
    return accept(this.#gaps);
  }

  async #begin(): Promise<Outcome<number>> {
    const gaps = this.#listen();
    const answer = await this.line.request("room.sync", { room: this.room, after: null });
    if (!answer.ok) return answer;
    const { view: { cursor, facts }, older } = answer.value;
    this.#facts = facts;
    const messages = upTo(cursor, answer.value.messages);
    const { last, since } = this.begins.stretch;
    const isHere = !older || (since === null && last !== null && last <= messages.length);
    if (isHere) {
      const newest = messages.filter(({ at }) => since === null || at >= since);
      const told = last === null ? newest : newest.slice(Math.max(0, newest.length - last));
      await this.#tell(told.map(asSaid), {
        ...{ cursor, last: messages.at(-1)?.id ?? noLaterThan(cursor), isBehind: false },
      });
      return accept(gaps);
    }
    const start = await startOf(this.line.request, this.room, this.begins.stretch, null);
    if (!start.ok) return start;
    const end = noLaterThan(cursor);
    const from = start.value < end ? start.value : end;
    this.#stand({ cursor, last: from, isBehind: from < end });
    return accept(gaps);
  }

  /** Up to the cursor: whatever is said meanwhile comes with the next one. */
  async #readOn(): Promise<Outcome<null>> {
    this.#held = null;
    const { cursor, last } = this.#place!;
    if (this.#facts === null) {
      // An earlier run ended in the midst of the pages
      const answer = await this.line.request("room.sync", { room: this.room, after: cursor });
      if (!answer.ok) return answer;
      this.#facts = answer.value.view.facts;
    }
    for await (const page of pagesAfter(this.line.request, this.room, last)) {
      if (!page.ok) return page;
      const messages = upTo(cursor, page.value.messages);
      const isLast = page.value.isLast || messages.length < page.value.messages.length;
      await this.#tell(messages.map(asSaid), {
        ...{ cursor, last: messages.at(-1)?.id ?? this.#place!.last, isBehind: !isLast },
      });
      if (isLast || this.#end !== null) break;
    }
    return accept(null);
  }

  /** Too much has happened for one answer, or the history is another than the one that was told. */
  async #findBack({ cursor }: RoomView): Promise<Outcome<null>> {
    this.#held = null;
    const { earlier, ...now } = this.#place!;
    for (const step of [...earlier, now].toReversed()) {
      const page = await this.#changesAfter(step.cursor);
      if (!page.ok) return page;
      if (!page.value.known) continue;
      this.#place = { ...step, earlier: earlier.filter(({ count }) => count < step.count) };
      const isUndone = step.count < now.count;
      return await this.#tellChanges(
        page.value,
        isUndone ? [{ is: "gap", since: step.at, missing: "nothing" }] : [],
      );
    }
    return await this.#beginByClock(cursor);
  }

  /** Page after page; what was said since then is told behind it. */
  async #tellChanges(
    first: Result<"room.changes">,
    gap: readonly Happening[],
  ): Promise<Outcome<null>> {
    for (let [page, head] = [first, gap];; head = []) {
      const { last } = this.#place!;
      const changed = page.changed.filter(({ id }) => id <= last);
      await this.#tell([...head, ...changed.map(asChanged)], {
        ...{ cursor: page.cursor, last, isBehind: true },
      });
      if (!page.more || this.#end !== null) return accept(null);
      const next = await this.#changesAfter(page.cursor);
      if (!next.ok) return next;
      // Put back at this very moment: the next sync finds that out
      if (!next.value.known) return accept(null);
      page = next.value;
    }
  }

  async #changesAfter(after: Cursor): Promise<Outcome<Result<"room.changes">>> {
    return await this.line.request("room.changes", { room: this.room, after });
  }

  /** Nothing of what was told is there. Whatever was said since is later by the clock, wherever it stands. */
  async #beginByClock(cursor: Cursor): Promise<Outcome<null>> {
    const since = Math.max(0, this.#place!.at - CLOCK_MAY_GO_BACK_MS);
    const first = await firstFrom(this.line.request, this.room, since);
    if (!first.ok) return first;
    const end = noLaterThan(cursor);
    const from = first.value === null || first.value > end ? end : idBefore(first.value);
    this.#place = { ...this.#place!, earlier: [] };
    await this.#tell([{ is: "gap", since, missing: "changes" }], {
      cursor,
      last: from,
      isBehind: true,
    });
    // What stands there now vouches for nothing that was told before
    this.#place = { ...this.#place, earlier: [] };
    return accept(null);
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
          // Of what comes together some may have been in the answer
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

  async #tell(happened: readonly Happening[], where: Where): Promise<void> {
    const place = this.#placeAt(where, Math.max(0, ...happened.map(saidAt)));
    const isHeard = await this.hears.told(happened, place, this.#facts!);
    this.#place = place;
    if (!isHeard) this.#end ??= "nobody hears";
  }

  #stand(where: Where): void {
    this.#place = this.#placeAt(where, 0);
  }

  #placeAt(where: Where, at: number): LogPlace {
    const before = this.#place;
    return before === null
      ? { ...where, at: this.begins.now, count: 0, earlier: [] }
      : placeAfter(before, where, at);
  }
}

/** What is newer is told with a cursor of its own: without one nobody could say whether it is still there. */
function upTo(cursor: Cursor, messages: readonly Message[]): Message[] {
  const end = noLaterThan(cursor);
  return messages.filter(({ id }) => id <= end);
}
