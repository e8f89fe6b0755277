/** docs/security.md names files and tests; none of them may be gone. */
import assert from "node:assert/strict";

const ROOT = new URL("../", import.meta.url);
const page = await Deno.readTextFile(new URL("docs/security.md", ROOT));

const FILE = /`((?:lib|routes|components|tests|docs)\/[^`]+\.(?:tsx?|md)|deno\.lock)`/g;
/** A file of tests, and the names that are quoted of it. */
const QUOTED = /`(tests\/[^`]+)` ((?:"[^"]+")(?:, "[^"]+")*)/g;
/** What stands where no test does. */
const REASON = /^(?:Not met|Partly|Does not apply|Held by)\b.{10,}/;

interface Row {
  readonly point: string;
  readonly where: string;
  readonly how: string;
}

/** The rows of the tables, each with the numbers that it speaks of. */
function rowsOf(text: string): Row[] {
  return [...text.matchAll(/^\| (\d+\.\d.*?) \| ?(.*?) ?\| (.*) \|$/gm)]
    .map(([, point, where, how]) => ({ point: point!, where: where!, how: how! }));
}

function numbersOf({ point }: Row): string[] {
  const [, chapter, section, first, last = first] =
    /^(\d+)\.(\d+)\.(\d+)(?: to \1\.\2\.(\d+))?/.exec(point) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return Array.from({ length: to - from + 1 }, (_, i) => `${chapter}.${section}.${from + i}`);
}

async function textOf(path: string): Promise<string | null> {
  return await Deno.readTextFile(new URL(path, ROOT)).catch(() => null);
}

const rows = rowsOf(page);

/** Of levels 1 and 2 in chapters 2 to 5: how many points a section has. Those that were deleted are left out. */
const POINTS: Record<string, number> = {
  ...{ "2.1": 12, "2.2": 3, "2.3": 3, "2.4": 5, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3 },
  ...{ "2.10": 4, "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.7": 1 },
  ...{ "4.1": 5, "4.2": 2, "4.3": 3, "5.1": 5, "5.2": 8, "5.3": 10, "5.4": 3, "5.5": 4 },
};
const DELETED = ["4.1.4"];

Deno.test("the table of docs/security.md has every point once", () => {
  const numbers = rows.flatMap(numbersOf).filter((number) => /^[2-5]\./.test(number));
  const expected = Object.entries(POINTS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, i) => `${section}.${i + 1}`)
  ).filter((number) => !DELETED.includes(number));
  assert.deepEqual(numbers.toSorted(), expected.toSorted());
});

Deno.test("each point has a test or says why it has none", () => {
  assert.ok(rows.length > 100);
  for (const { point, how } of rows) {
    assert.ok([...how.matchAll(QUOTED)].length > 0 || REASON.test(how), point);
  }
});

Deno.test("every file that docs/security.md names is there", async () => {
  const files = new Set([...page.matchAll(FILE)].map(([, path]) => path!));
  assert.ok(files.size > 80, String(files.size));
  for (const file of files) assert.notEqual(await textOf(file), null, file);
});

Deno.test("every test that docs/security.md quotes is there", async () => {
  const quotes = [...page.matchAll(QUOTED)];
  assert.ok(quotes.length > 80);
  for (const [, file, names] of quotes) {
    const text = await textOf(file!);
    for (const [name] of names!.matchAll(/"[^"]+"/g)) {
      assert.ok(text?.includes(`Deno.test(${name}`), `${file} has ${name}`);
    }
  }
});
