// What stands in a page of a language for its words to be fetched with its scripts.
import { German } from "./in_browser/de.ts";
import { English } from "./in_browser/en.ts";
import type { Language } from "./mod.ts";

export const onPage: Readonly<Record<Language, () => null>> = { en: English, de: German };
