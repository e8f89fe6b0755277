import { useState } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import { LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";

interface KeywordsProps {
  words: readonly string[];
  onChange(words: string[]): void;
}

/** Each is a button that takes it out; Enter, a comma or leaving the field adds what was typed. */
export function Keywords({ words: given, onChange }: KeywordsProps) {
  const [typed, setTyped] = useState("");
  const words = chat.settings.keywords;
  const isFull = given.length >= LIMITS.keywords;
  const add = () => {
    const all = [...new Set([...given, ...wordsIn(typed)])].slice(0, LIMITS.keywords);
    setTyped("");
    if (all.length > given.length) onChange(all);
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Backspace" && typed === "" && given.length > 0) onChange(given.slice(0, -1));
    else if (event.key === "Enter" || event.key === ",") add();
    else return;
    event.preventDefault();
  };
  return (
    <div class="field">
      <label class="field-label" for="keywords">{words.name}</label>
      <div class="picker">
        {given.map((word) => (
          <button
            key={word}
            type="button"
            class="picker-chip"
            aria-label={words.drop(word)}
            onClick={() => onChange(given.filter((other) => other !== word))}
          >
            {word}
            <Icon name="close" />
          </button>
        ))}
        <input
          id="keywords"
          type="text"
          class="picker-field"
          autocomplete="off"
          autocapitalize="none"
          aria-describedby="keywords-hint"
          disabled={isFull}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={press}
          onBlur={add}
        />
      </div>
      <p class="field-note" id="keywords-hint">
        {isFull ? words.tooMany(LIMITS.keywords) : words.hint}
      </p>
    </div>
  );
}

/** Also of a list that was pasted. */
export function wordsIn(list: string): string[] {
  return list.split(/[,\n]/)
    .map((word) => Array.from(word.trim()).slice(0, LIMITS.keywordChars).join("").trim())
    .filter((word) => word !== "");
}
