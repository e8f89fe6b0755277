/** What is sent over a line: each of it once and in its order, whatever breaks off meanwhile. */
import {
  MemoryOutboxStorage,
  type OutboxStorage,
  type Owner,
  systemTime,
} from "../../client/mod.ts";
import { Outbox } from "../../client/outbox/outbox.ts";
import {
  type Answer,
  type Order,
  type SavedEntry,
  waitsForFiles,
} from "../../client/outbox/outbox_entry.ts";
import { ableToGo, inOrder } from "../../client/outbox/outbox_rows.ts";
import type { ClientId } from "../../protocol/mod.ts";
import type { Line } from "../line.ts";

export class Mail {
  readonly #outbox: Outbox;
  readonly #answers = new Map<ClientId, PromiseWithResolvers<Answer | null>>();
  /** Those that were given here: of them one hears whatever happens. */
  readonly #own = new Set<ClientId>();
  /** Of whom nothing will be heard any more. */
  #silent: "none" | "what waited" | "all" = "none";

  constructor(line: Line, private readonly storage: OutboxStorage) {
    this.#outbox = new Outbox(storage, {
      request: line.askOnce,
      time: systemTime,
      // Nobody brings any here: what waits for some waits on, for a program that does
      files: { of: () => Promise.resolve(null), named: () => Promise.resolve() },
      onChange() {},
      onDone: (id, answer) => this.#of(id).resolve(answer),
      onBarred: () => this.#giveUp("what waited"),
    });
    this.#outbox.start();
    line.tell({
      greeted: (hello) => this.#outbox.connected(hello),
      heard() {},
      lost: (willComeBack) => {
        this.#outbox.disconnected();
        if (!willComeBack) this.#giveUp("all");
      },
    });
    if (line.isOver) this.#giveUp("all");
  }

  /** Nothing of it outlives the program. */
  static inMemory(line: Line, owner: Owner): Mail {
    return new Mail(line, new MemoryOutboxStorage(owner));
  }

  /** What was left here earlier, as far as it can go without files that nobody brings here. */
  async waiting(): Promise<readonly SavedEntry[]> {
    const { entries } = await this.storage.load();
    return ableToGo(entries.toSorted(inOrder));
  }

  /** Whether it is kept. One that is kept already under this id stays as it is. */
  async send(id: ClientId, order: Order): Promise<boolean> {
    this.#own.add(id);
    const isKept = await this.#outbox.take([{ id, order, after: null, at: Date.now() }]);
    await this.#passOver(id);
    return isKept;
  }

  /** What became of it; null where nobody can be asked any more, or it waits for files. */
  async answerTo(id: ClientId): Promise<Answer | null> {
    return await this.#of(id).promise;
  }

  /** Whether the place may have it, though it did not say so. */
  mayBeThere(id: ClientId): boolean {
    return this.#outbox.entries().some((entry) => entry.id === id && entry.state === "sent");
  }

  /** What was refused goes to the end of the line again; false where that cannot be kept. */
  async retry(id: ClientId): Promise<boolean> {
    this.#own.add(id);
    const isBack = await this.#outbox.retry(id).catch(() => false);
    await this.#passOver(id);
    return isBack;
  }

  /** Who gave it has heard why it was refused. Where that cannot be kept they hear of it again. */
  async dismiss(id: ClientId): Promise<void> {
    await this.#outbox.dismiss(id).catch(() => {});
  }

  async stop(): Promise<void> {
    await this.#outbox.stop();
  }

  /** What stands behind files that nobody brings here is kept, and no answer to it will come. */
  async #passOver(id: ClientId): Promise<void> {
    const { entries } = await this.storage.load();
    if (!entries.some(waitsForFiles)) return;
    const waits = entries.some((entry) => entry.id === id && entry.failed === null);
    if (waits && !(await this.waiting()).some((entry) => entry.id === id)) {
      this.#of(id).resolve(null);
    }
  }

  #of(id: ClientId): PromiseWithResolvers<Answer | null> {
    const known = this.#answers.get(id) ?? Promise.withResolvers<Answer | null>();
    this.#answers.set(id, known);
    const isOver = this.#silent === "what waited" ? !this.#own.has(id) : this.#silent === "all";
    if (isOver) known.resolve(null);
    return known;
  }

  #giveUp(silent: "what waited" | "all"): void {
    this.#silent = silent;
    for (const id of this.#answers.keys()) this.#of(id);
  }
}
