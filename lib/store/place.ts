/** The place itself: whether it was set up, what it is called, who may come in. */
import { type Outcome, refuse } from "../protocol/mod.ts";
import { type PlaceRow, placeRow, setupRow } from "./rows.ts";
import type { Store } from "./store.ts";

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

export async function changePlace(
  store: Store,
  changes: Partial<PlaceRow>,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [placeRow],
    decide(draft) {
      const place = draft.get(placeRow);
      if (place === null) return refuse("not_found", "place");
      draft.set(placeRow, { ...place, ...changes });
      return { ok: true };
    },
  });
}
