import { asRead } from "./reading_direction.ts";

/** The keys that menus have: arrows, Home, End and first letters. A group of items lies in one row: left and right go along it. */
export function moveInMenu(key: string, menu: HTMLElement): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const lines = linesOf(items);
  const current = items.indexOf(document.activeElement as HTMLElement);
  const line = lines.findIndex((line) => line.includes(items[current]!));
  const target = targetOf(key, { items, lines, current, line });
  target?.focus();
  return target !== undefined;
}

interface Place {
  readonly items: readonly HTMLElement[];
  readonly lines: readonly (readonly HTMLElement[])[];
  readonly current: number;
  readonly line: number;
}

function targetOf(key: string, { items, lines, current, line }: Place): HTMLElement | undefined {
  switch (asRead(key)) {
    case "ArrowDown":
      return lines[(line + 1) % lines.length]?.[0];
    case "ArrowUp":
      return lines.at(line <= 0 ? -1 : line - 1)?.[0];
    case "ArrowRight":
      return items[(current + 1) % items.length];
    case "ArrowLeft":
      return items.at(current <= 0 ? -1 : current - 1);
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default:
      return begunBy(key, items, current);
  }
}

/** The next one whose name begins with what was typed. */
function begunBy(
  key: string,
  items: readonly HTMLElement[],
  current: number,
): HTMLElement | undefined {
  if (key.length > 1 || key === " ") return undefined;
  const next = [...items.slice(current + 1), ...items.slice(0, current + 1)];
  return next.find(({ textContent }) =>
    textContent.trim().toLowerCase().startsWith(key.toLowerCase())
  );
}

function linesOf(items: readonly HTMLElement[]): HTMLElement[][] {
  const lines: HTMLElement[][] = [];
  for (const item of items) {
    const group = item.closest("[role=group]");
    const last = lines.at(-1)?.[0];
    if (group !== null && last?.closest("[role=group]") === group) lines.at(-1)!.push(item);
    else lines.push([item]);
  }
  return lines;
}
