/** Read positions that the server has yet to be told; of each room only the last one matters. */
import type { Ask } from "../protocol/commands.ts";
import { canRetry, type Outcome } from "../protocol/errors.ts";
import type { RoomId } from "../protocol/ids.ts";
import type { Result } from "../protocol/replies.ts";

type Move = Ask<"read.move">;

export class Reading {
  #ask: (move: Move) => Promise<Outcome<Result<"read.move">>>;
  #waiting = new Map<RoomId, Move>();

  constructor(ask: (move: Move) => Promise<Outcome<Result<"read.move">>>) {
    this.#ask = ask;
  }

  async move(move: Move): Promise<Outcome<Result<"read.move">>> {
    this.#waiting.set(move.room, move);
    const outcome = await this.#ask(move);
    const isDone = outcome.ok || canRetry(outcome.code) !== "later";
    if (isDone && this.#waiting.get(move.room) === move) this.#waiting.delete(move.room);
    return outcome;
  }

  /** The connection is there again. */
  tellAll(): void {
    for (const move of [...this.#waiting.values()]) void this.move(move);
  }
}
