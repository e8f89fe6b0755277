/** What was said, as rows of a terminal. All of it was written by others, so all of it is made safe here. */
import type { Block, Inline, Paragraph } from "../../format/mod.ts";
import {
  breakRuns,
  plain,
  type Row,
  type Run,
  safeText,
  type Style,
  styled,
  widthOf,
  withStyle,
  wrapRuns,
} from "../../terminal/mod.ts";

export interface MessageLook {
  readonly columns: number;
  /** Null for a name that nobody has who was meant. */
  mention(name: string): "me" | "other" | null;
  /** Whether @here and @room called anybody. */
  readonly isShout: boolean;
  /** Whether what was hidden is shown. */
  readonly showsHidden: boolean;
}

// Colours that can be read on black and on white
const BLUE = 32;
const TEAL = 30;

const BAR: Style = { dim: true };
const CODE: Style = { colour: TEAL };
const LINK: Style = { underline: true };
const MENTION: Style = { bold: true, colour: BLUE };
const MENTION_OF_ME: Style = { bold: true, inverse: true };
const ROOM: Style = { colour: BLUE };
const HIDDEN = "█████";

/** Before the text stands who does what it tells, or nothing; behind it that it was changed, or nothing. */
export interface Around {
  readonly before: Row;
  readonly behind: Row;
}

export const NOTHING_AROUND: Around = { before: [], behind: [] };

/** At least one row. */
export function messageRows(
  blocks: readonly Block[],
  look: MessageLook,
  around: Around,
): Row[] {
  return rowsOf(woven(blocks, around), look);
}

/** What stands around a text is in its first and last paragraph, or in one of its own. */
type Part = Block | { readonly type: "runs"; readonly runs: readonly (Run | Inline)[] };

function woven(blocks: readonly Block[], { before, behind }: Around): Part[] {
  if (blocks.length === 0) return [{ type: "runs", runs: [...before, ...behind] }];
  const parts: Part[] = [...blocks];
  if (before.length > 0) {
    const first = parts[0]!;
    if (first.type === "paragraph") parts[0] = { type: "runs", runs: [...before, ...first.nodes] };
    else parts.unshift({ type: "runs", runs: before });
  }
  if (behind.length === 0) return parts;
  const last = parts.at(-1)!;
  const runs = last.type === "paragraph" ? last.nodes : last.type === "runs" ? last.runs : null;
  if (runs === null) return [...parts, { type: "runs", runs: behind }];
  return [...parts.slice(0, -1), { type: "runs", runs: [...runs, ...behind] }];
}

function rowsOf(parts: readonly Part[], look: MessageLook): Row[] {
  return parts.flatMap((part, at) => {
    const isApart = at > 0 && isText(part) && isText(parts[at - 1]!);
    return isApart ? [[], ...rowsOfPart(part, look)] : rowsOfPart(part, look);
  });
}

function isText({ type }: Part): boolean {
  return type === "paragraph" || type === "runs";
}

function rowsOfPart(part: Part, look: MessageLook): Row[] {
  switch (part.type) {
    case "paragraph":
      return wrapRuns(runsOfAll(part.nodes, look), look.columns);
    case "runs":
      return wrapRuns(
        part.runs.flatMap((run) => "type" in run ? runsOf(run, look) : [run]),
        look.columns,
      );
    case "code_block":
      return beside(
        [styled("│ ", BAR)],
        null,
        look,
        ({ columns }) => breakRuns([styled(safeText(part.text), CODE)], columns),
      );
    case "quote":
      return beside([styled("> ", BAR)], null, look, (inner) => rowsOf(part.blocks, inner));
    case "list":
      return part.items.flatMap((item, at) => {
        const mark = part.start === null ? "• " : `${part.start + at}. `;
        const rest = [plain(" ".repeat(widthOf(mark)))];
        return beside([styled(mark, BAR)], rest, look, (inner) => rowsOf(item, inner));
      });
  }
}

/** Where fewer columns would be left, the text stands alone. */
const LEAST_COLUMNS = 8;

function beside(
  mark: Row,
  /** Beside the rows after the first; null for the mark again. */
  rest: Row | null,
  look: MessageLook,
  draw: (look: MessageLook) => Row[],
): Row[] {
  const columns = look.columns - mark.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (columns < LEAST_COLUMNS) return draw(look);
  return draw({ ...look, columns }).map((row, at) => [...(at === 0 ? mark : rest ?? mark), ...row]);
}

function runsOfAll(nodes: Paragraph["nodes"], look: MessageLook): Row {
  return nodes.flatMap((node) => runsOf(node, look));
}

function runsOf(node: Inline, look: MessageLook): Row {
  switch (node.type) {
    case "text":
    case "emoji":
      return [plain(safeText(node.text))];
    case "break":
      return [plain("\n")];
    case "code":
      return [styled(safeText(node.text), CODE)];
    case "link":
      return linkRuns(node, look);
    case "mention":
      return [mentionRun(node.name, look)];
    case "shout":
      return [look.isShout ? styled(`@${node.whom}`, MENTION_OF_ME) : plain(`@${node.whom}`)];
    case "room":
      return [styled(safeText(`#${node.name}`), ROOM)];
    case "custom_emoji":
      return [plain(`:${node.name}:`)];
    case "spoiler":
      return look.showsHidden
        ? withStyle(runsOfAll(node.nodes, look), { dim: true })
        : [plain(HIDDEN)];
    default:
      return withStyle(runsOfAll(node.nodes, look), { [node.type]: true });
  }
}

/** Where it leads stands behind it, unless it says that itself: nobody is led elsewhere than they read. */
function linkRuns({ href, nodes }: Extract<Inline, { type: "link" }>, look: MessageLook): Row {
  const label = runsOfAll(nodes, look);
  const text = label.map((run) => run.text).join("");
  const shown = withStyle(label, LINK);
  const address = safeText(href.replace(/^mailto:/, ""));
  const says = [address, address.replace(/\/$/, ""), address.replace(/^https?:\/\/|\/$/g, "")];
  return says.includes(text) ? shown : [...shown, plain(` (${address})`)];
}

function mentionRun(name: string, look: MessageLook): Run {
  const text = safeText(`@${name}`);
  const whom = look.mention(name);
  if (whom === null) return plain(text);
  return styled(text, whom === "me" ? MENTION_OF_ME : MENTION);
}
