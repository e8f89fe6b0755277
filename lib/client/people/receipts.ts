/** How far others have read in the rooms where somebody asked: kept in step by what is told in passing. */
import { accept, canRetry, type Outcome } from "../../protocol/errors.ts";
import type { OwnEvent, ServerEvent } from "../../protocol/events.ts";
import type { RoomId, UserId } from "../../protocol/ids.ts";
import { withRoom } from "../state/chat_state.ts";
import type { Request } from "../link/connection.ts";
import type { LiveState } from "../live_state.ts";

type Positions = ReadonlyMap<UserId, number>;

export class Receipts {
  #live: LiveState;
  #request: Request;
  #asked = new Set<RoomId>();
  /** Something was missed there: no log keeps it. */
  #stale = new Set<RoomId>();
  /** What is told while an answer is on its way, which may be from before that. */
  #told = new Map<RoomId, Map<UserId, number>>();

  constructor(live: LiveState, request: Request) {
    this.#live = live;
    this.#request = request;
  }

  async load(id: RoomId): Promise<Outcome<Positions>> {
    this.#asked.add(id);
    this.#stale.delete(id);
    const told = new Map<UserId, number>();
    this.#told.set(id, told);
    const outcome = await this.#request("room.receipts", { room: id }, (outcome) => {
      if (this.#told.get(id) !== told) return;
      this.#told.delete(id);
      if (outcome.ok) this.#put(id, new Map([...outcome.value.read, ...told]));
      else if (canRetry(outcome.code) === "never") this.#put(id, null);
    });
    this.#live.tell();
    return outcome.ok ? accept(this.#live.current.rooms.get(id)?.receipts ?? new Map()) : outcome;
  }

  forget(id: RoomId): void {
    this.#asked.delete(id);
    this.#stale.delete(id);
    this.#told.delete(id);
    this.#put(id, null);
  }

  /** Another connection: asked about again as soon as the rooms are there. */
  askAnew(): void {
    this.#stale = new Set(this.#asked);
  }

  took(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type === "receipt") this.#told.get(event.room)?.set(event.user, event.read);
      if (event.type === "room.left") this.forget(event.room);
      if (event.type === "own.moved" && event.events.some(isSetting)) this.askAnew();
    }
    for (const id of this.#stale) if (this.#live.current.rooms.has(id)) void this.load(id);
  }

  #put(id: RoomId, receipts: Positions | null): void {
    const room = this.#live.current.rooms.get(id);
    if (room === undefined || room.receipts === receipts) return;
    this.#live.current = withRoom(this.#live.current, { ...room, receipts });
  }
}

/** Whoever does not tell is not told: what they have set may be that. */
function isSetting({ type }: OwnEvent): boolean {
  return type === "settings.changed";
}
