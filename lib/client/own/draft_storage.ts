/** Where drafts are kept that the server does not have yet, so that a reload or a crash loses none. */
import type { Epoch, MessageId, RoomId } from "../../protocol/ids.ts";
import { isSameOwner, type Owner } from "../outbox/outbox_storage.ts";
import { draftKey } from "../state/own_state.ts";

export interface SavedDraft {
  readonly room: RoomId;
  readonly thread?: MessageId;
  readonly text: string;
  readonly replyTo?: MessageId;
  /** What it was written over: the version, in the history that it is of. */
  readonly base: number;
  readonly epoch: Epoch | null;
}

/** Done when it returns: whoever types a letter and closes the page has typed it. */
export interface DraftStorage {
  /** Storage is opened for one owner and holds nothing of another. */
  readonly owner: Owner;
  /** Also what other tabs have saved: of one conversation there may be several. */
  load(): readonly SavedDraft[];
  has(draft: SavedDraft): boolean;
  /** In the place of what this tab saved of the conversation; what others did stays. */
  save(draft: SavedDraft): void;
  /** This text of the conversation, whoever has saved it. */
  drop(draft: SavedDraft): void;
}

/** Lasts as long as the process: for tests, and where there is no disk. */
export class MemoryDraftStorage implements DraftStorage {
  readonly owner: Owner;
  #drafts = new Map<string, SavedDraft>();

  constructor(owner: Owner) {
    this.owner = owner;
  }

  load(): readonly SavedDraft[] {
    return [...this.#drafts.values()];
  }

  has({ room, thread, text }: SavedDraft): boolean {
    return this.#drafts.get(draftKey(room, thread))?.text === text;
  }

  save(draft: SavedDraft): void {
    this.#drafts.set(draftKey(draft.room, draft.thread), draft);
  }

  drop(draft: SavedDraft): void {
    if (this.has(draft)) this.#drafts.delete(draftKey(draft.room, draft.thread));
  }
}

/** Where it is somebody else's, nothing may be read from it. */
export function heldDrafts(storage: DraftStorage, owner: Owner): readonly SavedDraft[] {
  if (!isSameOwner(storage.owner, owner)) throw new Error("These drafts are somebody else's");
  return storage.load();
}
