import type { OutboxLine, OutboxLink, Owner } from "../client/mod.ts";
import { IndexedDbOutboxStorage } from "./outbox_indexed_db.ts";
import { SharedOutbox } from "./shared_outbox.ts";
import { OwnTray } from "./tray_storage.ts";

/**
 * The outbox for a tab of this browser. Where pages come over plain http from another machine there
 * are no locks, and two tabs at one outbox would send twice: there each tab has its own, which
 * lasts as long as the page.
 */
export function browserOutbox(owner: Owner): (link: OutboxLink) => OutboxLine {
  return (link) => {
    const isShared = "locks" in navigator;
    return new SharedOutbox(
      isShared ? new IndexedDbOutboxStorage(owner) : new OwnTray(owner),
      link,
    );
  };
}
