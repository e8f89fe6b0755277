import type { TargetedPointerEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { type Cut, MOST_ZOOM, moved, zoomed, zoomOf } from "./cut.ts";

interface CutFieldProps {
  picture: ImageBitmap;
  cut: Cut;
  onCut(cut: Cut): void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Twice as many as it is shown in, for screens that have them. */
const DOTS = 512;
const ZOOM_STEP = 1.1;
/** Of the side: with a key, and with Shift. */
const STEP = 0.03;
const LARGE_STEP = 0.15;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};
const ZOOMS: Readonly<Record<string, number>> = {
  ...{ "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP },
};

/** What is cut out, as it will be seen; the picture is moved behind it. */
export function CutField({ picture, cut, onCut }: CutFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fingers = useRef(new Map<number, Spot>());
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    context.imageSmoothingQuality = "high";
    context.clearRect(0, 0, DOTS, DOTS);
    context.drawImage(picture, cut.x, cut.y, cut.side, cut.side, 0, 0, DOTS, DOTS);
  }, [picture, cut]);

  const move = (x: number, y: number) => {
    onCut(moved(cut, { x: x * cut.side, y: y * cut.side }, picture));
  };
  const zoom = (by: number) => onCut(zoomed(cut, zoomOf(cut, picture) * by, picture));
  const drag = (event: TargetedPointerEvent<HTMLCanvasElement>) => {
    const [before, now] = [fingers.current.get(event.pointerId), spotOf(event)];
    if (before === undefined) return;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other !== undefined) return zoom(apart(now, other) / apart(before, other));
    // What is under the pointer goes along with it
    const width = event.currentTarget.clientWidth;
    move((before.x - now.x) / width, (before.y - now.y) / width);
  };
  const press = (event: KeyboardEvent) => {
    const [arrow, by] = [ARROWS[event.key], ZOOMS[event.key]];
    if (event.ctrlKey || event.metaKey || event.altKey || !arrow && !by) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE_STEP : STEP;
    if (arrow) move(arrow[0] * step, arrow[1] * step);
    else zoom(by!);
  };
  return (
    <div class="grid grid-cols-1 justify-items-center gap-12">
      <canvas
        ref={canvas}
        class="crop"
        width={DOTS}
        height={DOTS}
        role="application"
        aria-label={chat.crop.part}
        aria-describedby="crop-hint"
        tabIndex={0}
        autofocus
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          fingers.current.set(event.pointerId, spotOf(event));
        }}
        onPointerMove={drag}
        onLostPointerCapture={({ pointerId }) => fingers.current.delete(pointerId)}
        onWheel={(event) => {
          event.preventDefault();
          zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
        }}
      />
      <p id="crop-hint" class="text-13 text-quiet">
        {matchMedia("(pointer: coarse)").matches ? chat.crop.fingerHint : chat.crop.hint}
      </p>
      <label class="crop-zoom">
        <span class="text-13 text-quiet">{chat.crop.zoom}</span>
        <input
          type="range"
          min="1"
          max={MOST_ZOOM}
          step="0.01"
          value={zoomOf(cut, picture)}
          onInput={({ currentTarget }) => {
            onCut(zoomed(cut, Number(currentTarget.value), picture));
          }}
        />
      </label>
    </div>
  );
}

function spotOf({ clientX: x, clientY: y }: PointerEvent): Spot {
  return { x, y };
}

/** Never nothing: something is divided by it. */
function apart(one: Spot, other: Spot): number {
  return Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
}
