/** A list that comes page by page, and anew from its beginning whenever there is something new. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Outcome } from "../../protocol/mod.ts";
import { useClient } from "../screen_context.ts";

export interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

export interface Pages<T> {
  /** Null until the first of them are there. */
  readonly items: readonly T[] | null;
  readonly isMore: boolean;
  readonly isFailed: boolean;
  loadMore(): void;
}

/** The page after an item; the first one after null. */
type Load<T> = (after: T | null) => Promise<Outcome<Page<T>>>;

/** What comes in a burst is asked for once. */
const ANEW_AFTER_MS = 300;

/** `news` is another value whenever the list has to be loaded anew, as far down as it was. */
export function usePages<T>(load: Load<T>, news: unknown): Pages<T> {
  const isThere = useClient(({ status }) => status.phase === "in sync");
  const [held, setHeld] = useState<Page<T> | null>(null);
  const [isFailed, setFailed] = useState(false);
  /** Each load from the beginning makes those before it worthless. */
  const turn = useRef(0);

  const loadFrom = async (before: readonly T[], until: number, mine: number) => {
    const items = [...before];
    for (let more = true; more;) {
      const page = await load(items.at(-1) ?? null);
      if (turn.current !== mine) return;
      setFailed(!page.ok);
      if (!page.ok) return;
      items.push(...page.value.items);
      more = page.value.more && items.length < until;
      if (!more) setHeld({ items, more: page.value.more });
    }
  };
  useEffect(() => {
    if (!isThere) return;
    const mine = ++turn.current;
    const begin = () => void loadFrom([], held?.items.length ?? 0, mine);
    const timer = setTimeout(begin, held === null ? 0 : ANEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isThere, news]);
  useEffect(() => () => void turn.current++, []);

  return {
    items: held?.items ?? null,
    isMore: held?.more ?? false,
    isFailed,
    loadMore: () => void loadFrom(held?.items ?? [], 0, turn.current),
  };
}
