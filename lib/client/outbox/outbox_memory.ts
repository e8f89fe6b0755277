/** An outbox's storage that lasts as long as the process: for tests, and where there is no disk. */
import type { ClientId } from "../../protocol/ids.ts";
import type { SavedEntry } from "./outbox_entry.ts";
import {
  type Change,
  NO_STREAM,
  type OutboxStorage,
  type Owner,
  type Saved,
} from "./outbox_storage.ts";

export class MemoryOutboxStorage implements OutboxStorage {
  readonly owner: Owner;
  #place = NO_STREAM;
  #entries = new Map<ClientId, SavedEntry>();

  constructor(owner: Owner) {
    this.owner = owner;
  }

  load(): Promise<Saved> {
    const entries = [...this.#entries.values()].sort((one, other) => one.place - other.place);
    return Promise.resolve({ place: this.#place, entries });
  }

  save({ put = [], drop = [], place }: Change): Promise<void> {
    // A copy, as on disk: what changes in memory later is not saved by that
    for (const entry of put) this.#entries.set(entry.id, structuredClone(entry));
    for (const id of drop) this.#entries.delete(id);
    if (place) this.#place = place;
    return Promise.resolve();
  }
}
