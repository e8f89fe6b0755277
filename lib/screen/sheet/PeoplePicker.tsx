import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Avatar } from "../../../components/Avatar.tsx";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import type { KnownPerson, UserId } from "../../protocol/mod.ts";
import { matchNames } from "../../rules/mod.ts";
import { chat, person as personWords } from "../../words/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";

interface PeoplePickerProps {
  label: string;
  picked: readonly KnownPerson[];
  /** Those who can't be picked, and why nobody wonders: they are there already. */
  without: ReadonlySet<UserId>;
  /** No more than so many. */
  most: number;
  onPicked(people: readonly KnownPerson[]): void;
  /** In place of the list, where there is nobody to pick. */
  nobody: ComponentChildren;
  /** Enter, with nothing typed and somebody picked. */
  onDone(): void;
}

const MOST_SHOWN = 8;

/** People by a few letters of their names; Enter picks, Backspace takes the last one back. */
export function PeoplePicker(
  { label, picked, without, most, nobody, onPicked, onDone }: PeoplePickerProps,
) {
  const { client } = useScreen();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const entries = useClient(({ directory }) => directory.entries);
  const isLoaded = useClient(({ directory }) => directory.people !== null);
  useEffect(() => void client.directory.load(), [client]);
  const found = useDerived(() => {
    const taken = new Set([...without, ...picked.map(({ id }) => id)]);
    const free = entries.filter(({ what }) => !what.gone && !taken.has(what.id));
    return picked.length >= most ? [] : matchNames(free, query, MOST_SHOWN);
  }, [entries, picked, without, most, query]);
  const isAlone = isLoaded && picked.length === 0 &&
    entries.every(({ what }) => what.gone || without.has(what.id));
  const current = Math.min(at, found.length - 1);
  const words = chat.picker;

  const pick = (person: KnownPerson) => {
    onPicked([...picked, person]);
    setQuery("");
    setAt(0);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) setAt((current + step + found.length) % found.length);
    else if (event.key === "Backspace" && query === "") return onPicked(picked.slice(0, -1));
    else if (event.key !== "Enter") return;
    else if (query === "" && picked.length > 0) onDone();
    else if (found[current] !== undefined) pick(found[current]);
    event.preventDefault();
  };
  if (isAlone) return nobody;
  return (
    <div class="grid gap-8">
      <label class="field-label" for="picker-field">{label}</label>
      <div class="picker">
        {picked.map((person) => (
          <Chip
            key={person.id}
            person={person}
            onDrop={() => onPicked(picked.filter(({ id }) => id !== person.id))}
          />
        ))}
        <input
          ref={field}
          id="picker-field"
          type="text"
          class="picker-field"
          role="combobox"
          aria-expanded="true"
          aria-controls="picker-list"
          aria-activedescendant={found.length === 0 ? undefined : `pick-${found[current]!.id}`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          autofocus
          value={query}
          onInput={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul id="picker-list" class="switcher-list" role="listbox" aria-label={words.people}>
        {found.map((person, place) => (
          <li
            key={person.id}
            id={`pick-${person.id}`}
            class="place-option"
            role="option"
            aria-selected={place === current ? "true" : "false"}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(person)}
          >
            <Avatar name={person.displayName} picture={person.picture} size={24} />
            <span class="truncate">{person.displayName}</span>
            <span class="text-13 text-quiet truncate">{personWords.at(person.name)}</span>
          </li>
        ))}
      </ul>
      <p class="text-13 text-quiet" role="status">
        {picked.length >= most
          ? words.full(most)
          : isLoaded && found.length === 0
          ? words.nobody(query)
          : ""}
      </p>
    </div>
  );
}

function Chip({ person, onDrop }: { person: KnownPerson; onDrop(): void }) {
  return (
    <button
      type="button"
      class={cls("picker-chip")}
      aria-label={chat.picker.drop(person.displayName)}
      onClick={onDrop}
    >
      {person.displayName}
      <Icon name="close" />
    </button>
  );
}
