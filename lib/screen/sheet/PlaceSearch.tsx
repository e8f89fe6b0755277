import { useEffect, useRef, useState } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { matchPlaces } from "../../rules/mod.ts";
import type { View } from "../address.ts";
import { placesOf, type Target } from "../places.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { PlaceOption } from "./PlaceOption.tsx";
import { Sheet } from "./Sheet.tsx";

const MOST_SHOWN = 12;

interface PlaceSearchProps {
  title: string;
  hint: string;
  /** Pages among the places. */
  views: readonly View[];
  /** Whether it is offered at all, and while nothing is typed. */
  isOffered(target: Target, query: string): boolean;
  /** Whether it was possible; then nothing else is asked. */
  onPick(target: Target): Promise<boolean>;
  onClose(): void;
}

/** A place among all there are, by a few letters of its name. */
export function PlaceSearch({ title, hint, views, isOffered, onPick, onClose }: PlaceSearchProps) {
  const { client } = useScreen();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const list = useRef<HTMLUListElement>(null);
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
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current, found]);

  const pick = async (target: Target | undefined) => {
    if (target === undefined) return;
    if (await onPick(target)) onClose();
    else setRefused(true);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.isComposing || (step === undefined && event.key !== "Enter")) return;
    event.preventDefault();
    if (step === undefined) void pick(found[current]);
    else if (found.length > 0) setAt((current + step + found.length) % found.length);
  };

  const { switcher } = chat;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      head={
        <input
          type="text"
          enterkeyhint="go"
          class="switcher-field"
          role="combobox"
          aria-label={title}
          aria-expanded="true"
          aria-controls="switcher-list"
          aria-activedescendant={found.length === 0 ? undefined : `place-${found[current]!.key}`}
          placeholder={hint}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          autofocus
          value={query}
          onInput={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setAt(0);
            setRefused(false);
          }}
          onKeyDown={press}
        />
      }
    >
      <ul
        ref={list}
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
    </Sheet>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function isSamePlaces(
  one: { rooms: unknown; people: unknown },
  other: { rooms: unknown; people: unknown },
): boolean {
  return one.rooms === other.rooms && one.people === other.people;
}
