/** Where what is sent is left, and the outbox kept by whose turn it is. */
import {
  type Change,
  MemoryOutboxStorage,
  type NewEntry,
  type OutboxStorage,
} from "../client/mod.ts";
import { randomLetters } from "../protocol/mod.ts";

export interface TrayStorage extends OutboxStorage {
  /** The same for all tabs that share it, and for no others. */
  readonly name: string;
  /** Done once it is kept. What is saved in the outbox is no more in the tray. */
  leave(entry: NewEntry): Promise<void>;
  /** In the order in which they were left. */
  allLeft(): Promise<NewEntry[]>;
  /** One tab at a time. A turn ends with the work; called off before it comes, it throws. */
  inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void>;
}

/** For a tab that shares with nobody: it lasts as long as the page. */
export class OwnTray extends MemoryOutboxStorage implements TrayStorage {
  readonly name = `parley outbox ${randomLetters(12)}`;
  #left: NewEntry[] = [];

  leave(entry: NewEntry): Promise<void> {
    this.#left.push(entry);
    return Promise.resolve();
  }

  allLeft(): Promise<NewEntry[]> {
    return Promise.resolve([...this.#left]);
  }

  override save(change: Change): Promise<void> {
    const saved = new Set(change.put?.map(({ id }) => id));
    this.#left = this.#left.filter(({ id }) => !saved.has(id));
    return super.save(change);
  }

  inTurn(_signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    return work();
  }
}
