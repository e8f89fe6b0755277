/** The doors of a place as a test needs them, whoever may open them. */
import {
  type InviteRow,
  inviteRow,
  type PlaceRow,
  placeRow,
  type Store,
} from "../../lib/store/mod.ts";
import { given } from "./seed.ts";

/** Somebody at a browser of whom nothing is known. */
export const STRANGER = { prefix: "192.0.2.0/24", device: null };

export async function changePlace(store: Store, changes: Partial<PlaceRow>): Promise<void> {
  given(
    await store.writer.write({
      rows: [placeRow],
      decide(draft) {
        draft.set(placeRow, { ...draft.get(placeRow)!, ...changes });
        return { ok: true };
      },
    }),
  );
}

export async function addInvite(store: Store, hash: string, invite: InviteRow): Promise<void> {
  given(
    await store.writer.write({
      rows: [inviteRow(hash)],
      decide(draft) {
        draft.set(inviteRow(hash), invite);
        return { ok: true };
      },
    }),
  );
}
