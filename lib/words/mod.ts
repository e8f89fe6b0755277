/**
 * The words of whoever is being answered: every phrase, one file a language.
 *
 * Each section reads the language at the moment a phrase is asked for, so that one server can answer
 * in several. It must not know how a language is chosen: the server hands that in, a page names its own.
 */
import type * as en from "./en.ts";

export type Words = typeof en;
export { type Language, LANGUAGES } from "./languages.ts";

let spoken: () => Words = () => {
  throw new Error("Nobody has said yet in which language");
};

/** From now on each phrase is one of those that this gives at that moment. */
export function speak(words: () => Words): void {
  spoken = words;
}

/** A page brings what it says at first, and the rest when somebody opens what says it. */
export function sayAlso(more: { readonly [Name in keyof Words]?: Partial<Words[Name]> }): void {
  const words = spoken();
  const all = { ...words, ...more, chat: { ...words.chat, ...more.chat } } as Words;
  speak(() => all);
}

function section<Name extends keyof Words>(name: Name): Words[Name] {
  return partOf(() => spoken()[name]);
}

/**
 * A part may be kept in a constant, and so may a part of it. A phrase may not: written down while a
 * module loads, it would stay in the language of that moment.
 */
function partOf<Part extends object>(find: () => Part): Part {
  const parts = new Map<PropertyKey, object>();
  return new Proxy(Object.create(null), {
    get(_, name) {
      const found = Reflect.get(find(), name);
      if (!isPart(found)) return found;
      const known = parts.get(name) ?? partOf(() => Reflect.get(find(), name) as object);
      parts.set(name, known);
      return known;
    },
    has: (_, name) => Reflect.has(find(), name),
    ownKeys: () => Reflect.ownKeys(find()),
    getOwnPropertyDescriptor(_, name) {
      const found = Reflect.getOwnPropertyDescriptor(find(), name);
      return found && { ...found, configurable: true };
    },
  });
}

/** Lists are phrases: all of one at once. */
function isPart(found: unknown): found is object {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

export const account = section("account");
export const api = section("api");
export const chat = section("chat");
export const common = section("common");
export const door = section("door");
export const errors = section("errors");
export const files = section("files");
export const happened = section("happened");
export const landing = section("landing");
export const moments = section("moments");
export const notices = section("notices");
export const notified = section("notified");
export const orders = section("orders");
export const passkeys = section("passkeys");
export const person = section("person");
export const place = section("place");
export const sample = section("sample");
export const scripts = section("scripts");
export const shell = section("shell");
export const shellFiles = section("shellFiles");
export const shellInstall = section("shellInstall");
export const talk = section("talk");

// The server says for each answer which; a page is in one language, and brings only that one
if (typeof document === "undefined") {
  const { languages } = await import("./on_server.ts");
  speak(() => languages.en);
} else {
  const { words } = globalThis.document.documentElement.lang === "de"
    ? await import("./in_browser/de.ts")
    : await import("./in_browser/en.ts");
  speak(() => words as unknown as Words);
}
