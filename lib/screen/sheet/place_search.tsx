import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { matchPlaces } from "../../rules/mod.ts";
import type { View } from "../going/address.ts";
import { placesOf, type Target } from "../going/places.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { PlaceOption } from "./PlaceOption.tsx";

const MOST_SHOWN = 12;

export interface PlaceSearching {
  title: string;
  hint: string;
  /** Pages among the places. */
  views: readonly View[];
  /** Whether it is offered at all, and while nothing is typed. */
  isOffered(target: Target, query: string): boolean;
  /** Whether it was possible; then nothing else is asked. */
  onPick(target: Target): Promise<boolean>;
}

/** A place among all there are, by a few letters of its name: where to type them, and what is found. */
export function usePlaceSearch(
  { title, hint, views, isOffered, onPick }: PlaceSearching,
  look: { readonly class: string; readonly isFirst: boolean },
): { readonly field: VNode; readonly found: VNode } {
  const { client } = useScreen();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const shown = useRef<HTMLUListElement>(null);
  const { rooms, people, me } = useClient(({ state }) => state, isSamePlaces);
  const everybody = useClient(({ directory }) => directory.entries);
  useEffect(() => void client.directory.load(), [client]);
  const places = useDerived(
    () => placesOf({ rooms, people, me }, everybody, views),
    [rooms, people, everybody, views],
  );
  const found = useDerived(
    () =>
      matchPlaces(places, query, MOST_SHOWN * 3)
        .filter((target) => isOffered(target, query))
        .slice(0, MOST_SHOWN),
    [places, query],
  );
  const current = Math.min(at, found.length - 1);

  useEffect(() => {
    shown.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current, found]);

  const pick = async (target: Target | undefined) => {
    if (target === undefined) return;
    if (!await onPick(target)) setRefused(true);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.isComposing || (step === undefined && event.key !== "Enter")) return;
    event.preventDefault();
    if (step === undefined) void pick(found[current]);
    else if (found.length > 0) setAt((current + step + found.length) % found.length);
  };

  const { switcher } = chat;
  const field = (
    <input
      type="text"
      enterkeyhint="go"
      class={look.class}
      role="combobox"
      aria-label={title}
      aria-expanded="true"
      aria-controls="switcher-list"
      aria-activedescendant={found.length === 0 ? undefined : `place-${found[current]!.key}`}
      placeholder={hint}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      autofocus={look.isFirst}
      value={query}
      onInput={({ currentTarget }) => {
        setQuery(currentTarget.value);
        setAt(0);
        setRefused(false);
      }}
      onKeyDown={press}
    />
  );
  const list = (
    <>
      <ul
        ref={shown}
        id="switcher-list"
        class="switcher-list"
        role="listbox"
        aria-label={switcher.places}
      >
        {found.map((target, place) => (
          <PlaceOption
            key={target.key}
            target={target}
            isCurrent={place === current}
            onPick={() => void pick(target)}
          />
        ))}
      </ul>
      <p class="text-quiet" role="status">
        {isRefused ? switcher.refused : found.length === 0 ? switcher.nothing(query) : ""}
      </p>
    </>
  );
  return { field, found: list };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function isSamePlaces(
  one: { rooms: unknown; people: unknown },
  other: { rooms: unknown; people: unknown },
): boolean {
  return one.rooms === other.rooms && one.people === other.people;
}
