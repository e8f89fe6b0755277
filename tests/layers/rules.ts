// The rules of the house as functions: each takes the sources and returns sentences about what breaks it.

import type { Import, Source } from "./imports.ts";
import { type Layer, LAYERS, type Place, STAND_INS } from "./table.ts";

/** The room that a file is in: a folder of lib/, a folder of the project, or a file that is a room by itself. */
export function roomOf(path: string): string {
  const [first = "", second] = path.split("/");
  const name = first === "lib" ? second! : first;
  return name.replace(/\.tsx?$/, "");
}

const ownSources = (sources: Source[]) =>
  sources.filter((source) => !(roomOf(source.path) in STAND_INS));

export function unknownRooms(sources: Source[]): string[] {
  const rooms = new Set(ownSources(sources).map((source) => roomOf(source.path)));
  return [...rooms].filter((room) => !(room in LAYERS)).map((room) =>
    `${room} has no row in the table of layers`
  );
}

export function forbiddenImports(sources: Source[]): string[] {
  return ownSources(sources).flatMap((source) => {
    const room = roomOf(source.path);
    const layer = LAYERS[room];
    if (!layer) return [];
    return source.imports.filter((item) => !mayImport(room, layer, item))
      .map((item) => `${source.path} imports ${item.specifier}, which ${room} may not`);
  });
}

function mayImport(room: string, layer: Layer, item: Import): boolean {
  if (item.specifier.startsWith("node:")) return true; // forbiddenGlobals decides by place
  if (item.file === "deno.json") return ["server", "terminal"].includes(layer.place);
  if (item.file !== undefined) {
    const file = item.file.replace(/^lib\//, "").replace(/\.tsx?$/, "");
    const target = roomOf(item.file);
    return target === room || layer.may.includes(target) || layer.may.includes(file);
  }
  return layer.packages.includes(item.specifier) ||
    layer.packages.includes(packageOf(item.specifier));
}

function packageOf(specifier: string): string {
  const [first = "", second = ""] = specifier.split("/");
  return specifier.startsWith("@") ? `${first}/${second}` : first;
}

/** A stand-in that knew the app could not be taken away. */
export function standInsThatKnowTheApp(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    const packages = STAND_INS[room];
    if (!packages) return [];
    const isFine = (item: Import) =>
      item.file !== undefined
        ? item.file.startsWith(`lib/${room}/`)
        : item.specifier.startsWith("node:") || packages.includes(packageOf(item.specifier));
    return source.imports.filter((item) => !isFine(item))
      .map((item) => `${source.path} imports ${item.specifier}`);
  });
}

/** Files that import each other in a circle. Types are no circle: they are gone when the code runs. */
export function cycles(sources: Source[]): string[] {
  const targets = new Map(sources.map((source) => [
    source.path,
    source.imports.filter((item) => !item.typeOnly && item.file).map((item) => item.file!),
  ]));
  const done = new Set<string>();
  const found: string[] = [];
  function visit(path: string, trail: string[]): void {
    const start = trail.indexOf(path);
    if (start !== -1) found.push([...trail.slice(start), path].join(" -> "));
    if (start !== -1 || done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  }
  for (const path of targets.keys()) visit(path, []);
  return found;
}

/**
 * Pages take their own server at its word: what checks the frames of strangers would be among the
 * largest things that they load, and the import of a single name brings all of it.
 */
export function bringsChecksToPages(sources: Source[]): string[] {
  const checking = carriersOf("valibot", sources);
  const inPages = sources.filter(({ path }) => isInPages(path) && !checking.has(path));
  return inPages.flatMap(({ path, imports }) =>
    imports.filter(({ file, typeOnly }) => !typeOnly && file && checking.has(file))
      .map(({ specifier }) => `${path} imports more than types from ${specifier}`)
  );
}

function isInPages(path: string): boolean {
  const place = LAYERS[roomOf(path)]?.place;
  return place === "everywhere" || place === "browser";
}

/** The files that hold a package as soon as they run, in rooms that may know it. */
function carriersOf(name: string, sources: Source[]): Set<string> {
  const may = sources.filter(({ path }) => LAYERS[roomOf(path)]?.packages.includes(name));
  const carriers = new Set<string>();
  for (let before = -1; before < carriers.size;) {
    before = carriers.size;
    for (const { path, imports } of may) {
      const carries = imports.some(({ specifier, file, typeOnly }) =>
        !typeOnly && (specifier === name || carriers.has(file ?? ""))
      );
      if (carries) carriers.add(path);
    }
  }
  return carriers;
}

const SERVER_THINGS = /(?<![\w$."'`-])Deno\s*\./;
const NODE = /["']node:[\w/]+["']/;
const DOM_THINGS =
  /(?<![\w$."'`-])(document|window|navigator|localStorage|sessionStorage|indexedDB|location)\s*[.[?]/;

const TOUCHES_NOT: Record<Place, [what: string, pattern: RegExp][]> = {
  everywhere: [["Deno", SERVER_THINGS], ["node:", NODE], ["the DOM", DOM_THINGS]],
  browser: [["Deno", SERVER_THINGS], ["node:", NODE]],
  terminal: [["the DOM", DOM_THINGS]],
  server: [["the DOM", DOM_THINGS]],
  build: [["the DOM", DOM_THINGS]],
};

// These are run by a task of their own, beside the folder whose table they print.
const SCRIPTS = ["lib/config/document.ts"];

export function forbiddenGlobals(sources: Source[]): string[] {
  return ownSources(sources).filter((source) => !SCRIPTS.includes(source.path)).flatMap(
    (source) => {
      const place = LAYERS[roomOf(source.path)]?.place;
      if (!place) return [];
      return TOUCHES_NOT[place].filter(([, pattern]) => pattern.test(source.text))
        .map(([what]) => `${source.path} touches ${what}, and ${roomOf(source.path)} may not`);
    },
  );
}

/** Only the store knows the database. */
export function knowsDenoKv(sources: Source[]): string[] {
  return sources.filter(({ path, text }) =>
    !path.startsWith("lib/store/") && /Deno\s*\.\s*(Kv|openKv)/.test(text)
  )
    .map(({ path }) => `${path} knows Deno.Kv`);
}

const MAY_PRINT = [
  "dev.ts",
  "lib/config/document.ts",
  "lib/fresh/",
  "lib/cli/",
  "lib/server/terminal.ts",
];

/** What is printed has one road, so that a log never holds what it should not. */
export function printsByItself(sources: Source[]): string[] {
  return sources.filter(({ path }) => !MAY_PRINT.some((place) => path.startsWith(place)))
    .filter(({ text }) => /(?<![\w.])console\s*\./.test(text))
    .map(({ path }) => `${path} prints by itself`);
}
