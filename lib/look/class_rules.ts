/** The class names for which a style sheet has at least one rule. */
export function classesWithRule(css: string): Set<string> {
  const found = new Set<string>();
  for (const [, prelude] of css.replaceAll(/\/\*[^]*?\*\//g, "").matchAll(/([^{}]+)\{/g)) {
    const selector = prelude!.slice(prelude!.lastIndexOf(";") + 1);
    if (selector.trimStart().startsWith("@")) continue;
    for (const [, name] of selector.matchAll(/\.((?:\\.|[\w-])+)/g)) {
      found.add(name!.replaceAll(/\\(.)/g, "$1"));
    }
  }
  return found;
}

/** The used names that style nothing, sorted: a misspelling, or a value outside the system. */
export function classesWithoutRule(used: Iterable<string>, css: string): string[] {
  const ruled = classesWithRule(css);
  return [...used].filter((name) => !ruled.has(name)).sort();
}
