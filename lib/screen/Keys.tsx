/** What the keys do that hold wherever one is. */
import { useEffect } from "preact/hooks";
import { type What, whatOf } from "./keys.ts";
import { markRead } from "./mark_read.ts";
import { useScreen } from "./screen_context.ts";

export function Keys() {
  const { client, panels, room, go } = useScreen();
  useEffect(() => {
    const deeds: Record<What<"everywhere" | "reading">, () => void> = {
      switcher: () => panels.sheet.value = panels.sheet.value === "switcher" ? null : "switcher",
      shortcuts: () => panels.sheet.value = "shortcuts",
      previous: () => walk(-1, "any", go),
      next: () => walk(1, "any", go),
      previousUnread: () => walk(-1, "unread", go),
      nextUnread: () => walk(1, "unread", go),
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

export function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

/** From the conversation that is open along the list as it is drawn, and around its end. */
function walk(step: 1 | -1, kind: "any" | "unread", go: (path: string) => void): void {
  const items = [...document.querySelectorAll<HTMLAnchorElement>(".rail [data-room]")];
  const at = items.findIndex((item) => item.hasAttribute("aria-current"));
  const from = at < 0 && step < 0 ? 0 : at;
  for (let away = 1; away <= items.length; away++) {
    const item = items.at((from + step * away + items.length) % items.length)!;
    if (item.hasAttribute("aria-current")) continue;
    if (kind === "any" || item.hasAttribute("data-unread")) return go(item.pathname);
  }
}
