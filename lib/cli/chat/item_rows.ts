/** Each item of a window as rows. */
import { attachedTo } from "../../client/outbox/outbox_entry.ts";
import { failedIn } from "../../client/outbox/waiting_changes.ts";
import { knownRooms } from "../../format/mod.ts";
import type { FileId, Message, MessageId, Notice, UserId } from "../../protocol/mod.ts";
import { textOfNotice, textOfRun } from "../../rules/notice_text.ts";
import { type Row, styled, withStyle, wrapRuns } from "../../terminal/mod.ts";
import { chat, talk } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";
import type { Clock } from "./clock.ts";
import { reasonOf, reasonOfChange } from "./failing.ts";
import type { Held } from "./held.ts";
import type { Item } from "./items.ts";
import { blank, type Columns, indentOf, NEWS, QUIET, ruleRow, WRONG } from "./look.ts";
import { marked, rowsOfMessage, type Surroundings } from "./message_rows.ts";
import { nameOf, titleOf } from "./names.ts";
import { NO_PLACE, type Note, type Place } from "./view.ts";

/** What a window is drawn with. */
export interface Setting {
  readonly held: Held;
  readonly place: Place;
  /** Of which room one was put out last, where one is in none. */
  readonly lost: string | null;
  readonly columns: Columns;
  readonly clock: Clock;
  readonly mark: MessageId | null;
  readonly showsHidden: boolean;
  readonly isLoading: boolean;
  numberOf(message: Message, place: number): number;
}

type RowsOf = (item: Item) => readonly Row[];

export function rowsIn(setting: Setting): RowsOf {
  const around = surroundingsOf(setting);
  return (item) => {
    switch (item.is) {
      case "message":
        return saidRows(item, setting, around);
      case "waiting":
        return waitingRows(item, setting, around);
      case "day":
        return [ruleRow(setting.clock.dayLabel(item.at), ruleColumns(setting), QUIET)];
      case "new":
        return [ruleRow(chat.line.new, ruleColumns(setting), NEWS)];
      case "run":
        return toldRows([textOfRun(item.run, (user) => nameOf(setting.held.state, user))], setting);
      case "note":
        return noteRows(item.note, setting);
      case "passed":
        return quietRows(talk.passed(item.count), setting);
      case "older":
        return setting.isLoading ? quietRows(chat.line.older, setting) : [[]];
      case "absent":
        return quietRows(absentIn(setting), setting);
      case "beginning":
        return quietRows(beginningOf(setting), setting);
    }
  };
}

/**
 * With each key all is asked for again, and nothing is different: rows are made once for as long as
 * what they are made of is the same.
 */
export class KeptRows {
  #of: readonly unknown[] = [];
  #kept = new Map<string, { readonly content: unknown; readonly rows: readonly Row[] }>();

