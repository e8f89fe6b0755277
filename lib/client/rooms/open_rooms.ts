/** The rooms whose messages are held: opened and closed, paged through, and kept within bounds. */
import type { Ask } from "../../protocol/commands.ts";
import { accept, type Outcome, refuse } from "../../protocol/errors.ts";
import type { RoomEvent, ServerEvent } from "../../protocol/events.ts";
import type { FirstRoom } from "../../protocol/first_state.ts";
import type { MessageId, RoomId, UserId } from "../../protocol/ids.ts";
import type { RoomRole } from "../../protocol/room.ts";
import { withRoom } from "../state/chat_state.ts";
import type { Request } from "../link/connection.ts";
import type { LiveState } from "../live_state.ts";
import { isUntold } from "../state/message_state.ts";
import { withMembersChanged } from "../state/room_events.ts";
import type { Room } from "../state/room_state.ts";
import { Untold } from "../untold.ts";
import {
  type Beside,
  messageIn,
  type Page,
  stretchAround,
  type Timeline,
  trimmed,
  withPage,
} from "../state/timeline.ts";
import { afterEvents } from "../state/timeline_events.ts";

export interface OpenRoomsLink {
  readonly live: LiveState;
  readonly request: Request;
  /** How many messages of a room are held at most, and a quarter of that more. */
  readonly keep: number;
  /** Open from the beginning. */
  readonly first: FirstRoom | null;
  /** A room was opened whose messages are to be asked for. */
  onOpen(room: RoomId): void;
}

export class OpenRooms {
  #link: OpenRoomsLink;
  /** The one opened last at the end, with the message that is looked at. */
  #opened = new Map<RoomId, MessageId | null>();
  /** Pages under way: until they are there nothing beside them may be dropped. */
  #paging = new Map<RoomId, Set<Paging>>();
  /** Lists of members under way, and what happened meanwhile. */
  #listing = new Map<RoomId, RoomEvent[]>();
  /** Rooms whose members were asked for: the list is kept in step. */
  #listed = new Set<RoomId>();
  #untold = new Untold(async (id, message) =>
    (await this.#load(id, { around: message, limit: 1 })).ok
  );

  constructor(link: OpenRoomsLink) {
    this.#link = link;
    const { first } = link;
    if (first) this.#opened.set(first.newest.view.id, first.around?.message ?? null);
  }

