/** The place itself: whether it was set up, what it is called, who may come in. */
import { refuse } from "../protocol/mod.ts";
import { placeRow, setupRow } from "./rows.ts";
import type { PlaceRow } from "./values/place.ts";
import type { Store } from "./database/store.ts";

/** Written by the start, again and again until the place is set up. */
export async function offerSetup(store: Store, secretHash: string): Promise<boolean> {
  const done = await store.writer.write({
    rows: [placeRow, setupRow],
    decide(draft) {
      if (draft.get(placeRow) !== null) return refuse("gone");
      draft.set(setupRow, secretHash);
      return { ok: true };
    },
  });
  return done.ok;
}

export async function findPlace(store: Store): Promise<PlaceRow | null> {
  return (await store.kv.get<PlaceRow>(placeRow.key)).value;
}
