/** Where on the screen something opens that is asked for by an element: where one begins to read it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const APART_PX = 4;

export function spotBelow(element: Element): Spot {
  return { x: startOf(element), y: element.getBoundingClientRect().bottom + APART_PX };
}

export function spotAbove(element: Element): Spot {
  return { x: startOf(element), y: element.getBoundingClientRect().top - APART_PX };
}

function startOf(element: Element): number {
  const { left, right } = element.getBoundingClientRect();
  return document.dir === "rtl" ? right : left;
}
