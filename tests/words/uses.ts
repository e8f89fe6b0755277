// Which phrases the sources ask for, read from their text: names of sections and of their parts are followed to phrases.

import type { Source } from "../layers/imports.ts";

/** From a section on, as in `chat.line.edited`. */
type Path = readonly string[];

/** What a file calls sections and parts of them; the same name may stand for several. */
type Names = Map<string, Path[]>;

/** The phrases of these words that none of the sources asks for. */
export function unusedPhrases(words: object, sources: readonly Source[]): string[] {
  const used = new Set<string>();
  for (const source of sources) {
    const names = namesIn(source, words);
    for (const path of askedFor(source.text, names, words)) {
      for (const phrase of phrasesBelow(words, path)) used.add(phrase);
    }
  }
  return phrasesBelow(words, []).filter((phrase) => !used.has(phrase));
}

/** All of a list is one phrase, as it is one where it is shown. */
export function phrasesBelow(words: object, path: Path): string[] {
  const found = at(words, path);
  if (typeof found !== "object" || found === null || Array.isArray(found)) return [path.join(".")];
  return Object.keys(found).flatMap((name) => phrasesBelow(words, [...path, name]));
}

export function phraseAt(words: object, path: string): unknown {
  return at(words, path.split("."));
}

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*"[^"]*words\/mod\.ts"/g;
const KEPT = /\bconst\s+(\w+)\s*=\s*(\w+(?:\.\w+)*);/g;
const TAKEN = /\bconst\s+\{([^{}]*)\}\s*=\s*(\w+(?:\.\w+)*);/g;

/** What is imported, what is kept in a constant, and what is taken out of either. */
function namesIn({ path, text }: Source, words: object): Names {
  const names: Names = new Map();
  if (path.startsWith("lib/words/")) {
    for (const section of Object.keys(words)) names.set(section, [[section]]);
  }
  for (const [, list = ""] of text.matchAll(IMPORT)) {
    for (const [name, own] of renamed(list, /\s+as\s+/)) names.set(own, [[name]]);
  }
  for (const [, own = "", chain = ""] of text.matchAll(KEPT)) {
    for (const part of partsOf(chain, names, words)) add(names, own, part);
  }
  for (const [, list = "", chain = ""] of text.matchAll(TAKEN)) {
    for (const part of partsOf(chain, names, words)) {
      for (const [name, own] of renamed(list, /\s*:\s*/)) add(names, own, [...part, name]);
    }
  }
  return names;
}

function add(names: Names, own: string, path: Path): void {
  names.set(own, [...names.get(own) ?? [], path]);
}

function renamed(list: string, by: RegExp): [name: string, own: string][] {
  return list.split(",").map((one) => one.trim()).filter((one) => one !== "").map((one) => {
    const [name = "", own = name] = one.split(by);
    return [name, own];
  });
}

function partsOf(chain: string, names: Names, words: object): Path[] {
  const [first = "", ...rest] = chain.split(".");
  return (names.get(first) ?? []).map((path) => [...path, ...rest])
    .filter((path) => typeof at(words, path) === "object");
}

/** A part that is handed on, or asked by a name that is not written there, counts as a whole. */
function* askedFor(text: string, names: Names, words: object): Generator<Path> {
  if (names.size === 0) return;
  const known = new RegExp(
    String.raw`(?<![\w.])(${[...names.keys()].join("|")})\b((?:\s*\??\.\s*\w+)*)\s*(.?)`,
    "g",
  );
  const spoken = text.replaceAll(IMPORT, "").replaceAll(KEPT, "").replaceAll(TAKEN, "");
  for (const [, first = "", behind = "", next = ""] of spoken.matchAll(known)) {
    const chain = behind.split(/[\s.?]+/).filter(Boolean);
    for (const path of names.get(first)!) {
      const isName = chain.length === 0 && !isHandedOn(words, path, next);
      if (!isName) yield asFarAsItGoes(words, path, chain);
    }
  }
}

/** What has a section's name and stands alone may be anything: a field, a word in a sentence. */
function isHandedOn(words: object, path: Path, next: string): boolean {
  const isPhrase = typeof at(words, path) !== "object";
  return isPhrase || next === "[" || path.length > 1 && "),}".includes(next);
}

/** Behind a phrase stands what is done with it, as in `.toLowerCase()`. */
function asFarAsItGoes(words: object, start: Path, chain: readonly string[]): Path {
  let path = start;
  for (const name of chain) {
    const next = [...path, name];
    if (at(words, next) === undefined || typeof at(words, path) !== "object") break;
    path = next;
  }
  return path;
}

function at(words: object, path: Path): unknown {
  return path.reduce<unknown>((found, name) => (found as Record<string, unknown>)?.[name], words);
}
