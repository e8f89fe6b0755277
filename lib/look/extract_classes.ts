/**
 * Class names stand in two places only, so that they can be found without running anything:
 *
 *     <p class="mt-8 text-quiet">          an attribute with a literal
 *     cls("field", error && "field-bad")   a call of cls(), whose every literal is a class list
 *
 * `class={...}` may hold a call of cls() or a name that was filled by one. Whatever could hide a class from
 * the scan (a literal in class={...} outside cls(), a template with parts pasted in) is an error.
 */
export function extractClasses(source: string, file = "source"): Set<string> {
  const found = new Set<string>();
  for (const match of source.matchAll(/(?<![\w.-])(?:class=(["{])|cls\()/g)) {
    const start = match.index + match[0].length;
    if (isComment(source, match.index) || /function\s+$/.test(source.slice(0, match.index))) {
      continue;
    }
    if (match[1] === '"') {
      add(found, source.slice(start, source.indexOf('"', start)));
      continue;
    }
    const isCall = match[1] === undefined;
    for (const literal of literalsIn(source, start, isCall ? ")" : "}", `${file}: `)) {
      if (isCall) add(found, literal.text);
      else if (!literal.insideCls) {
        throw new Error(`${file}: "${literal.text}" in class={...} must stand inside cls()`);
      }
    }
  }
  return found;
}

interface Literal {
  text: string;
  insideCls: boolean;
}

function literalsIn(source: string, start: number, closer: string, where: string): Literal[] {
  const literals: Literal[] = [];
  const open: { closer: string; isCls: boolean }[] = [{ closer, isCls: false }];
  for (let at = start; at < source.length; at++) {
    const char = source[at]!;
    if (char === '"' || char === "'" || char === "`") {
      const end = closingQuote(source, at);
      const text = source.slice(at + 1, end);
      if (char === "`" && text.includes("${")) {
        throw new Error(`${where}a class name must not be pasted together: \`${text}\``);
      }
      literals.push({ text, insideCls: open.some((level) => level.isCls) });
      at = end;
    } else if (char === "(" || char === "{" || char === "[") {
      const isCls = char === "(" && /(?<![\w.])cls$/.test(source.slice(start, at));
      open.push({ closer: char === "(" ? ")" : char === "{" ? "}" : "]", isCls });
    } else if (char === open.at(-1)!.closer) {
      open.pop();
      if (open.length === 0) return literals;
    }
  }
  throw new Error(`${where}a class expression is never closed`);
}

function closingQuote(source: string, opening: number): number {
  for (let at = opening + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === source[opening]) return at;
  }
  return source.length;
}

function isComment(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf("\n", at) + 1, at);
  return /^\s*(\/\/|\/?\*)/.test(line);
}

function add(found: Set<string>, list: string): void {
  for (const name of list.split(/\s+/)) if (name !== "") found.add(name);
}
