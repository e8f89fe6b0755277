/**
 * Every key that does something: the one table that the handlers ask and that the sheet of keys is
 * written from. Pure.
 */
import { chat } from "../../words/mod.ts";

/** "everywhere" also while one writes; "reading" only while one does not. */
export type Where = "everywhere" | "reading" | "message" | "composer";

export interface Key {
  readonly what: string;
  /** Any of these. "Mod" is Ctrl, and Command where the keyboard has one. */
  readonly keys: readonly string[];
  readonly where: Where;
}

export const KEYS = [
  { what: "switcher", keys: ["Mod+K"], where: "everywhere" },
  { what: "shortcuts", keys: ["?"], where: "reading" },
  { what: "shortcuts", keys: ["Mod+/"], where: "everywhere" },
  { what: "previous", keys: ["Alt+ArrowUp"], where: "everywhere" },
  { what: "next", keys: ["Alt+ArrowDown"], where: "everywhere" },
  { what: "previousUnread", keys: ["Alt+Shift+ArrowUp"], where: "everywhere" },
  { what: "nextUnread", keys: ["Alt+Shift+ArrowDown"], where: "everywhere" },
  { what: "markRead", keys: ["Escape"], where: "everywhere" },
  { what: "markAllRead", keys: ["Shift+Escape"], where: "everywhere" },
  { what: "above", keys: ["ArrowUp"], where: "message" },
  { what: "below", keys: ["ArrowDown"], where: "message" },
  { what: "first", keys: ["Home"], where: "message" },
  { what: "last", keys: ["End"], where: "message" },
  { what: "menu", keys: ["Enter", "ContextMenu", "Shift+F10"], where: "message" },
  { what: "leave", keys: ["Escape"], where: "message" },
  { what: "react", keys: [":"], where: "message" },
  { what: "reply", keys: ["R"], where: "message" },
  { what: "thread", keys: ["T"], where: "message" },
  { what: "unread", keys: ["U"], where: "message" },
  { what: "forward", keys: ["F"], where: "message" },
  { what: "save", keys: ["S"], where: "message" },
  { what: "pin", keys: ["P"], where: "message" },
  { what: "copyText", keys: ["C"], where: "message" },
  { what: "copyLink", keys: ["L"], where: "message" },
  { what: "edit", keys: ["E"], where: "message" },
  { what: "delete", keys: ["Backspace", "Delete"], where: "message" },
  { what: "editLast", keys: ["ArrowUp"], where: "composer" },
  { what: "send", keys: ["Mod+Enter"], where: "composer" },
  { what: "newLine", keys: ["Shift+Enter"], where: "composer" },
  { what: "bold", keys: ["Mod+B"], where: "composer" },
  { what: "italic", keys: ["Mod+I"], where: "composer" },
  { what: "strike", keys: ["Mod+Shift+X"], where: "composer" },
  { what: "code", keys: ["Mod+E"], where: "composer" },
  { what: "block", keys: ["Mod+Shift+E"], where: "composer" },
  { what: "link", keys: ["Mod+Shift+U"], where: "composer" },
  { what: "quote", keys: ["Mod+Shift+9"], where: "composer" },
  { what: "list", keys: ["Mod+Shift+8"], where: "composer" },
  { what: "numbers", keys: ["Mod+Shift+7"], where: "composer" },
  { what: "spoiler", keys: ["Mod+Shift+H"], where: "composer" },
] as const satisfies readonly Key[];

/** What keys do at such places. */
export type What<W extends Where = Where> = Extract<(typeof KEYS)[number], { where: W }>["what"];

export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey"
>;

/** What a key does at one of these places; null where it does nothing there. */
export function whatOf<W extends Where>(
  press: Press,
  where: readonly W[],
  isMac: boolean,
): What<W> | null {
  const found = KEYS.find((key) =>
    where.some((each) => each === key.where) &&
    key.keys.some((keys: string) => isPressed(press, keys, isMac))
  );
  return (found?.what ?? null) as What<W> | null;
}

function isPressed(press: Press, keys: string, isMac: boolean): boolean {
  const { key, held } = partsOf(keys);
  // On some keyboards a sign needs Shift and on others not
  const saysShift = key.length > 1 || /[\p{L}\d]/u.test(key);
  return isKey(press, key) &&
    press.altKey === held.includes("Alt") &&
    press.ctrlKey === (held.includes("Mod") && !isMac) &&
    press.metaKey === (held.includes("Mod") && isMac) &&
    (!saysShift || press.shiftKey === held.includes("Shift"));
}

/** With Shift a digit becomes another sign, and which one depends on the keyboard. */
function isKey(press: Press, key: string): boolean {
  return press.key.toLowerCase() === key.toLowerCase() || press.code === `Digit${key}`;
}

function partsOf(keys: string): { key: string; held: string[] } {
  // The last of them may be the plus itself
  const held = keys.split(/\+(?=.)/);
  return { key: held.pop()!, held };
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Backspace: "⌫",
};

/** As they stand on the keys: "Ctrl", "K". */
export function capsOf(keys: string, isMac: boolean): string[] {
  const { key, held } = partsOf(keys);
  const mac: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
  const named: Readonly<Record<string, string>> = chat.keys.caps;
  const caps = held.map((each) => isMac ? mac[each]! : named[each] ?? each);
  return [...caps, SIGNS[key] ?? named[key] ?? key.toUpperCase()];
}

/** As a screen reader is told of them. */
export function ariaOf(keys: string, isMac: boolean): string {
  return keys.replace("Mod", isMac ? "Meta" : "Control");
}
