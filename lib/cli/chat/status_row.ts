/** The line between the messages and the prompt: windows, the connection, who is writing. Pure. */
import { type Row, type Run, shorten, styled, textOf, widthOf } from "../../terminal/mod.ts";
import { saidAt } from "../../protocol/mod.ts";
import { chat, talk } from "../../words/mod.ts";
import type { Held } from "./held.ts";
import { blank, HERE, QUIET, STRONG, WRONG } from "./look.ts";
import { nameOf, titleOf } from "./names.ts";
import type { View } from "./view.ts";
import { newsIn } from "./windows.ts";

/** What could stand there. What matters least is left out first, where there is no room for all. */
interface Part {
  readonly row: Row;
  readonly weight: number;
}

const WEIGHT = { below: 100, here: 90, connection: 80, mention: 70, news: 50, said: 40 } as const;
const LIGHT = { typing: 30, quiet: 10 } as const;
const GAP = 2;

export function statusRow(
  { windows, room, size, isLeaving }: View,
  held: Held,
  /** How many are below what is seen; null at the newest. */
  below: number | null,
): Row {
  const leading = [...belowPart(below), ...windowParts(windows, room, held, size.columns)];
  const notes = [
    ...(isLeaving ? [part(talk.leaveAgain, WEIGHT.below, STRONG)] : []),
    ...typingPart(room, held),
    ...saidPart(held),
    ...connectionPart(held),
  ];
  return fitted(leading, notes, size.columns);
}

function part(text: string, weight: number, style: Run["style"]): Part {
  return { row: [styled(text, style)], weight };
}

function belowPart(below: number | null): Part[] {
  return below === null ? [] : [part(talk.below(below), WEIGHT.below, STRONG)];
}

const MOST_TITLE = 16;
/** Of the window that one is in: its number, and a space at each side. */
const BESIDE_TITLE = 6;

function windowParts(
  windows: View["windows"],
  open: View["room"],
  held: Held,
  columns: number,
): Part[] {
  const most = Math.max(1, Math.min(MOST_TITLE, columns - BESIDE_TITLE));
  return windows.flatMap((id, at) => {
    const room = held.state.rooms.get(id);
    if (room === undefined) return [];
    const news = newsIn(room, held);
    const title = `${at + 1} ${shorten(titleOf(room, held.state), most)}`;
    if (id === open) return [part(` ${title} `, WEIGHT.here, HERE)];
    if (news === null) return [part(title, LIGHT.quiet - at / 1000, QUIET)];
    const count = news.mentions > 0 ? `@${news.mentions}` : `${news.unread}`;
    const isLoud = news.isCalled;
    return [{
      row: [
        styled(title, isLoud ? STRONG : {}),
        styled(` ${count}`, isLoud ? { bold: true, colour: "red" } : {}),
      ],
      weight: (isLoud ? WEIGHT.mention : WEIGHT.news) - at / 1000,
    }];
  });
}

function typingPart(open: View["room"], { state }: Held): Part[] {
  const room = open === null ? undefined : state.rooms.get(open);
  const names = [...room?.typing.keys() ?? []].map((user) => nameOf(state, user));
  return names.length === 0 ? [] : [part(chat.composer.typing(names), LIGHT.typing, QUIET)];
}

function saidPart({ state, now }: Held): Part[] {
  const { as } = saidAt(state.said, now);
  return as === "auto" ? [] : [part(chat.status.as[as].label, WEIGHT.said, {})];
}

function connectionPart({ status, outbox }: Held): Part[] {
  const waiting = outbox.filter(({ failed }) => failed === null).length;
  switch (status.phase) {
    case "offline":
      return [part(talk.offline(waiting), WEIGHT.connection, { ...WRONG, bold: true })];
    case "connecting":
      return [part(talk.connecting, WEIGHT.connection, QUIET)];
    case "catching up":
      return [part(chat.composer.catchingUp, WEIGHT.connection, QUIET)];
    default:
      return [];
  }
}

/** What stands at the left, and at the right edge what comes and goes. */
function fitted(leading: readonly Part[], notes: readonly Part[], columns: number): Row {
  let [left, right] = [leading, notes];
  const width = (parts: readonly Part[]) =>
    parts.reduce((sum, { row }) => sum + widthOf(textOf(row)) + GAP, 0);
  while (width(left) + width(right) - GAP > columns && left.length + right.length > 1) {
    const least = Math.min(...[...left, ...right].map(({ weight }) => weight));
    left = left.filter(({ weight }) => weight !== least);
    right = right.filter(({ weight }) => weight !== least);
  }
  const gap = columns - width(left) - width(right) + 2 * GAP;
  return [...joined(left), blank(left.length > 0 && right.length > 0 ? gap : 0), ...joined(right)];
}

function joined(parts: readonly Part[]): Row {
  return parts.flatMap(({ row }, at) => at === 0 ? row : [blank(GAP), ...row]);
}
