import { stringify, twind, virtual } from "@twind/core";
import { stop, transform } from "esbuild";
import { readBaseCss } from "./base_css.ts";
import { readClasses } from "./class_sources.ts";
import { twindConfig } from "./twind_config.ts";

/** The rules of the given utility classes; those that Twind doesn't know are passed over. */
export function utilityCss(classes: Iterable<string>): string {
  const tw = twind(twindConfig, virtual());
  // Sorted, so that the same sources give the same bytes and the same hash.
  for (const name of [...classes].sort()) tw(name);
  return stringify(tw.target);
}

/**
 * The one CSS file of the app: the hand-written base first, then the utilities that the sources use, so that
 * a utility on an element wins over what its component says.
 */
export async function buildCss(sourceRoots: readonly string[]): Promise<string> {
  const css = `${await readBaseCss()}\n${utilityCss(await readClasses(sourceRoots))}`;
  return await minified(css);
}

let underWay = 0;

/** esbuild is a process of its own: the last one out ends it. */
async function minified(css: string): Promise<string> {
  underWay++;
  try {
    return (await transform(css, { loader: "css", minify: true, target: "esnext" })).code;
  } finally {
    if (--underWay === 0) await stop();
  }
}
