import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { chat } from "../../words/mod.ts";

interface RestProps {
  count: number;
  onNear(): void;
  onAll(): void;
}

/** Room for what is not drawn yet: how far one can scroll says how much there is. */
export function Rest({ count, onNear, onAll }: RestProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = element.current!.parentElement!.querySelector<HTMLElement>(".rail-row");
    element.current!.style.height = `${count * (row?.offsetHeight ?? 0)}px`;
  }, [count]);
  useEffect(() => {
    const { parentElement: root } = element.current!;
    const isNear = (entries: IntersectionObserverEntry[]) =>
      entries.some(({ isIntersecting }) => isIntersecting) && onNear();
    const observer = new IntersectionObserver(isNear, { root, rootMargin: "25%" });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [count]);
  return (
    <div class="rail-rest" ref={element}>
      <button type="button" class="sr-only" tabIndex={-1} onClick={onAll}>
        {chat.rail.rest(count)}
      </button>
    </div>
  );
}
