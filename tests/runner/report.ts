// Counts, and the words for them.

export interface Count {
  passed: number;
  failed: number;
}

export interface LeftOut {
  what: string;
  why: string;
}

/** The counts of a `deno test --junit-path` report, and the tests that it skipped, by file and name. */
export function countJunit(xml: string): Count & { skipped: string[] } {
  const [, attributes = ""] = /<testsuites\b([^>]*)>/.exec(xml) ?? [];
  const number = (name: string) => Number(attribute(attributes, name));
  const failed = number("failures") + number("errors");
  const skipped = [...xml.matchAll(/<testcase\b([^>]*)>\s*<skipped\b/g)].map(([, of = ""]) =>
    `${attribute(of, "classname").replace(/^\.\//, "")}: ${attribute(of, "name")}`
  );
  return { passed: number("tests") - failed - skipped.length, failed, skipped };
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function attribute(attributes: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  return value.replace(/&(\w+);/g, (whole, entity) => ENTITIES[entity] ?? whole);
}

export function sum(counts: Count[]): Count {
  return counts.reduce(
    (all, count) => ({ passed: all.passed + count.passed, failed: all.failed + count.failed }),
    { passed: 0, failed: 0 },
  );
}
