/** The square of a picture that is kept: never beyond its edges, never too few dots. Pure. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Its corner and its side, in dots of the picture. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export const MOST_ZOOM = 8;

/** From the middle, as much as fits. */
export function largestIn({ width, height }: Size): Cut {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

export function moved({ x, y, side }: Cut, by: { x: number; y: number }, size: Size): Cut {
  return {
    x: between(x + by.x, size.width - side),
    y: between(y + by.y, size.height - side),
    side,
  };
}

export function zoomOf({ side }: Cut, size: Size): number {
  return largestIn(size).side / side;
}

/** What is in its middle stays there, as far as the edges allow. */
export function zoomed({ x, y, side }: Cut, zoom: number, size: Size): Cut {
  const wanted = largestIn(size).side / Math.min(MOST_ZOOM, Math.max(1, zoom));
  const shift = (side - wanted) / 2;
  return moved({ x, y, side: wanted }, { x: shift, y: shift }, size);
}

function between(at: number, most: number): number {
  return Math.min(most, Math.max(0, at));
}
