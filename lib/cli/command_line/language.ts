// In which language the program speaks: as the shell around it does.

import { type Language, LANGUAGES, speak } from "../../words/mod.ts";
import { languages } from "../../words/on_server.ts";

/** By the first of these that is set: `de_AT.UTF-8` is German. */
export function languageOf(env: (name: string) => string | null): Language {
  const set = env("LC_ALL") ?? env("LC_MESSAGES") ?? env("LANG") ?? "";
  const name = set.toLowerCase().split(/[_.@-]/)[0];
  return LANGUAGES.find((language) => language === name) ?? "en";
}

export function speakAs(language: Language): void {
  speak(() => languages[language]);
}
