// What the app says at first. By their own files: through that of the language all would come with it.
import { chatAtOnce as chat } from "../en/chat.ts";
import { common, happened, notices, person } from "../en/common.ts";

export const words = { chat, common, happened, notices, person };
