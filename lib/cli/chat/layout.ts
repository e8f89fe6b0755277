/** Which rows of which items are seen. Rows are made only for those. Pure. */
import type { Row } from "../../terminal/mod.ts";
import type { Item } from "./items.ts";
import type { Anchor } from "./view.ts";

/** A row of an item. */
export interface Spot {
  readonly item: Item;
  readonly row: number;
}

export interface Layout {
  /** As many as there is room for; the top is empty where there are fewer. */
  readonly rows: readonly Row[];
  /** Of those that are not empty. */
  readonly spots: readonly Spot[];
  /** Nothing lies below, or above. */
  readonly isAtEnd: boolean;
  readonly isAtStart: boolean;
}

type RowsOf = (item: Item) => readonly Row[];

export function layOut(
  items: readonly Item[],
  rowsOf: RowsOf,
  height: number,
  anchor: Anchor | null,
): Layout {
  const start = startOf(items, rowsOf, anchor);
  const isFromTop = anchor?.at === "top";
  const above = isFromTop ? [] : taken(spotsAbove(items, rowsOf, start), height);
  const below = taken(spotsBelow(items, rowsOf, start), height - above.length);
  // Where there is too little on the one side, the other one fills the screen
  const rest = height - above.length - below.length;
  const more = isFromTop ? taken(spotsAbove(items, rowsOf, start), rest) : [];
  const spots = [...more.reverse(), ...above.reverse(), ...below];
  const [first, last] = [spots[0], spots.at(-1)];
  const empty: Row[] = Array.from({ length: Math.max(0, height - spots.length) }, () => []);
  return {
    rows: [...empty, ...spots.map(({ item, row }) => rowsOf(item)[row]!)],
    spots,
    isAtStart: first === undefined || (first.item === items[0] && first.row === 0),
    isAtEnd: last === undefined ||
      (last.item === items.at(-1) && last.row === rowsOf(last.item).length - 1),
  };
}

/** The first row that is below: at an anchor at the bottom, the one behind it. */
interface Start {
  readonly at: number;
  readonly row: number;
}

function startOf(items: readonly Item[], rowsOf: RowsOf, anchor: Anchor | null): Start {
  if (anchor === null) return { at: items.length, row: 0 };
  const at = items.findIndex(({ key }) => key === anchor.key);
  if (at === -1) return { at: items.length, row: 0 };
  const row = Math.min(anchor.row, rowsOf(items[at]!).length - 1);
  return { at, row: anchor.at === "top" ? row : row + 1 };
}

function* spotsAbove(items: readonly Item[], rowsOf: RowsOf, start: Start): Generator<Spot> {
  for (let row = start.row - 1; row >= 0; row--) yield { item: items[start.at]!, row };
  for (let at = start.at - 1; at >= 0; at--) {
    const item = items[at]!;
    for (let row = rowsOf(item).length - 1; row >= 0; row--) yield { item, row };
  }
}

function* spotsBelow(items: readonly Item[], rowsOf: RowsOf, start: Start): Generator<Spot> {
  for (let at = start.at; at < items.length; at++) {
    const item = items[at]!;
    const { length } = rowsOf(item);
    for (let row = at === start.at ? start.row : 0; row < length; row++) yield { item, row };
  }
}

function taken(spots: Generator<Spot>, most: number): Spot[] {
  const all: Spot[] = [];
  if (most <= 0) return all;
  for (const spot of spots) {
    all.push(spot);
    if (all.length === most) break;
  }
  return all;
}

/** So many rows stay, so that one finds where one was. */
const KEPT_ROWS = 2;

export function pageUp({ spots }: Layout): Anchor | null {
  const spot = spots[Math.min(KEPT_ROWS, spots.length) - 1];
  return spot === undefined ? null : { at: "bottom", key: spot.item.key, row: spot.row };
}

export function pageDown({ spots }: Layout): Anchor | null {
  const spot = spots.at(-KEPT_ROWS) ?? spots[0];
  return spot === undefined ? null : { at: "top", key: spot.item.key, row: spot.row };
}
