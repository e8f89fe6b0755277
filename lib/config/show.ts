/** The table of settings as people read it: in the terminal and in docs/configuration.md. */
import { ROWS } from "./table.ts";

const HELP_WIDTH = 100;

export function helpTable(): string {
  const names = widest(["Setting", ...ROWS.map((row) => row.name)]);
  const fallbacks = widest(["Default", ...ROWS.map((row) => row.fallback)]);
  const indent = names + fallbacks + 4;
  const line = (name: string, fallback: string, summary: string) =>
    [name.padEnd(names), fallback.padEnd(fallbacks), fold(summary, HELP_WIDTH - indent, indent)]
      .join("  ");
  return [
    line("Setting", "Default", "What it does"),
    ...ROWS.map((row) => line(row.name, row.fallback, row.summary)),
  ].join("\n");
}

export function settingsMarkdown(): string {
  const rows = ROWS.map((row) =>
    `| \`${row.name}\` | ${row.fallback === "" ? "" : `\`${row.fallback}\``} | ${row.summary} |`
  );
  return ["| Setting | Default | What it does |", "|---|---|---|", ...rows].join("\n");
}

function widest(cells: string[]): number {
  return Math.max(...cells.map((cell) => cell.length));
}

function fold(text: string, width: number, indent: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const grown = `${lines.at(-1)} ${word}`.trimStart();
    if (grown.length <= width) lines[lines.length - 1] = grown;
    else lines.push(word);
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}
