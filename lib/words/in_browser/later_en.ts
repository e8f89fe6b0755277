// What islands say besides, when somebody opens it.
import { chatLater as chat } from "../en/chat_later.ts";
import { notified } from "../en/notified.ts";
import { passkeys } from "../en/passkeys.ts";

export const words = { chat, notified, passkeys };
