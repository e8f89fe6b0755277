import { asRead } from "../keys/reading_direction.ts";

/** From cell to cell of a grid that wraps by its width, by keys. */
export function cellAt(
  key: string,
  cells: readonly HTMLElement[],
  from: HTMLElement,
): HTMLElement | "before" | undefined {
  const at = cells.indexOf(from);
  const columns = cells.filter(({ offsetTop }) => offsetTop === cells[0]?.offsetTop).length;
  switch (asRead(key)) {
    case "ArrowRight":
      return cells[Math.min(at + 1, cells.length - 1)];
    case "ArrowLeft":
      return cells[Math.max(at - 1, 0)];
    case "ArrowDown":
      return cells[at + columns] ?? cells.at(-1);
    case "ArrowUp":
      return cells[at - columns] ?? "before";
    case "Home":
      return cells[0];
    case "End":
      return cells.at(-1);
    default:
      return undefined;
  }
}
