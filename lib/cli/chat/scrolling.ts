/** Through the history, a screen at a time, and back to where one talks. */
import { pageDown, pageUp } from "./layout.ts";
import type { Sitting } from "./sitting.ts";
import { paneOf, withPane } from "./view.ts";

export function goOlder(sitting: Sitting): void {
  if (paneOf(sitting.view).clearedTo !== null) {
    sitting.view = withPane(sitting.view, { clearedTo: null });
    return;
  }
  const { drawing: { layout, items } } = sitting;
  const scroll = layout.isAtStart ? null : pageUp(layout);
  if (scroll !== null) {
    sitting.view = withPane(sitting.view, { scroll, passed: null });
    lookWhereOneIs(sitting);
  }
  if (items.hasOlder && isNearStart(sitting)) loadOlder(sitting);
}

export function goNewer(sitting: Sitting): void {
  if (paneOf(sitting.view).scroll === null) return;
  const { drawing: { layout, items } } = sitting;
  if (!layout.isAtEnd) {
    sitting.view = withPane(sitting.view, { scroll: pageDown(layout) });
    return lookWhereOneIs(sitting);
  }
  if (items.isNewest) return goNewest(sitting);
  const place = sitting.place;
  const last = items.messages.at(-1);
  if (place === null || last === undefined) return;
  void sitting.loading.at(place, () => sitting.client.loadNewer(place.room, last.id));
}

export function goNewest(sitting: Sitting): void {
  const { place } = sitting;
  sitting.view = withPane(sitting.view, { scroll: null });
  if (place === null || place.thread !== null) return;
  sitting.client.lookAt(place.room, null);
  const timeline = sitting.client.state.rooms.get(place.room)?.timeline;
  if (timeline && !timeline.attached) {
    void sitting.loading.at(place, () => sitting.client.loadNewest(place.room));
  }
}

/** So many pages ahead more is asked for: whoever turns them quickly does not wait. */
const PAGES_AHEAD = 3;

function isNearStart({ drawing: { layout, items } }: Sitting): boolean {
  const [first] = layout.spots;
  const above = first === undefined ? 0 : items.all.indexOf(first.item);
  return above < PAGES_AHEAD * layout.rows.length;
}

export function loadOlder(sitting: Sitting): void {
  const { place, client, drawing: { items } } = sitting;
  if (place === null) return;
  const { room, thread } = place;
  void sitting.loading.at(
    place,
    () =>
      thread === null
        ? client.loadOlder(room, items.messages[0]?.id)
        : client.loadOlderReplies(room, thread),
  );
}

/** So that what is around there stays held. */
export function lookWhereOneIs(sitting: Sitting): void {
  const { place, client } = sitting;
  if (place === null || place.thread !== null) return;
  const { scroll } = paneOf(sitting.view);
  const timeline = client.state.rooms.get(place.room)?.timeline;
  const message = timeline?.messages.find(({ id, clientId }) =>
    id === scroll?.key || clientId === scroll?.key
  );
  if (message !== undefined) client.lookAt(place.room, message.id);
}
