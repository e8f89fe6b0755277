/**
 * What the client needs of a browser: places on disk for the outbox and for drafts, one tab among
 * many that sends, and one that rings, signs that the network or the person is back, and signs for
 * people who look elsewhere.
 *
 * What pages need to ask for passkeys stands in `passkeys.ts` beside it: the pages before a login
 * carry no outbox. What rings (`ringer.ts`, `notice_board.ts`, `chime.ts`) and `tab_signs.ts` come after the page,
 * by a script of its own; so does what is made of pictures before they are sent (`pictures.ts`), and
 * what other apps have shared (`shared_things.ts`).
 *
 * Whatever is kept of a person has their id in its name; what is the device's begins with `parley.`:
 * so it can be forgotten when somebody logs out.
 *
 * It knows browsers. It must not know what is sent or when: `lib/client` decides that.
 */
export { atLeisure } from "./at_leisure.ts";
export { browserAttachments } from "./browser_attachments.ts";
export { browserDrafts, StoredDrafts } from "./browser_drafts.ts";
export { browserLink } from "./browser_link.ts";
export { browserOutbox } from "./browser_outbox.ts";
export { forgetPerson } from "./forget_person.ts";
export { onIdle } from "./idle.ts";
export { sayLeaving, takeLeaving } from "./leaving.ts";
export { onWakeUps } from "./wake_ups.ts";
