/** Addresses in a text: those that lead somewhere safe. */

/** What stands for one in a text, and where it leads. */
interface FoundLink {
  readonly href: string;
  readonly shown: string;
  readonly length: number;
}

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const MOST_ADDRESS_CHARS = 2_048;
/** What turns text around is in no address: it would show another than it leads to. */
const BARE = /(?:https?:\/\/|www\.)[^\s<>[\]|`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/iy;
const POINTED = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy;
const DESTINATION =
  /^\([ \n]*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()<>]*\))+))(?:[ \n]+(?:"[^"\n]*"|'[^'\n]*'))?[ \n]*\)/;
const ENDS_SENTENCE = "?!.,:;*_~'\"";

/** The address as browsers write it, or null if nobody should be led there. */
function safeHref(text: string): string | null {
  if (text.length > MOST_ADDRESS_CHARS || !URL.canParse(text)) return null;
  const url = new URL(text);
  // A name before the host is there to be taken for the host.
  return SCHEMES.has(url.protocol) && url.username === "" ? url.href : null;
}

/** Without an address it is all that looked like one. */
export function bareLink(
  text: string,
  at: number,
): Pick<FoundLink, "shown" | "length"> & { readonly href: string | null } {
  BARE.lastIndex = at;
  const found = BARE.exec(text)?.[0] ?? "";
  const shown = withoutSentenceEnd(found);
  const href = safeHref(/^www/i.test(shown) ? `https://${shown}` : shown);
  return href === null
    ? { href, shown: found, length: found.length }
    : { href, shown, length: shown.length };
}

/** `<https://example.org>` */
export function pointedLink(text: string, at: number): FoundLink | null {
  POINTED.lastIndex = at;
  const shown = POINTED.exec(text)?.[1];
  const href = shown === undefined ? null : safeHref(shown);
  return href === null ? null : { href, shown: shown!, length: shown!.length + 2 };
}

/** The second half of `[text](address "title")`. */
export function destination(text: string, at: number): { href: string; length: number } | null {
  const found = DESTINATION.exec(text.slice(at, at + MOST_ADDRESS_CHARS));
  const href = found && safeHref(found[1] ?? found[2]!);
  return href ? { href, length: found[0].length } : null;
}

/** Whoever reads an address and follows it gets there, and nowhere else. */
export function honestLink(label: string, href: string): boolean {
  const named = /(?:https?:\/\/|www\.)[^\s/?#]+/i.exec(label)?.[0];
  if (named === undefined) return true;
  const address = /^www/i.test(named) ? `https://${named}` : named;
  return URL.canParse(address) && new URL(address).host === new URL(href).host;
}

/** What ends the sentence around an address is not part of it, nor a bracket that began before it. */
function withoutSentenceEnd(address: string): string {
  let open = 0;
  for (const char of address) open += char === "(" ? 1 : char === ")" ? -1 : 0;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    if (last === ")" && open < 0) open++;
    else if (!ENDS_SENTENCE.includes(last)) break;
  }
  return address.slice(0, end);
}
