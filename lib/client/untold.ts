import type { MessageId, RoomId } from "../protocol/ids.ts";

/**
 * Messages of which it was told that they changed, and not how: they are asked for, one of a room
 * at a time. What changes again meanwhile is asked for again, and nothing else waits for it. They
 * are remembered across a lost connection, for no cursor tells that they are missing.
 */
export class Untold {
  readonly #waiting = new Map<RoomId, Set<MessageId>>();
  readonly #asking = new Set<RoomId>();

  /** Asks for one and says whether it was answered. */
  constructor(private readonly ask: (room: RoomId, id: MessageId) => Promise<boolean>) {}

  add(room: RoomId, ids: readonly MessageId[]): void {
    if (ids.length === 0) return;
    const waiting = this.#waiting.get(room) ?? new Set();
    for (const id of ids) waiting.add(id);
    this.#waiting.set(room, waiting);
  }

  forget(room: RoomId): void {
    this.#waiting.delete(room);
  }

  /** To be called when something has come: what was refused a moment ago may be answered now. */
  askAll(): void {
    for (const room of this.#waiting.keys()) {
      if (!this.#asking.has(room)) void this.#askSome(room);
    }
  }

  async #askSome(room: RoomId): Promise<void> {
    this.#asking.add(room);
    for (let next = this.#first(room); next !== undefined; next = this.#first(room)) {
      this.#waiting.get(room)!.delete(next);
      if (await this.ask(room, next)) continue;
      this.#waiting.get(room)?.add(next);
      break;
    }
    this.#asking.delete(room);
  }

  #first(room: RoomId): MessageId | undefined {
    return this.#waiting.get(room)?.values().next().value;
  }
}
