/** What hands do to a picture on its stage: wheels and fingers that zoom, drag and swipe. */
import { fitIn, kept, type Size, type Swipe, swipeOf, type View, WHOLE, zoomed } from "./zoom.ts";

interface StageLink {
  readonly picture: Size;
  onSwipe(swipe: Exclude<Swipe, null>): void;
  onScale(scale: number): void;
}

const STEP = 1.5;
const WHEEL_STEP = 0.0025;

export class Stage {
  #view: View = WHOLE;
  readonly #fingers = new Map<number, { x: number; y: number }>();
  #went = { x: 0, y: 0 };
  /** With several fingers one zooms, and means nothing else until all are up. */
  #wasPinched = false;
  readonly #ending = new AbortController();

  constructor(
    readonly element: HTMLElement,
    readonly image: HTMLElement,
    readonly link: StageLink,
  ) {
    const on = <E extends Event>(name: string, hear: (event: E) => void) =>
      element.addEventListener(name, hear as EventListener, {
        signal: this.#ending.signal,
        passive: false,
      });
    on<WheelEvent>("wheel", (event) => this.#wheel(event));
    on<PointerEvent>("pointerdown", (event) => this.#down(event));
    on<PointerEvent>("pointermove", (event) => this.#move(event));
    on<PointerEvent>("pointerup", (event) => this.#up(event));
    on<PointerEvent>("pointercancel", (event) => this.#up(event));
    on<MouseEvent>("dblclick", (event) => {
      this.#show(this.#view.scale > 1 ? WHOLE : zoomed(WHOLE, STEP ** 2, this.#fromMiddle(event)));
    });
    this.#show(WHOLE);
  }

  nearer(): void {
    this.#show(zoomed(this.#view, STEP, WHOLE));
  }

  further(): void {
    this.#show(zoomed(this.#view, 1 / STEP, WHOLE));
  }

  whole(): void {
    this.#show(WHOLE);
  }

  end(): void {
    this.#ending.abort();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * WHEEL_STEP * (event.ctrlKey ? 4 : 1));
    this.#show(zoomed(this.#view, factor, this.#fromMiddle(event)));
  }

  #down({ pointerId, button, clientX: x, clientY: y }: PointerEvent): void {
    if (button !== 0) return;
    this.element.setPointerCapture(pointerId);
    this.#fingers.set(pointerId, { x, y });
    if (this.#fingers.size > 1) this.#wasPinched = true;
    else this.#went = { x: 0, y: 0 };
  }

  #move(event: PointerEvent): void {
    const { pointerId, clientX: x, clientY: y } = event;
    const before = this.#fingers.get(pointerId);
    if (before === undefined) return;
    const spread = this.#spread();
    this.#fingers.set(pointerId, { x, y });
    if (spread !== null) {
      const now = this.#spread()!;
      this.#show(zoomed(this.#view, now.apart / spread.apart, this.#fromMiddle(now)));
      return;
    }
    const by = { x: x - before.x, y: y - before.y };
    this.#went = { x: this.#went.x + by.x, y: this.#went.y + by.y };
    if (this.#view.scale === 1) return;
    this.#show({ ...this.#view, x: this.#view.x + by.x, y: this.#view.y + by.y });
  }

  #up({ pointerId, pointerType, type }: PointerEvent): void {
    if (!this.#fingers.delete(pointerId) || this.#fingers.size > 0) return;
    const swipe = swipeOf(this.#went, document.dir === "rtl");
    const isMeant = type === "pointerup" && pointerType !== "mouse" && !this.#wasPinched;
    this.#wasPinched = false;
    if (isMeant && swipe !== null && this.#view.scale === 1) this.link.onSwipe(swipe);
  }

  #spread(): { apart: number; clientX: number; clientY: number } | null {
    const [one, other] = [...this.#fingers.values()];
    if (one === undefined || other === undefined) return null;
    const apart = Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
    return { apart, clientX: (one.x + other.x) / 2, clientY: (one.y + other.y) / 2 };
  }

  #fromMiddle({ clientX, clientY }: { clientX: number; clientY: number }) {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }

  #show(view: View): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const stage = { width, height };
    this.#view = kept(view, fitIn(this.link.picture, stage), stage);
    const { scale, x, y } = this.#view;
    this.image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.link.onScale(scale);
  }
}
