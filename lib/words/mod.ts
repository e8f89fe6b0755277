/**
 * The words of whoever is being answered: every phrase, one file a language.
 *
 * Each section reads the language at the moment a phrase is asked for, so that one server can answer
 * in several. It must not know how a language is chosen: the server hands that in, a page names its own.
 */
import type * as en from "./en.ts";

export type Words = typeof en;
export type Language = "en";

let spoken: () => Words = () => {
  throw new Error("Nobody has said yet in which language");
};

/** From now on each phrase is one of those that this gives at that moment. */
export function speak(words: () => Words): void {
  spoken = words;
}

/** What is written into a constant when a module loads would stay in the language of that moment. */
function section<Name extends keyof Words>(name: Name): Words[Name] {
  return new Proxy(Object.create(null), {
    get: (_, phrase) => Reflect.get(spoken()[name], phrase),
    has: (_, phrase) => Reflect.has(spoken()[name], phrase),
    ownKeys: () => Reflect.ownKeys(spoken()[name]),
    getOwnPropertyDescriptor: (_, phrase) => ({
      ...Reflect.getOwnPropertyDescriptor(spoken()[name], phrase)!,
      configurable: true,
    }),
  });
}

export const common = section("common");
export const chat = section("chat");
export const happened = section("happened");
export const notices = section("notices");
export const notified = section("notified");
export const person = section("person");

// A page is in one language, and brings only that one
const { words } = typeof document === "undefined"
  ? await import("./on_server.ts")
  : await import("./in_browser/en.ts") as unknown as { words: Words };
speak(() => words);
