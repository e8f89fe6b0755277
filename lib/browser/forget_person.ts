import type { Owner } from "../client/mod.ts";
import { attachmentsName } from "./browser_attachments.ts";
import { IndexedDbOutboxStorage } from "./outbox_indexed_db.ts";
import { SHARED_NAME } from "./shared_things.ts";

/** What is a device's and nobody's by name: what was folded, which emoji were used last. */
const OF_THE_DEVICE = "parley.";

/** Whoever logs out leaves nothing in this browser; what others wait with there stays theirs. */
export async function forgetPerson(owner: Owner): Promise<void> {
  forgetEntries(owner);
  const names = [new IndexedDbOutboxStorage(owner).name, attachmentsName(owner), SHARED_NAME];
  await Promise.all(names.map(forgetDatabase));
}

function forgetEntries({ person }: Owner): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(OF_THE_DEVICE) || name.includes(person)) localStorage.removeItem(name);
    }
  } catch {
    // Where a browser keeps nothing for us, there is nothing to forget
  }
}

/** Other tabs let go of it when they hear of that; one that sleeps does so when it wakes up. */
function forgetDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!("indexedDB" in globalThis)) return resolve();
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });
}
