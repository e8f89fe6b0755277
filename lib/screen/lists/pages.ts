/** A list that comes page by page, and anew from its beginning whenever there is something new. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { MessageId, Outcome, ServerEvent } from "../../protocol/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";

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

interface Paged<T> {
  /** The page after an item; the first one after null. */
  load(after: T | null): Promise<Outcome<Page<T>>>;
  /** What of a conversation an item shows. */
  messagesOf(item: T): readonly MessageId[];
  /** Another value whenever there is something more, or less. */
  readonly news: unknown;
}

/** What comes in a burst is asked for once. */
const ANEW_AFTER_MS = 300;

/** After each of these what is shown may say something else, or be no more. */
const TELLING = ["message.edited", "message.deleted", "message.changed", "message.reacted"];

/** Loaded anew with its news, and when what it shows becomes another, as far down as it was. */
export function usePages<T>({ load, messagesOf, news }: Paged<T>): Pages<T> {
  const { client } = useScreen();
  const isThere = useClient(({ status }) => status.phase === "in sync");
  const [held, setHeld] = useState<Page<T> | null>(null);
  const [changes, setChanges] = useState(0);
  const shown = useRef<ReadonlySet<MessageId>>(new Set());
  shown.current = useDerived(() => new Set(held?.items.flatMap(messagesOf)), [held]);
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
  }, [isThere, news, changes]);
  useEffect(() =>
    client.onEvents((events) => {
      if (events.some((event) => tellsOf(event, shown.current))) {
        setChanges((before) => before + 1);
      }
    }), [client]);
  useEffect(() => () => void turn.current++, []);

  return {
    items: held?.items ?? null,
    isMore: held?.more ?? false,
    isFailed,
    loadMore: () => void loadFrom(held?.items ?? [], 0, turn.current),
  };
}

function tellsOf(event: ServerEvent, shown: ReadonlySet<MessageId>): boolean {
  return event.type === "moved" &&
    event.events.some((one) => TELLING.includes(one.type) && "id" in one && shown.has(one.id));
}
