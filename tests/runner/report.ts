// Counts, and the words for them.

export interface Count {
  passed: number;
  failed: number;
}

export interface LeftOut {
  what: string;
  why: string;
}

/** The counts of a `deno test --junit-path` report. */
export function countJunit(xml: string): Count {
  const [, attributes = ""] = /<testsuites\b([^>]*)>/.exec(xml) ?? [];
  const number = (name: string) =>
    Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
  const failed = number("failures") + number("errors");
  const skipped = (xml.match(/<skipped\b/g) ?? []).length;
  return { passed: number("tests") - failed - skipped, failed };
}

export function sum(counts: Count[]): Count {
  return counts.reduce(
    (all, count) => ({ passed: all.passed + count.passed, failed: all.failed + count.failed }),
    { passed: 0, failed: 0 },
  );
}
