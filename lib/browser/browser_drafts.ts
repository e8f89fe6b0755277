import {
  draftKey,
  type DraftStorage,
  MemoryDraftStorage,
  type Owner,
  type SavedDraft,
} from "../client/mod.ts";

/** Drafts that outlive the page; where the browser keeps nothing for us they live as long as it does. */
export function browserDrafts(owner: Owner): DraftStorage {
  try {
    return new StoredDrafts(owner, localStorage);
  } catch {
    return new MemoryDraftStorage(owner);
  }
}

/** One place for all tabs of a person on a server: an entry for each tab that writes in a conversation. */
export class StoredDrafts implements DraftStorage {
  readonly owner: Owner;
  #entries: Storage;
  #tab = Math.random().toString(36).slice(2);

  constructor(owner: Owner, entries: Storage) {
    this.owner = owner;
    this.#entries = entries;
  }

  load(): readonly SavedDraft[] {
    return this.#namesUnder(this.#prefix).flatMap((name) => this.#read(name) ?? []);
  }

  has(draft: SavedDraft): boolean {
    return this.#namesOf(draft).length > 0;
  }

  save(draft: SavedDraft): void {
    try {
      this.#entries.setItem(this.#prefixOf(draft) + this.#tab, JSON.stringify(draft));
    } catch {
      // There is no room left: it lasts as long as the page, and the server hears of it soon
    }
  }

  drop(draft: SavedDraft): void {
    for (const name of this.#namesOf(draft)) this.#entries.removeItem(name);
  }

  get #prefix(): string {
    return `parley draft of ${this.owner.person} on ${this.owner.server}: `;
  }

  #prefixOf({ room, thread }: SavedDraft): string {
    return `${this.#prefix}${draftKey(room, thread)} in tab `;
  }

  #namesOf(draft: SavedDraft): string[] {
    const names = this.#namesUnder(this.#prefixOf(draft));
    return names.filter((name) => this.#read(name)?.text === draft.text);
  }

  #namesUnder(prefix: string): string[] {
    return Object.keys(this.#entries).filter((name) => name.startsWith(prefix));
  }

  #read(name: string): SavedDraft | null {
    try {
      return JSON.parse(this.#entries.getItem(name) ?? "null");
    } catch {
      // Cut off while it was written, it is nobody's text any more; the page has to open all the same
      return null;
    }
  }
}