  rowsIn(setting: Setting): RowsOf {
    const { held, place, columns, mark, showsHidden, isLoading } = setting;
    const minute = Math.floor(held.now / 60_000);
    const hours = held.settings.clock;
    const of: readonly unknown[] = [
      ...[held.state, held.changes, absentIn(setting), place.room, place.thread, columns.all],
      ...[mark, showsHidden, isLoading, minute, hours],
    ];
    if (of.some((one, at) => one !== this.#of[at])) this.#kept.clear();
    this.#of = of;
    const make = rowsIn(setting);
    return (item) => {
      const content = contentOf(item);
      const known = this.#kept.get(item.key);
      if (known !== undefined && known.content === content) return known.rows;
      const rows = make(item);
      this.#kept.set(item.key, { content, rows });
      return rows;
    };
  }

  forget(): void {
    this.#kept.clear();
  }
}

function contentOf(item: Item): unknown {
  // There are few, and of their files more becomes known
  if (item.is === "waiting") return {};
  if (item.is === "note") return item.note;
  if (item.is === "passed") return item.count;
  return item.is === "message" || item.is === "run" ? item : item.is;
}

function surroundingsOf(setting: Setting): Surroundings {
  const { held: { state }, place, columns, clock, showsHidden, numberOf } = setting;
  const rooms = [...state.rooms.values()].filter(({ facts }) => facts.kind !== "direct");
  return {
    ...{ state, room: place.room, columns, showsHidden, numberOf, time: clock.time },
    known: {
      roomName: knownRooms(rooms.map(({ facts }) => facts.name)),
      emoji: (name) => state.emoji.has(name),
    },
    isInThread: place.thread !== null,
  };
}

function saidRows(
  item: Extract<Item, { is: "message" }>,
  setting: Setting,
  around: Surroundings,
): Row[] {
  const { message, later } = item;
  if (message.notice !== undefined) {
    const { notice, from } = message;
    const lines = notice.what === "welcome" ? talk.welcome : [sentenceOf(notice, from, setting)];
    return toldRows(lines, setting);
  }
  const rows = rowsOfMessage(message, { later }, around);
  const failed = failedIn(setting.held.changes).get(message.id)?.failed ?? null;
  const why = failed === null
    ? []
    : indented([styled(`${reasonOfChange(failed)} ${talk.failed}`, WRONG)], setting);
  return [...setting.mark === message.id ? marked(rows, setting.columns) : rows, ...why];
}

/** As the message will stand there, and paler. */
function waitingRows(
  { entry: { order, at, failed }, later }: Extract<Item, { is: "waiting" }>,
  setting: Setting,
  around: Surroundings,
): Row[] {
  if (order.type !== "message.send") return [];
  const { body, mentions, shout, replyTo } = order.ask;
  const attached = attachedTo(order).flatMap((id) => setting.held.attached(id) ?? []);
  const files = attached
    .map(({ name, size: bytes, type }) => ({ id: "" as FileId, name, bytes, type }));
  const message: Message = {
    ...{ id: "" as MessageId, ordinal: 0, kind: "chat" as const, from: around.state.me, at, body },
    ...(mentions && { mentions }),
    ...(shout && { shout }),
    ...(replyTo && { replyTo }),
    ...(files.length > 0 && { files }),
  };
  const rows = rowsOfMessage(message, { later }, { ...around, numberOf: () => null })
    .map((row) => withStyle(row, QUIET));
  if (failed === null) return rows;
  return [
    ...rows,
    ...indented([styled(`${reasonOf(failed, attached)} ${talk.failed}`, WRONG)], setting),
  ];
}

/** What the house tells. */
function toldRows(lines: readonly string[], setting: Setting): Row[] {
  return lines.flatMap((line) => indented([styled(line, QUIET)], setting));
}

function quietRows(text: string, { columns }: Setting): Row[] {
  return wrapRuns([styled(text, QUIET)], columns.all);
}

function noteRows({ lines, tone }: Note, { columns }: Setting): Row[] {
  return lines.flatMap((line) => {
    const row = tone === "wrong" ? withStyle(line, WRONG) : line;
    return wrapRuns(row, columns.all);
  });
}

function indented(row: Row, { columns }: Setting): Row[] {
  const indent = indentOf(columns);
  return wrapRuns(row, columns.text).map((one) => [blank(indent), ...one]);
}

/** Why there is nothing to be seen. */
function absentIn({ held: { status, state }, place, lost }: Setting): string {
  if (lost !== null) return talk.lost(lost);
  if (status.phase === "offline") return talk.unreached;
  const isKnown = status.phase === "in sync" && state.cursor !== null;
  return isKnown && place === NO_PLACE ? talk.nowhere : talk.loading;
}

function ruleColumns({ columns }: Setting): number {
  return Math.min(columns.all, indentOf(columns) + columns.text);
}

function beginningOf({ held: { state }, place }: Setting): string {
  const room = state.rooms.get(place.room);
  if (room === undefined) return "";
  const title = titleOf(room, state);
  return room.facts.kind === "direct"
    ? chat.line.beginningDirect(title)
    : chat.line.beginning(title);
}

/** A name that a place wrote could hold what a terminal obeys. */
function sentenceOf(notice: Notice, by: UserId, { held: { state } }: Setting): string {
  const safe = "text" in notice ? { ...notice, text: shownLine(notice.text) } : notice;
  return textOfNotice(safe, by, (user) => nameOf(state, user));
}
