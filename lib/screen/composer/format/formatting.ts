/** What a button or a key for bold makes of what is written, and of what has it already. Pure. */
import type { Format } from "../keys.ts";
import type { Replacement, Stretch } from "../offers/replacement.ts";

/** Around what is selected. */
const MARKS: Partial<Record<Format, string>> = {
  bold: "**",
  italic: "_",
  strike: "~~",
  code: "`",
  spoiler: "||",
};

/** Before each of the lines that are touched. */
const LINE_MARKS: Partial<Record<Format, (at: number) => string>> = {
  quote: () => "> ",
  list: () => "- ",
  numbers: (at) => `${at + 1}. `,
};

const LINE_MARK_NOW: Partial<Record<Format, RegExp>> = {
  quote: /^> ?/,
  list: /^[-*] /,
  numbers: /^\d+\. /,
};

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

export function formatted(format: Format, text: string, selected: Stretch): Replacement {
  const mark = MARKS[format];
  if (mark !== undefined) return toggled(mark, text, selected);
  if (format === "link") return linked(text, selected);
  return format === "block" ? fenced(text, selected) : toggledLines(format, text, selected);
}

function toggled(mark: string, text: string, { from, to }: Stretch): Replacement {
  const inner = text.slice(from, to);
  const { length } = mark;
  if (text.slice(from - length, from) === mark && text.slice(to, to + length) === mark) {
    const select = { from: from - length, to: to - length };
    return { from: from - length, to: to + length, text: inner, select };
  }
  if (inner.length >= 2 * length && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(length, -length);
    return { from, to, text: bare, select: { from, to: from + bare.length } };
  }
  // A mark beside a space is no mark
  const start = from + inner.length - inner.trimStart().length;
  const end = start + inner.trim().length;
  const select = { from: start + length, to: end + length };
  return { from: start, to: end, text: `${mark}${inner.trim()}${mark}`, select };
}

/** What is selected is what it says, or where it leads; what is missing is selected, to be typed. */
function linked(text: string, { from, to }: Stretch): Replacement {
  const inner = text.slice(from, to).trim();
  const isAddress = ADDRESS.test(inner);
  const said = isAddress ? "" : inner;
  const href = isAddress ? inner : "https://";
  const made = `[${said}](${href})`;
  const hrefAt = from + said.length + 3;
  const select = isAddress || said === ""
    ? { from: from + 1, to: from + 1 }
    : { from: hrefAt, to: hrefAt + href.length };
  return { from, to, text: made, select };
}

function fenced(text: string, { from, to }: Stretch): Replacement {
  const before = from > 0 && text[from - 1] !== "\n" ? "\n" : "";
  const after = to < text.length && text[to] !== "\n" ? "\n" : "";
  const inner = text.slice(from, to);
  const start = from + before.length + 4;
  return {
    ...{ from, to, text: `${before}\`\`\`\n${inner}\n\`\`\`${after}` },
    select: { from: start, to: start + inner.length },
  };
}

function toggledLines(format: Format, text: string, selected: Stretch): Replacement {
  const from = text.lastIndexOf("\n", selected.from - 1) + 1;
  const ending = text.indexOf("\n", selected.to);
  const to = ending === -1 ? text.length : ending;
  const lines = text.slice(from, to).split("\n");
  const now = LINE_MARK_NOW[format]!;
  const hasAll = lines.every((line) => now.test(line));
  const made = lines
    .map((line, at) => hasAll ? line.replace(now, "") : LINE_MARKS[format]!(at) + line)
    .join("\n");
  const end = from + made.length;
  const select = selected.from === selected.to ? { from: end, to: end } : { from, to: end };
  return { from, to, text: made, select };
}
