/** The message that a command is meant for, chosen by going up and down. */
import type { Message } from "../../protocol/mod.ts";
import { messageOf } from "./items.ts";
import { goOlder } from "./scrolling.ts";
import type { Sitting } from "./sitting.ts";
import { type Anchor, paneOf, withPane } from "./view.ts";

export function markAbove(sitting: Sitting): void {
  const { mark } = paneOf(sitting.view);
  const all = marksIn(sitting);
  const seen = seenIn(sitting);
  const at = all.findIndex(({ id }) => id === mark);
  const next = at === -1 ? seen.at(-1) ?? all.at(-1) : all[at - 1];
  if (next === undefined) return goOlder(sitting);
  moveTo(sitting, next, "top");
}

export function markBelow(sitting: Sitting): void {
  const { mark } = paneOf(sitting.view);
  if (mark === null) return;
  const all = marksIn(sitting);
  const next = all[all.findIndex(({ id }) => id === mark) + 1];
  if (next === undefined) sitting.view = withPane(sitting.view, { mark: null });
  else moveTo(sitting, next, "bottom");
}

/** What the house tells is nothing to be answered. */
function marksIn({ drawing: { items } }: Sitting): Message[] {
  return items.all.flatMap((item) => messageOf(item) ?? [])
    .filter(({ notice }) => notice === undefined);
}

function seenIn({ drawing: { layout } }: Sitting): Message[] {
  return layout.spots.flatMap(({ item }) => messageOf(item) ?? [])
    .filter(({ notice }) => notice === undefined);
}

/** Where it is not seen, the window goes there. */
function moveTo(sitting: Sitting, message: Message, at: Anchor["at"]): void {
  const { drawing: { layout, items } } = sitting;
  const item = items.all.find((one) => messageOf(one)?.id === message.id)!;
  const isSeen = layout.spots.some((spot) => spot.item.key === item.key && spot.row === 0);
  const row = at === "top" ? 0 : Infinity;
  const scroll = isSeen ? {} : { scroll: { at, key: item.key, row } };
  sitting.view = withPane(sitting.view, { mark: message.id, ...scroll });
}
