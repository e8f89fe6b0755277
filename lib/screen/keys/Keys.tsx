/** What the keys do that hold wherever one is. */
import { useEffect } from "preact/hooks";
import type { RoomId } from "../../protocol/mod.ts";
import { pathOf } from "../going/address.ts";
import { type What, whatOf } from "./keys.ts";
import { isMac } from "./mac.ts";
import { markRead } from "../mark_read.ts";
import { isMuted } from "../muted.ts";
import { isNews } from "../../client/rooms/groups.ts";
import { useScreen } from "../screen_context.ts";

export function Keys() {
  const { client, panels, room, listed, go } = useScreen();
  useEffect(() => {
    const isUnread = (id: RoomId) => {
      const held = client.state.rooms.get(id);
      return held !== undefined && isNews(held, isMuted(client, id));
    };
    const walk = (step: 1 | -1, leadsTo: (room: RoomId) => boolean) => {
      const to = beside(listed.current, room, step, leadsTo);
      if (to !== null) go(pathOf(to));
    };
    const deeds: Record<What<"everywhere" | "reading">, () => void> = {
      switcher: () => panels.sheet.value = panels.sheet.value === "switcher" ? null : "switcher",
      shortcuts: () => panels.sheet.value = "shortcuts",
      previous: () => walk(-1, () => true),
      next: () => walk(1, () => true),
      previousUnread: () => walk(-1, isUnread),
      nextUnread: () => walk(1, isUnread),
      markRead: () => {
        const open = room === null ? undefined : client.state.rooms.get(room);
        if (open !== undefined) void markRead(client, open);
      },
      markAllRead: () => void client.readAll(),
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const where = isField(event.target) ? ["everywhere"] as const : WHILE_READING;
      const what = whatOf(event, where, isMac());
      if (what === null) return;
      // Over what lies above everything only the way there and back is open
      if ([panels.menu, panels.question, panels.when].some(({ value }) => value !== null)) return;
      const isAbove = panels.sheet.value !== null || isInDialog(event.target);
      if (isAbove && what !== "switcher") return;
      event.preventDefault();
      deeds[what]();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [client, panels, room]);
  return null;
}

const WHILE_READING = ["everywhere", "reading"] as const;

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

/** From the one that is open along the list, and around its end, to one to which it can lead. */
export function beside(
  listed: readonly RoomId[],
  open: RoomId | null,
  step: 1 | -1,
  leadsTo: (room: RoomId) => boolean,
): RoomId | null {
  const at = open === null ? -1 : listed.indexOf(open);
  const from = at < 0 && step < 0 ? 0 : at;
  for (let away = 1; away <= listed.length; away++) {
    const room = listed.at((from + step * away + listed.length) % listed.length)!;
    if (room !== open && leadsTo(room)) return room;
  }
  return null;
}
