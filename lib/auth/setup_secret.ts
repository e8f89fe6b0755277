import { offerSetup, type Store } from "../store/mod.ts";
import { hashOf, newToken } from "./tokens.ts";

/**
 * The secret of the link with which a place is set up. It is made anew at each start until then,
 * so the link that was printed last is the one that counts; null where the place is set up.
 */
export async function newSetupSecret(store: Store): Promise<string | null> {
  const secret = newToken();
  return await offerSetup(store, await hashOf(secret)) ? secret : null;
}
