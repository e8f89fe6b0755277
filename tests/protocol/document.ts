/** docs/protocol.md as a test reads it: its sections, their tables and their examples. */

export const PAGE = new URL("../../docs/protocol.md", import.meta.url);

export interface Section {
  readonly title: string;
  readonly text: string;
}

export async function readPage(): Promise<string> {
  return await Deno.readTextFile(PAGE);
}

/** The section under a heading, up to the next one of the same or a higher level. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split("\n");
  const start = lines.indexOf(heading);
  if (start === -1) throw new Error(`There is no section ${heading}`);
  const level = heading.indexOf(" ");
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end === -1 ? undefined : end).join("\n");
}

/** The parts under headings that name one thing each: "### `name`". */
export function namedParts(section: string): Section[] {
  return section.split(/^### /m).slice(1).map((part) => {
    const [line = "", ...text] = part.split("\n");
    return { title: line.replaceAll("`", ""), text: text.join("\n") };
  });
}

/** The rows of the tables in a section, cell by cell, without their heads. */
export function rowsOf(section: string): string[][] {
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));
}

export function plain(cell: string): string {
  return cell.replaceAll("`", "");
}

export function fencesOf(section: string, language: string): string[] {
  const fences = section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return Array.from(fences).filter(([, name]) => name === language).map(([, , text]) => text!);
}

/** A client's frame is an object, a server's an array. */
export function examplesOf(section: string): { sent: unknown[]; heard: unknown[] } {
  const all = fencesOf(section, "json").map((text): unknown => JSON.parse(text));
  return {
    sent: all.filter((one) => !Array.isArray(one)),
    heard: all.filter((one) => Array.isArray(one)).flat(),
  };
}
