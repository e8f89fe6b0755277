/** Telling that one is typing, not too often; and noticing when others have stopped. */
import type { RoomId } from "../../protocol/ids.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { withoutOldTypists } from "../state/chat_events.ts";
import type { LiveState } from "../live_state.ts";
import { TYPING_MS } from "../state/room_events.ts";
import type { CallOff, Time } from "../time.ts";

const TOLD_EVERY_MS = 3_000;

export class Typists {
  #live: LiveState;
  #time: Time;
  #send: (room: RoomId) => void;
  #told = new Map<RoomId, number>();
  #callOff: CallOff | null = null;

  constructor(live: LiveState, time: Time, send: (room: RoomId) => void) {
    this.#live = live;
    this.#time = time;
    this.#send = send;
  }

  typing(room: RoomId): void {
    const now = this.#time.now();
    const since = now - (this.#told.get(room) ?? -Infinity);
    // A clock that was set back must not silence anybody for as long
    if (since >= 0 && since < TOLD_EVERY_MS) return;
    this.#told.set(room, now);
    this.#send(room);
  }

  took(events: readonly ServerEvent[]): void {
    if (events.some(({ type }) => type === "typing")) this.#lookLater();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #lookLater(): void {
    this.#callOff ??= this.#time.after(TYPING_MS, () => {
      this.#callOff = null;
      const before = this.#live.current;
      this.#live.current = withoutOldTypists(before, this.#time.now());
      if (this.#live.current !== before) this.#live.tell();
      if ([...this.#live.current.rooms.values()].some(({ typing }) => typing.size > 0)) {
        this.#lookLater();
      }
    });
  }
}
