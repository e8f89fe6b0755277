/**
 * What another app of the device has shared with the place. The script that takes it in
 * (`static/share.js`) runs beside the pages and keeps the latest; here it is had, and forgotten.
 */
import { answer, ended, OpenDatabase } from "./indexed_db.ts";

export interface Shared {
  /** When; no two are of the same moment. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly files: readonly File[];
  /** How many files are not among them. */
  readonly left: number;
  /** Because the device has no room for them. */
  readonly isFull: boolean;
}

/** Whom it was meant for is forgotten by then. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** By its beginning the device's: it is not known yet who will send it. */
export const SHARED_NAME = "parley.shared";

const database = new OpenDatabase(SHARED_NAME, (made) => made.createObjectStore("shared"));

export async function findShared(): Promise<Shared | null> {
  // Who never shares anything has none
  const all = await indexedDB.databases();
  if (!all.some(({ name }) => name === SHARED_NAME)) return null;
  const finding = await database.begin(["shared"], "readonly");
  const found = await answer<Shared | undefined>(finding.objectStore("shared").get("latest"));
  if (found === undefined) return null;
  if (found.at > Date.now() - DAY_MS) return found;
  await dropShared(found);
  return null;
}

/** That one: what was shared meanwhile stays. */
export async function dropShared({ at }: Pick<Shared, "at">): Promise<void> {
  const dropping = await database.begin(["shared"], "readwrite");
  const store = dropping.objectStore("shared");
  const reading: IDBRequest<Shared | undefined> = store.get("latest");
  reading.onsuccess = () => reading.result?.at === at && store.delete("latest");
  await ended(dropping);
}

/** From now on the browser takes it in. Where it cannot, the server says what to do. */
export async function takeShared(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  await serviceWorker.register("/share.js", { scope: "/share/take", updateViaCache: "none" });
}
