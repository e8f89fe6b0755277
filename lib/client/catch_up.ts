/**
 * Getting in step with the server and staying so. What arrives while an answer is awaited that
 * says where things stand is kept, and taken afterwards: what the answer held already then changes
 * nothing, and what it did not hold is not lost.
 */
import { canRetry, type Outcome, type Refusal } from "../protocol/errors.ts";
import type { RoomId } from "../protocol/ids.ts";
import { cursorBefore } from "../protocol/plain_ids.ts";
import type { Hello, OwnEvent, RoomMoved, ServerEvent } from "../protocol/events.ts";
import type { Result } from "../protocol/replies.ts";
import { applyAll, withoutRooms } from "./state/chat_events.ts";
import { afterSyncOfAll, emptyState, withRoom } from "./state/chat_state.ts";
import { pauseBefore } from "./link/come_back.ts";
import type { Request } from "./link/connection.ts";
import { afterRoomSync, type Room, withView } from "./state/room_state.ts";
import type { LiveState } from "./live_state.ts";
import type { CallOff, Time } from "./time.ts";

/** What the rest of the client has that this works on. */
export interface CatchUpLink {
  readonly live: LiveState;
  readonly request: Request;
  readonly time: Time;
  /** The rooms whose messages are to be held, the one that is looked at first. */
  opened(): readonly RoomId[];
  /** What is held of the room is as the server had it just now, by no event. */
  synced(room: RoomId): void;
  /** What is known of these rooms is as the server had it just now; of their messages it may be less. */
  viewed(rooms: readonly RoomId[]): void;
  /** Something is different; with events, these were taken. */
  onChange(events: readonly ServerEvent[]): void;
}

interface Behind {
  readonly room: RoomId;
  /** What has happened in the room since it was asked about. */
  readonly held: RoomMoved[];
  /** Whether it was missed, or only never wanted before. */
  readonly missed: boolean;
  isAsked: boolean;
}

/** How many rooms are asked about at once. */
const AT_ONCE = 4;

export class CatchUp {
  #link: CatchUpLink;
  #live: LiveState;
  /** Everything that came since the hello; null once the sync was answered. */
  #waiting: ServerEvent[] | null = null;
  #behind = new Map<RoomId, Behind>();
  /** Set back elsewhere, and not yet counted anew: no cursor tells, so it outlives the connection. */
  #uncounted = new Set<RoomId>();
  #connection = 0;
  #isUp = false;
  #pauses = 0;
  #retries = new Set<CallOff>();

  constructor(link: CatchUpLink) {
    this.#link = link;
    this.#live = link.live;
  }

  get isInStep(): boolean {
    return this.#isUp && this.left === 0;
  }

  /** How much is to be asked about before everything that was missed is there. */
  get left(): number {
    const missed = [...this.#behind.values()].filter((behind) => behind.missed).length;
    return missed + (this.#waiting === null ? 0 : 1);
  }

  connected({ epoch }: Hello): void {
    const state = this.#live.current;
    if (state.epoch !== epoch) {
      this.#live.current = emptyState(state.me, epoch);
      this.#uncounted.clear();
    }
    this.#reset();
    this.#isUp = true;
    this.#waiting = [];
    this.#syncAll(this.#connection);
  }

  disconnected(): void {
    this.#reset();
    this.#isUp = false;
    this.#waiting = null;
  }

  heard(events: readonly ServerEvent[]): void {
    if (this.#waiting) this.#waiting.push(...events);
    else this.#take(events);
  }

  /** Asks for the newest messages of a room that was opened. */
  open(id: RoomId): void {
    const room = this.#live.current.rooms.get(id);
    if (this.#isUp && !this.#waiting && room?.timeline === null) this.#ask(id, false);
  }

  #take(events: readonly ServerEvent[]): void {
    const now = events.filter((event) => !this.#hold(event));
    this.#live.current = applyAll(this.#live.current, now, this.#link.time.now());
    for (const event of now) {
      if (event.type === "room.entered" && this.#link.opened().includes(event.view.id)) {
        this.open(event.view.id);
      }
      if (event.type !== "own.moved") continue;
      for (const own of event.events) {
        if (isUncounted(own) || this.#isMissed(own)) this.#countAnew(own.room);
      }
    }
    this.#link.onChange(now);
  }

  /** A position in a thread that is on its way here: the answer may be from before it. */
  #isMissed(event: OwnEvent): event is OwnEvent & { room: RoomId } {
    if (event.type !== "thread.seen" || !this.#behind.has(event.room)) return false;
    return !this.#live.current.rooms.get(event.room)?.followed.has(event.thread);
  }

  #hold(event: ServerEvent): boolean {
    if (event.type === "room.left") this.#behind.delete(event.room);
    const behind = event.type === "moved" ? this.#behind.get(event.room) : undefined;
    behind?.held.push(event as RoomMoved);
    return behind !== undefined;
  }

  /** What was held is asked about, unless the server makes nothing of that: then it is told anew. */
  async #syncAll(connection: number, isAnew = false): Promise<void> {
    const state = this.#live.current;
    const rooms = [...state.rooms.values()].map(({ id, cursor }): [RoomId, Room["cursor"]] => [
      id,
      this.#uncounted.has(id) ? cursorBefore(state.epoch!) : cursor,
    ]);
    const known = isAnew ? { me: null, rooms: [] } : { me: state.cursor, rooms };
    const outcome = await this.#link.request("sync", known);
    if (connection !== this.#connection) return;
    if (!outcome.ok) {
      const isNever = canRetry(outcome.code) === "never";
      if (isNever) this.#live.current = emptyState(state.me, state.epoch);
      return this.#later(outcome, () => this.#syncAll(connection, isAnew || isNever));
    }
    this.#pauses = 0;
    this.#uncounted.clear();
    const after = this.#live.current = afterSyncOfAll(this.#live.current, outcome.value);
    const missed = outcome.value.rooms.filter(({ id, cursor }) =>
      after.rooms.get(id)?.timeline && after.rooms.get(id)?.cursor !== cursor
    ).map(({ id }) => id);
    const opened = this.#link.opened().filter((id) => after.rooms.get(id)?.timeline === null);
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const id of this.#firstLookedAt([...missed, ...opened])) {
      this.#add(id, missed.includes(id));
    }
    this.#askSome();
    this.#link.viewed(outcome.value.rooms.map(({ id }) => id));
    this.#take(waiting);
  }

  #firstLookedAt(ids: readonly RoomId[]): RoomId[] {
    const opened = this.#link.opened();
    const turn = (id: RoomId) => opened.includes(id) ? opened.indexOf(id) : opened.length;
    return [...ids].sort((one, other) => turn(one) - turn(other));
  }

  #countAnew(id: RoomId): void {
    this.#uncounted.add(id);
    this.#ask(id);
  }

  #ask(id: RoomId, missed = true): void {
    if (!this.#live.current.rooms.has(id)) return;
    this.#add(id, missed);
    this.#askSome();
  }

  /** Asked anew while an answer is awaited, that answer is from before the reason for asking. */
  #add(id: RoomId, missed: boolean): void {
    const held = this.#behind.get(id)?.held ?? [];
    const was = this.#behind.get(id)?.missed ?? false;
    this.#behind.set(id, { room: id, held, missed: missed || was, isAsked: false });
  }

