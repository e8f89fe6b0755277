import { useEffect, useRef, useState } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { matchPlaces } from "../../rules/mod.ts";
import { pathOf } from "../address.ts";
import { openDirect } from "../going_to.ts";
import { placesOf, type Target } from "../places.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { VIEWS_THERE } from "../views.tsx";
import { PlaceOption } from "./PlaceOption.tsx";
import { Sheet } from "./Sheet.tsx";

const MOST_SHOWN = 12;

/** To any place by a few letters of its name. */
export function Switcher({ onClose }: { onClose(): void }) {
  const { client, go, room: open } = useScreen();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { rooms, people, me } = useClient(({ state }) => state, isSamePlaces);
  const everybody = useClient(({ directory }) => directory.entries);
  useEffect(() => void client.directory.load(), [client]);
  const places = useDerived(
    () => placesOf({ rooms, people, me }, everybody, VIEWS_THERE),
    [rooms, people, everybody],
  );
  const found = useDerived(() => {
    const matched = matchPlaces(places, query, MOST_SHOWN + 1);
    // Where one is already is no place to jump to, unless it is asked for
    const others = query === "" ? matched.filter(({ key }) => key !== open) : matched;
    return others.slice(0, MOST_SHOWN);
  }, [places, query, open]);
  const current = Math.min(at, found.length - 1);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current, found]);

  const pick = async (target: Target | undefined) => {
    if (target === undefined) return;
    const path = target.to === "person" ? await pathTo(target.user) : pathToPlace(target);
    if (path === null) return setRefused(true);
    onClose();
    go(path);
  };
  const pathTo = async (user: Extract<Target, { to: "person" }>["user"]) => {
    const opened = await openDirect(client, [user]);
    return opened.ok ? pathOf(opened.value) : null;
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
      title={switcher.title}
      onClose={onClose}
      head={
        <input
          type="text"
          enterkeyhint="go"
          class="switcher-field"
          role="combobox"
          aria-label={switcher.title}
          aria-expanded="true"
          aria-controls="switcher-list"
          aria-activedescendant={found.length === 0 ? undefined : `place-${found[current]!.key}`}
          placeholder={switcher.hint}
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

function pathToPlace(target: Exclude<Target, { to: "person" }>): string {
  return target.to === "room" ? pathOf(target.room.id) : `/${target.view}`;
}

function isSamePlaces(
  one: { rooms: unknown; people: unknown },
  other: { rooms: unknown; people: unknown },
): boolean {
  return one.rooms === other.rooms && one.people === other.people;
}
