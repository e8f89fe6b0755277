// What the app says at first. By their own files: through that of the language all would come with it.
import { chatAtOnce as chat } from "../de/chat.ts";
import { common, happened, notices, person } from "../de/common.ts";

export const words = { chat, common, happened, notices, person };

/** Stands in a page so that its scripts bring these words along, and do not ask for them one by one. */
export function German(): null {
  return null;
}