  /** The one that was opened last first. */
  opened(): RoomId[] {
    return [...this.#opened.keys()].reverse();
  }

  /** Settled when the room's messages are there, or it was closed before they were. */
  open(id: RoomId): Promise<void> {
    const lookedAt = this.#opened.get(id) ?? null;
    this.#opened.delete(id);
    this.#opened.set(id, lookedAt);
    this.#link.onOpen(id);
    return this.#link.live.until(() => !this.#opened.has(id) || this.#timelineOf(id) !== null);
  }

  close(id: RoomId): void {
    this.#forget(id);
    this.#change(id, (room) => ({ ...room, timeline: null, memberList: null }));
  }

  /** Which message is looked at, so that the ones around it are held; null at the newest. */
  lookAt(id: RoomId, message: MessageId | null): void {
    if (this.#opened.has(id)) this.#opened.set(id, message);
  }

  isAtEnd(id: RoomId): boolean {
    return this.#opened.get(id) === null;
  }

  /** The page before a message; without one, before the first that is held. */
  loadOlder(id: RoomId, before?: MessageId): Promise<Outcome<Page>> {
    const timeline = this.#timelineOf(id);
    const from = before ?? timeline?.messages[0]?.id;
    return this.#load(id, from === undefined ? {} : { before: from });
  }

  /** The page after a message; without one, after what is held around the one looked at. */
  loadNewer(id: RoomId, after?: MessageId): Promise<Outcome<Page>> {
    const timeline = this.#timelineOf(id);
    const from = after ?? (timeline ? endOfStretch(timeline, this.#opened.get(id)) : undefined);
    return this.#load(id, from === undefined ? {} : { after: from });
  }

  /** Back to the end, from wherever in the past one was. */
  loadNewest(id: RoomId): Promise<Outcome<Page>> {
    this.lookAt(id, null);
    return this.#load(id, {});
  }

  loadAround(id: RoomId, message: MessageId): Promise<Outcome<Page>> {
    this.lookAt(id, message);
    return this.#load(id, { around: message });
  }

  /** The first message from a time on, with what is around it; null where all are older. */
  async loadAt(id: RoomId, at: number): Promise<Outcome<MessageId | null>> {
    const outcome = await this.#load(id, { at });
    if (!outcome.ok) return outcome;
    const found = outcome.value.messages.find((message) =>
      message.at >= at && message.thread === undefined
    );
    this.lookAt(id, found?.id ?? null);
    return accept(found?.id ?? null);
  }

  /** Wherever one looks: what is held around there stays. */
  loadOne(id: RoomId, message: MessageId): Promise<Outcome<Page>> {
    return this.#load(id, { around: message, limit: 1 });
  }

  /** All of a room's members; kept in step as long as the room is open. */
  async loadMembers(id: RoomId): Promise<Outcome<ReadonlyMap<UserId, RoomRole>>> {
    if (!this.#opened.has(id)) return refuse("not_found", "the room is not open");
    const meanwhile: RoomEvent[] = [];
    this.#listed.add(id);
    this.#listing.set(id, meanwhile);
    const listed = new Map<UserId, RoomRole>();
    for (let after: UserId | undefined, more = true; more;) {
      const ask = after === undefined ? { room: id } : { room: id, after };
      const outcome = await this.#link.request("room.members", ask);
      if (!outcome.ok) return outcome;
      for (const { user, role } of outcome.value.members) listed.set(user, role);
      after = outcome.value.members.at(-1)?.user;
      more = outcome.value.more && after !== undefined;
    }
    if (this.#listing.get(id) !== meanwhile) {
      return refuse("unavailable", "closed or lost meanwhile");
    }
    this.#listing.delete(id);
    const members = withMembersChanged(listed, meanwhile);
    this.#change(id, (room) => ({ ...room, memberList: members }));
    return accept(members);
  }

  /** To be called with what was taken: what is under way takes note, and timelines are trimmed. */
  took(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type === "moved") {
        this.#listing.get(event.room)?.push(...event.events);
        for (const paging of this.#paging.get(event.room) ?? []) note(paging, event.events);
        this.#noteUntold(event.room, event.events);
      }
      if (event.type === "room.left") this.#forget(event.room);
    }
    this.#untold.askAll();
    for (const id of this.#opened.keys()) this.#trim(id);
  }

  /** A page that is under way may be from before that; what a fresh start has dropped is asked for. */
  synced(id: RoomId): void {
    for (const paging of this.#paging.get(id) ?? []) paging.isStale = true;
    const room = this.#link.live.current.rooms.get(id);
    if (!room?.timeline) return;
    if (room.memberList === null && this.#listed.has(id)) void this.loadMembers(id);
    const lookedAt = this.#opened.get(id) ?? null;
    const isHeld = lookedAt === null || messageIn(room.timeline, lookedAt) !== undefined;
    if (!isHeld) void this.#load(id, { around: lookedAt });
  }

  /** What was under way is told over a new connection, from the start. */
  disconnected(): void {
    this.#listing.clear();
  }

  #forget(id: RoomId): void {
    this.#opened.delete(id);
    this.#listing.delete(id);
    this.#listed.delete(id);
    this.#untold.forget(id);
  }

  #noteUntold(id: RoomId, events: readonly RoomEvent[]): void {
    const timeline = this.#timelineOf(id);
    if (timeline === null) return;
    const held = events.filter(isUntold).filter((event) => messageIn(timeline, event.id));
    this.#untold.add(id, held.map((event) => event.id));
  }

  async #load(id: RoomId, ask: Asked): Promise<Outcome<Page>> {
    if (!this.#timelineOf(id)) return refuse("not_found", "the room is not open");
    const paging: Paging = { changes: [], untold: [], isStale: false };
    const all = this.#paging.get(id) ?? new Set();
    this.#paging.set(id, all.add(paging));
    const outcome = await this.#ask(id, ask, paging);
    all.delete(paging);
    // Where nothing happens, only this keeps it within bounds; one by itself lies elsewhere
    if (ask.limit !== 1) this.#trim(id);
    this.#noteUntold(id, paging.untold);
    this.#untold.askAll();
    this.#link.live.tell();
    return outcome;
  }

  async #ask(id: RoomId, ask: Asked, paging: Paging): Promise<Outcome<Page>> {
    const before = this.#link.live.current.epoch;
    paging.changes.length = 0;
    paging.isStale = false;
    // Joined before what came after it is taken: an event about one of these must find it held
    const outcome = await this.#link.request("history.page", { room: id, ...ask }, (outcome) => {
      const isSame = this.#link.live.current.epoch === before;
      if (!outcome.ok || !isSame || paging.isStale) return;
      this.#replace(id, (room) => joined(room, outcome.value, ask, paging));
    });
    const isAnswered = outcome.ok && paging.isStale && this.#timelineOf(id) !== null;
    return isAnswered ? await this.#ask(id, ask, paging) : outcome;
  }

  #trim(id: RoomId): void {
    const { keep } = this.#link;
    const timeline = this.#timelineOf(id);
    const isWithinBounds = !timeline || timeline.messages.length <= keep * 1.25;
    if (isWithinBounds || (this.#paging.get(id)?.size ?? 0) > 0) return;
    const lookedAt = this.#opened.get(id) ?? undefined;
    this.#replace(id, (room) => ({ ...room, timeline: trimmed(timeline, keep, lookedAt) }));
  }

  #timelineOf(id: RoomId): Timeline | null {
    return this.#link.live.current.rooms.get(id)?.timeline ?? null;
  }

  #change(id: RoomId, change: (room: Room) => Room): void {
    this.#replace(id, change);
    this.#link.live.tell();
  }

  #replace(id: RoomId, change: (room: Room) => Room): void {
    const { live } = this.#link;
    const room = live.current.rooms.get(id);
    if (room) live.current = withRoom(live.current, change(room));
  }
}

type Asked = Beside & Pick<Ask<"history.page">, "around" | "at" | "limit">;

/** What became of messages while a page was under way: it may show them as they were before. */
interface Paging {
  readonly changes: RoomEvent[];
  readonly untold: RoomEvent[];
  /** The room was synced meanwhile: what became of them came by no event. */
  isStale: boolean;
}

function note(paging: Paging, events: readonly RoomEvent[]): void {
  paging.changes.push(...events.filter(({ type }) => type !== "message.sent"));
  paging.untold.push(...events.filter(isUntold));
}

function joined(room: Room, page: Page, beside: Beside, { changes }: Paging): Room {
  if (room.timeline === null) return room;
  return { ...room, timeline: afterEvents(withPage(room.timeline, page, beside), changes) };
}

function endOfStretch(timeline: Timeline, lookedAt: MessageId | null | undefined) {
  if (!lookedAt) return timeline.messages.at(-1)?.id;
  return timeline.messages[stretchAround(timeline, lookedAt).to]?.id;
}
