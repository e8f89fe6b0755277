// Words: every phrase that people read, one file a language.
// Knows: sentences. Sentence case, short, concrete; what happened and what to do; buttons are verbs; no blame.
// Must not know: anything else. No logic, no markup; a phrase with a part to fill in is a function.
// One export a page or topic, so that a browser loads only the words that it shows.

import { chatAtOnce } from "./en/chat.ts";
import { chatLater } from "./en/chat_later.ts";

export * from "./en/account.ts";
export * from "./en/api.ts";
export * from "./en/common.ts";
export * from "./en/door.ts";
export * from "./en/files.ts";
export * from "./en/landing.ts";
export * from "./en/notified.ts";
export * from "./en/orders.ts";
export * from "./en/passkeys.ts";
export * from "./en/place.ts";
export * from "./en/scripts.ts";
export * from "./en/shell.ts";
export * from "./en/shell_files.ts";
export * from "./en/shell_install.ts";
export * from "./en/talk.ts";

/** The app. */
export const chat = /* @__PURE__ */ Object.assign({}, chatAtOnce, chatLater);
