/** A finger that stays where it is: what a right click is to a mouse. Heard of by the list. */
const HELD_MS = 450;
const STILL_PX = 10;

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
    timer = setTimeout(() => pressed(target), HELD_MS);
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
