/** How much room a picture takes on the screen. Pure. */

interface Size {
  readonly width: number;
  readonly height: number;
}

const MOST: Size = { width: 360, height: 320 };
/** A banner of one line, or a tower: there is something to point at. */
const LEAST = 40;

/** Of one that stands alone: all of it, no larger than it is. */
export function roomAlone({ width, height }: Size): { width: number; viewBox: string } {
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const [x, y] = [width, height].map((length) => Math.max(LEAST, Math.round(length * scale)));
  return { width: x!, viewBox: `0 0 ${x} ${y}` };
}