  #askSome(): void {
    const all = [...this.#behind.values()];
    const free = AT_ONCE - all.filter((behind) => behind.isAsked).length;
    for (const behind of all.filter((one) => !one.isAsked).slice(0, Math.max(0, free))) {
      this.#askRoom(behind, this.#connection);
    }
  }

  async #askRoom(behind: Behind, connection: number): Promise<void> {
    behind.isAsked = true;
    const { room: id } = behind;
    const room = this.#live.current.rooms.get(id);
    const isNew = room?.timeline === null && this.#link.opened().includes(id);
    const after = isNew ? null : room?.cursor ?? null;
    const outcome = await this.#link.request("room.sync", { room: id, after });
    if (connection !== this.#connection || this.#behind.get(id) !== behind) return;
    if (!outcome.ok && canRetry(outcome.code) === "later") {
      return this.#later(outcome, () => void this.#askRoom(behind, connection));
    }
    this.#pauses = 0;
    this.#behind.delete(id);
    this.#uncounted.delete(id);
    this.#answered(id, outcome);
    this.#askSome();
    this.#take(behind.held);
  }

  /** A room that is refused is no longer for this person to see. */
  #answered(id: RoomId, outcome: Outcome<Result<"room.sync">>): void {
    const state = this.#live.current;
    const room = state.rooms.get(id);
    if (!outcome.ok) this.#live.current = withoutRooms(state, [id]);
    else if (room) this.#live.current = withRoom(state, this.#withAnswer(room, outcome.value));
    this.#link.synced(id);
  }

  #withAnswer(room: Room, result: Result<"room.sync">): Room {
    const isOpen = this.#link.opened().includes(room.id);
    const isWhole = room.timeline !== null || result.restart;
    if (isOpen && isWhole) return afterRoomSync(room, result);
    return { ...withView({ ...room, timeline: null, memberList: null }, result.view) };
  }

  #later(refusal: Refusal, again: () => void): void {
    const { time } = this.#link;
    const pause = refusal.retryAfterMs ?? 500 + pauseBefore(this.#pauses++, time.random());
    const callOff = time.after(pause, () => {
      this.#retries.delete(callOff);
      again();
    });
    this.#retries.add(callOff);
  }

  #reset(): void {
    this.#connection++;
    this.#behind.clear();
    for (const callOff of this.#retries) callOff();
    this.#retries.clear();
    this.#pauses = 0;
  }
}

/** Set back, or followed from now on: what there is to count is not known here. */
function isUncounted(event: OwnEvent): event is OwnEvent & { room: RoomId } {
  return event.type === "thread.followed" ||
    (event.type === "read.moved" || event.type === "thread.seen") && event.back;
}
