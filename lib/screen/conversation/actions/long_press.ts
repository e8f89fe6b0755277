/** A finger that stays where it is: what a right click is to a mouse. Heard of by the list. */
const HELD_MS = 450;
const STILL_PX = 10;
/** So soon after a finger has left some browsers tell of a click. */
const CLICK_WITHIN_MS = 350;

export function onLongPress(list: HTMLElement, pressed: (target: Element) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  const callOff = () => clearTimeout(timer);
  list.addEventListener("pointerdown", ({ pointerType, isPrimary, target, clientX, clientY }) => {
    callOff();
    if (pointerType !== "touch" || !isPrimary || !(target instanceof Element)) return;
    start = { x: clientX, y: clientY };
    timer = setTimeout(() => {
      swallowClick();
      pressed(target);
    }, HELD_MS);
  }, { signal });
  list.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (Math.hypot(clientX - start.x, clientY - start.y) > STILL_PX) callOff();
  }, { signal, passive: true });
  for (const end of ["pointerup", "pointercancel", "scroll"]) {
    list.addEventListener(end, callOff, { signal, passive: true });
  }
  return () => {
    callOff();
    ending.abort();
  };
}

/** What lies under the finger by the time that it leaves was not meant. */
function swallowClick(): void {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener("click", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { signal, capture: true });
  // Another press means what it says
  addEventListener("pointerdown", () => ending.abort(), { signal, capture: true });
  for (const end of ["pointerup", "pointercancel"]) {
    const left = () => setTimeout(() => ending.abort(), CLICK_WITHIN_MS);
    addEventListener(end, left, { signal, capture: true });
  }
}
