/** One message, as rows of a window. */
import { heldMessage } from "../../client/rooms/held.ts";
import type { ChatState } from "../../client/mod.ts";
import { type Block, deedOf, type Known, lineOf, parse } from "../../format/mod.ts";
import { foldName, type Message, type RoomId } from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import {
  plain,
  type Row,
  shorten,
  type Style,
  styled,
  widthOf,
  withStyle,
  wrapRuns,
} from "../../terminal/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { fileRows, reactionRows, replyRow } from "../room/beside_message.ts";
import { personColour } from "../room/person_colour.ts";
import { messageRows, NOTHING_AROUND } from "../room/styled_message.ts";
import { shownLine } from "../output/shown.ts";
import { blank, type Columns, indentOf, QUIET } from "./look.ts";
import { nameOf } from "./names.ts";

/** What a message is drawn with. */
export interface Surroundings {
  readonly state: ChatState;
  readonly room: RoomId;
  readonly columns: Columns;
  readonly known: Known;
  readonly showsHidden: boolean;
  readonly isInThread: boolean;
  time(at: number): string;
  /** By which a file of it can be asked for; null while nobody can. */
  numberOf(message: Message, place: number): number | null;
}

export interface Drawn {
  /** It follows the same person's last one closely, and needs no name. */
  readonly later: boolean;
}

export function rowsOfMessage(message: Message, drawn: Drawn, around: Surroundings): Row[] {
  const { columns, state } = around;
  const text = withinOne(message, around);
  const head = headOf(message, drawn, around);
  const rows = text.map((row) => [blank(indentOf(columns)), ...row]);
  if (columns.name === 0) return drawn.later ? text : [head, ...text];
  const first = text[0] ?? [];
  // Whoever does something is named in what they do
  const isDeed = deedOf(message.body) !== null && isOpen(message, state);
  const start = isDeed ? headOf(message, { later: true }, around) : head;
  return [[...start, ...first], ...rows.slice(1)];
}

/** Time and name, filled up to where the text begins. */
function headOf(message: Message, { later }: Drawn, around: Surroundings): Row {
  const { columns, state, time } = around;
  const name = nameOf(state, message.from);
  const colour = { colour: personColour(message.from), bold: true };
  if (columns.name === 0) {
    const room = columns.all - columns.time - 1;
    return [styled(shorten(name, room), colour), styled(` ${time(message.at)}`, QUIET)];
  }
  const clock = styled(time(message.at), QUIET);
  if (later) return [clock, blank(columns.name + 3)];
  return [clock, blank(1), ...cell(name, columns.name, colour), blank(2)];
}

function cell(text: string, columns: number, style: Style): Row {
  const shown = shorten(text, columns);
  return [styled(shown, style), blank(columns - widthOf(shown))];
}

function isOpen(message: Message, { ignored }: ChatState): boolean {
  return message.deleted === undefined && !ignored.has(message.from);
}

/** All that is at the right of the name. */
function withinOne(message: Message, around: Surroundings): Row[] {
  const { state, columns } = around;
  const { deleted, from, files = [], forwarded, reactions } = message;
  if (deleted !== undefined) return [quiet(chat.line.deleted), ...threadRows(message, around)];
  if (state.ignored.has(from)) return [quiet(chat.line.ignored)];
  const isBare = message.body === "" && (files.length > 0 || forwarded !== undefined);
  return [
    ...replyRows(message, around),
    ...(isBare ? [] : textRows(message, around)),
    ...(forwarded === undefined ? [] : forwardedRows(forwarded, around)),
    ...fileRows(
      files.map((file, at) => ({ file, number: around.numberOf(message, at) })),
      columns.text,
    ),
    ...(reactions === undefined ? [] : reactionRows(reactions.by, state.me, columns.text)),
    ...threadRows(message, around),
  ];
}

function quiet(text: string): Row {
  return [styled(text, QUIET)];
}

function textRows(message: Message, around: Surroundings): Row[] {
  const { body, edited, from, mentions = [], shout } = message;
  const { state, columns: { text: columns }, known, showsHidden } = around;
  const deed = deedOf(body);
  const name = styled(nameOf(state, from), { colour: personColour(from), bold: true });
  const named = new Map(mentions.map((user) => {
    return [foldName(state.people.get(user)?.name ?? ""), user === state.me ? "me" : "other"];
  }));
  return messageRows(blocksOf(deed ?? body, known), {
    ...{ columns, showsHidden, isShout: shout !== undefined },
    mention: (name) => (named.get(foldName(name)) ?? null) as "me" | "other" | null,
  }, {
    before: deed === null ? [] : [name, plain(" ")],
    behind: edited === undefined ? [] : [styled(` (${chat.line.edited})`, QUIET)],
  });
}

function blocksOf(text: string, known: Known): Block[] {
  return parse(text, known);
}

function replyRows({ replyTo }: Message, { state, room, columns }: Surroundings): Row[] {
  if (replyTo === undefined) return [];
  const answered = heldMessage(state.rooms.get(room), replyTo);
  if (answered === undefined) return [quiet(shorten(`↳ ${chat.acts.quotedGone}`, columns.text))];
  const silent = answered.deleted !== undefined
    ? chat.line.deleted
    : state.ignored.has(answered.from)
    ? chat.line.ignored
    : null;
  if (silent !== null) return [quiet(shorten(`↳ ${silent}`, columns.text))];
  const author = nameOf(state, answered.from);
  return [replyRow(author, excerptOf(answered, author), columns.text)];
}

/** Longer than the widest window. */
const MOST_CHARS = 300;

/** A message in one line. */
export function excerptOf({ body, files = [], forwarded }: Message, author: string): string {
  if (body === "" && files.length > 0) return files.map(({ name }) => name).join(", ");
  return lineOf((body || (forwarded?.text ?? "")).slice(0, MOST_CHARS), author);
}

function forwardedRows(
  { name, text }: NonNullable<Message["forwarded"]>,
  { columns, known, showsHidden }: Surroundings,
): Row[] {
  const bar = styled("│ ", QUIET);
  const by = chat.line.forwarded.by(shownLine(name) || person.former);
  const look = { columns: columns.text - 2, showsHidden, isShout: false, mention: () => null };
  const said = text === "" ? [] : messageRows(blocksOf(text, known), look, NOTHING_AROUND);
  return [
    ...wrapRuns([styled(by, QUIET)], columns.text - 2),
    ...said,
  ].map((row) => [bar, ...row]);
}

/** Below what a thread began with, where the thread itself is not shown. */
function threadRows({ id, replies }: Message, { state, room, isInThread }: Surroundings): Row[] {
  if (isInThread || replies === undefined || replies.count === 0) return [];
  const tally = state.rooms.get(room)?.followed.get(id)?.tally;
  const unread = tally === undefined ? 0 : unreadInThread(tally);
  const count = styled(`└ ${chat.line.replies(replies.count)}`, QUIET);
  if (unread === 0) return [[count]];
  return [[count, styled(`, ${chat.rail.unreadCount(unread)}`, { bold: true })]];
}

/** The same in a row that is marked. */
export function marked(rows: readonly Row[], columns: Columns): Row[] {
  return rows.map((row, at) => {
    if (at > 0 || row.length === 0) return row;
    const [first, ...rest] = row;
    return columns.name === 0
      ? withStyle(row, { inverse: true })
      : [styled(first!.text, { inverse: true }), ...rest];
  });
}
