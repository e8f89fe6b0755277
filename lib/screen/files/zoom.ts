/** How near one looks at a picture, and where at it. Pure. */
export interface View {
  /** 1: all of it fits. */
  readonly scale: number;
  /** How far its middle lies from that of the stage. */
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
const NEAREST = 8;

/** Nearer or further away; what is at the point, seen from the middle, stays there. */
export function zoomed({ scale, x, y }: View, factor: number, at: Point): View {
  const next = Math.min(NEAREST, Math.max(1, scale * factor));
  const by = next / scale;
  return { scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by };
}

/** Not further aside than to its edge, and not aside at all where all of it is seen. */
export function kept(view: View, fit: Size, stage: Size): View {
  if (view.scale === 1) return WHOLE;
  const within = (at: number, length: number, room: number) => {
    const most = Math.max(0, (length * view.scale - room) / 2);
    return Math.min(most, Math.max(-most, at));
  };
  return {
    scale: view.scale,
    x: within(view.x, fit.width, stage.width),
    y: within(view.y, fit.height, stage.height),
  };
}

/** As large as all of it fits, and no larger than it is. */
export function fitIn({ width, height }: Size, stage: Size): Size {
  const scale = Math.min(1, stage.width / width, stage.height / height);
  return { width: width * scale, height: height * scale };
}

export type Swipe = "next" | "previous" | "close" | null;

const FAR_PX = 60;

/** What a finger meant that went so far over a picture that is seen whole. */
export function swipeOf({ x, y }: Point, isRightToLeft: boolean): Swipe {
  if (Math.max(Math.abs(x), y) < FAR_PX) return null;
  if (y > Math.abs(x)) return "close";
  if (Math.abs(x) <= Math.abs(y)) return null;
  return x < 0 === !isRightToLeft ? "next" : "previous";
}
