/**
 * The only folder that knows Deno.Kv: how the store is opened, and (as they come) its keys and
 * what is read and written under them.
 *
 * It must not know who asks or whether they may, and it never looks at the environment: place
 * and token are handed in. Problems that an operator can mend come back as one sentence.
 */
export { openStore, type StoreOutcome, type StorePlace } from "./open.ts";
export { Store } from "./store.ts";
