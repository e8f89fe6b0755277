/** Read positions that the server has yet to be told; of each place only the last one matters. */
import type { Ask } from "../../protocol/commands.ts";
import { canRetry, type Outcome } from "../../protocol/errors.ts";
import type { Result } from "../../protocol/replies.ts";

type Moves = "read.move" | "thread.read";

export class Reading<T extends Moves> {
  #ask: (move: Ask<T>) => Promise<Outcome<Result<T>>>;
  #placeOf: (move: Ask<T>) => string;
  #waiting = new Map<string, Ask<T>>();

  constructor(
    ask: (move: Ask<T>) => Promise<Outcome<Result<T>>>,
    placeOf: (move: Ask<T>) => string,
  ) {
    this.#ask = ask;
    this.#placeOf = placeOf;
  }

  async move(move: Ask<T>): Promise<Outcome<Result<T>>> {
    const place = this.#placeOf(move);
    this.#waiting.set(place, move);
    const outcome = await this.#ask(move);
    const isDone = outcome.ok || canRetry(outcome.code) !== "later";
    if (isDone && this.#waiting.get(place) === move) this.#waiting.delete(place);
    return outcome;
  }

  /** The connection is there again. */
  tellAll(): void {
    for (const move of [...this.#waiting.values()]) void this.move(move);
  }
}
