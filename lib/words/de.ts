// Deutsch. Mit „Du“, kurz und freundlich; wer wie heißt, ist unbekannt, also ohne „er“ und „sie“.
// Zwischen Zahl und Maß steht ein geschütztes Leerzeichen (\u00a0).
import { chatAtOnce } from "./de/chat.ts";
import { chatLater } from "./de/chat_later.ts";
import type { Words } from "./mod.ts";

export * from "./de/account.ts";
export * from "./de/api.ts";
export * from "./de/common.ts";
export * from "./de/door.ts";
export * from "./de/files.ts";
export * from "./de/landing.ts";
export * from "./de/notified.ts";
export * from "./de/orders.ts";
export * from "./de/passkeys.ts";
export * from "./de/place.ts";
export * from "./de/scripts.ts";
export * from "./de/shell.ts";
export * from "./de/shell_files.ts";
export * from "./de/shell_install.ts";
export * from "./de/talk.ts";

/** Die App. */
export const chat: Words["chat"] = /* @__PURE__ */ Object.assign({}, chatAtOnce, chatLater);
