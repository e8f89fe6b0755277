/**
 * What the client needs of a browser: places on disk for the outbox and for drafts, one tab among
 * many that sends, and signs that the network or the person is back.
 *
 * What pages need to ask for passkeys stands in `passkeys.ts` beside it: the pages before a login
 * carry no outbox.
 *
 * It knows browsers. It must not know what is sent or when: `lib/client` decides that.
 */
export { browserDrafts, StoredDrafts } from "./browser_drafts.ts";
export { browserOutbox } from "./browser_outbox.ts";
export { onIdle } from "./idle.ts";
export { onWakeUps } from "./wake_ups.ts";
