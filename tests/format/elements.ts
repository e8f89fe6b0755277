/** The elements that a piece of HTML begins, in their order, as a browser would read them. */
export interface Element {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

// A browser begins an element at < and a letter, whatever stands before it
const BEGIN = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

export function elementsOf(html: string): Element[] {
  return [...html.matchAll(BEGIN)].map(([, tag, rest]) => ({
    tag: tag!,
    attributes: [...rest!.matchAll(ATTRIBUTE)].map(([, name, ...values]) =>
      [name!, decoded(values.find((value) => value !== undefined) ?? "")] as const
    ),
  }));
}

function decoded(value: string): string {
  return value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
