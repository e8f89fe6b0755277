/** On a phone a menu is what a finger gets that stays: some browsers tell of that, and some don't. */
const STAYED_MS = 450;
const MOVED_PX = 10;

export interface LongPress {
  onPointerDown(event: PointerEvent): void;
}

/** For an element that is pressed; what was pressed is not followed then. */
export function longPress(open: (x: number, y: number) => void): LongPress {
  return {
    onPointerDown({ pointerType, clientX, clientY }) {
      if (pointerType !== "touch") return;
      const ending = new AbortController();
      const { signal } = ending;
      const end = () => {
        clearTimeout(timer);
        // The click comes after the finger has gone
        setTimeout(() => ending.abort(), 0);
      };
      const timer = setTimeout(() => {
        addEventListener("click", (event) => event.preventDefault(), { signal, capture: true });
        open(clientX, clientY);
      }, STAYED_MS);
      addEventListener("pointermove", (moved) => {
        const far = Math.hypot(moved.clientX - clientX, moved.clientY - clientY);
        if (far > MOVED_PX) end();
      }, { signal });
      addEventListener("pointerup", end, { signal });
      addEventListener("pointercancel", end, { signal });
    },
  };
}
