/** What has run out and opens nothing any more is taken away, so that nothing grows for good. */
import { dropInvites, dropLinks, dropOldActivity, dropSessions } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** Long enough for those who wonder what became of it. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export async function sweep({ store, now }: Ground): Promise<void> {
  const before = now() - KEPT_MS;
  await dropInvites(store, before);
  await dropLinks(store, before);
  await dropSessions(store, before);
  await dropOldActivity(store);
}
