// All words of all languages; the server has them at hand.
import * as de from "./de.ts";
import * as en from "./en.ts";

export const languages = { en, de };
