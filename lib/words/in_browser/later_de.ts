// What islands say besides, when somebody opens it.
import { chatLater as chat } from "../de/chat_later.ts";
import { notified } from "../de/notified.ts";
import { passkeys } from "../de/passkeys.ts";

export const words = { chat, notified, passkeys };
