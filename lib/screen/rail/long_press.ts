/** On a phone a menu is what a finger gets that stays: some browsers tell of that, and some don't. */
const STAYED_MS = 450;
const MOVED_PX = 10;
const CLICK_WITHIN_MS = 350;

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
        setTimeout(() => ending.abort(), CLICK_WITHIN_MS);
      };
      const timer = setTimeout(() => {
        // The click that follows is meant neither for what was pressed nor for what lies there now
        const swallow = (event: Event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
        };
        addEventListener("click", swallow, { signal, capture: true, once: true });
        // Whoever presses anew means it
        addEventListener("pointerdown", () => ending.abort(), { signal, capture: true });
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
