/** All that is on the screen, from what is looked at and what the client holds. */
import type { Message } from "../../protocol/mod.ts";
import { plain, type Row, safeText, shorten, styled, widthOf } from "../../terminal/mod.ts";
import type { Frame } from "../../terminal/mod.ts";
import { chat } from "../../words/mod.ts";
import type { Clock } from "./clock.ts";
import type { Held } from "./held.ts";
import { KeptRows } from "./item_rows.ts";
import { type Items, itemsOf } from "./items.ts";
import { type Layout, layOut } from "./layout.ts";
import { columnsFor, QUIET, STRONG } from "./look.ts";
import { excerptOf } from "./message_rows.ts";
import { nameOf, titleOf } from "./names.ts";
import { promptRows } from "./prompt_rows.ts";
import { statusRow } from "./status_row.ts";
import { NO_PLACE, type Pane, paneOf, type Place, placeOf, type View } from "./view.ts";

export interface Drawing {
  readonly frame: Frame;
  readonly layout: Layout;
  readonly items: Items;
}

/** What is needed besides, which is the same from frame to frame. */
export interface Tools {
  readonly clock: Clock;
  readonly kept: KeptRows;
  isLoading(place: Place): boolean;
  numberOf(message: Message, place: number): number;
}

/** Fewer rows have no head. */
const LEAST_WITH_HEAD = 6;
/** Besides the prompt. A message is worth more than where one is. */
const LEAST_WITH_STATUS = 2;

export function draw(view: View, held: Held, tools: Tools): Drawing {
  const { size } = view;
  const pane = paneOf(view);
  const place = placeOf(view);
  const prompt = promptRows(pane, held, size);
  const head = size.rows < LEAST_WITH_HEAD ? [] : [headRow(view, held)];
  const left = size.rows - head.length - prompt.rows.length;
  const hasStatus = left >= LEAST_WITH_STATUS;
  const height = Math.max(0, left - Number(hasStatus));
  const { items, layout } = bodyOf({ view, pane, place, height }, held, tools);
  const below = belowOf({ items, layout }, held, pane, place);
  const status = hasStatus ? [statusRow(view, held, below)] : [];
  const above = [...head, ...layout.rows, ...status];
  const rows = [...above, ...prompt.rows];
  const { row, column } = prompt.cursor;
  return { frame: { rows, cursor: { row: above.length + row, column } }, layout, items };
}

interface Body {
  readonly view: View;
  readonly pane: Pane;
  readonly place: Place | null;
  readonly height: number;
}

function bodyOf(
  { view, pane, place: open, height }: Body,
  held: Held,
  { clock, kept, isLoading, numberOf }: Tools,
): { items: Items; layout: Layout } {
  const place = open ?? NO_PLACE;
  const columns = columnsFor(view.size.columns, clock.time(0).length);
  const items = itemsOf(held, place, pane, clock.day);
  const rowsOf = kept.rowsIn({
    ...{ held, place, lost: view.lost, columns, clock, mark: pane.mark, numberOf },
    ...{ showsHidden: view.showsHidden, isLoading: isLoading(place) },
  });
  return { items, layout: layOut(items.all, rowsOf, height, pane.scroll) };
}

/** Where one is. */
function headRow({ size, ...view }: View, { state }: Held): Row {
  const place = placeOf({ ...view, size });
  const room = place === null ? undefined : state.rooms.get(place.room);
  if (place === null || room === undefined) return [];
  const title = shorten(titleOf(room, state), size.columns);
  const about = place.thread === null
    ? safeText(room.facts.topic).replaceAll("\n", " ")
    : threadTitle(room.openThreads.get(place.thread)?.messages[0], state);
  const rest = shorten(about, size.columns - widthOf(title) - 2);
  return [styled(title, STRONG), plain("  "), styled(rest, QUIET)];
}

function threadTitle(root: Message | undefined, state: Held["state"]): string {
  if (root === undefined) return chat.thread.title;
  const name = nameOf(state, root.from);
  return `${chat.thread.title}: ${safeText(excerptOf(root, name)).replaceAll("\n", " ")}`;
}

/** How many messages are further down than what is seen; null at the newest. */
function belowOf(
  { items: { messages }, layout: { spots } }: { items: Items; layout: Layout },
  { state }: Held,
  { scroll }: Pane,
  place: Place | null,
): number | null {
  if (scroll === null || place === null) return null;
  const last = spots.findLast(({ item }) => item.is === "message")?.item;
  if (last?.is !== "message") return 0;
  const { id, ordinal } = last.message;
  const room = place.thread === null ? state.rooms.get(place.room) : undefined;
  return room === undefined
    ? messages.filter((message) => message.id > id).length
    : Math.max(0, room.tally.count - ordinal);
}
