// All words of all languages; the server has them at hand.
import * as en from "./en.ts";

export const words = en;
