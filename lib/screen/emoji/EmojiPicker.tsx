import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatState } from "../../client/mod.ts";
import type { EmojiData } from "../../format/mod.ts";
import { chat } from "../../words/mod.ts";
import { Floating } from "../Floating.tsx";
import { useClient } from "../screen_context.ts";
import { EmojiGrid } from "./EmojiGrid.tsx";
import { emojiHeld, loadEmoji } from "./emoji_data.ts";
import { type Pick, picksFound, picksOn, type Shelf, type Stock } from "./picking.ts";
import { quickEmoji } from "./quick.ts";
import { chooseTone, chosenTone, noteEmoji, recentEmoji } from "./recent.ts";
import { Shelves } from "./Shelves.tsx";
import { Tones } from "./Tones.tsx";

interface EmojiPickerProps {
  label: string;
  at: { readonly x: number; readonly y: number } | null;
  isAbove?: boolean;
  /** Without the place's own: where they are not known. */
  isPlain?: boolean;
  onPick(emoji: string): void;
  onClose(): void;
}

/** Less than that is no shelf to begin with. */
const FEW = 16;

const NONE: ChatState["emoji"] = new Map();

/** All emoji there are, the place's own among them: by kinds, by words, by keys. */
export function EmojiPicker(
  { label, at, isAbove = false, isPlain = false, onPick, onClose }: EmojiPickerProps,
) {
  const own = useClient(({ state }) => isPlain ? NONE : state.emoji);
  const data = useEmojiData();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [tone, setTone] = useState(chosenTone);
  const recent = useMemo(() => [...new Set([...quickEmoji(), ...recentEmoji()])], []);
  const [shelf, setShelf] = useState<Shelf>(recent.length < FEW ? 0 : "recent");
  const picks = useMemo(() => {
    if (data === null) return recent.map((emoji): Pick => ({ emoji, label: emoji }));
    const stock: Stock = { data, own: own.values(), recent, tone };
    return query.trim() === "" ? picksOn(shelf, stock) : picksFound(query, stock);
  }, [data, own, recent, tone, query, shelf]);
  const pick = (emoji: string) => {
    onClose();
    noteEmoji(emoji);
    onPick(emoji);
  };
  return (
    <Floating label={label} at={at} isAbove={isAbove} onClose={onClose}>
      <div class="emoji-picker">
        <input
          ref={field}
          type="search"
          class="input"
          autofocus
          aria-label={chat.emoji.search}
          placeholder={chat.emoji.search}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") grid.current?.querySelector("button")?.focus();
            else if (event.key !== "Enter") return;
            else if (picks[0] !== undefined) pick(picks[0].emoji);
            event.preventDefault();
          }}
        />
        <Shelves
          groups={data?.groups ?? []}
          hasOwn={own.size > 0}
          shown={query.trim() === "" ? shelf : null}
          onShow={(shelf) => {
            setQuery("");
            setShelf(shelf);
          }}
        />
        <EmojiGrid
          outer={grid}
          picks={picks}
          onPick={pick}
          onLeave={() => field.current?.focus()}
        />
        <Tones
          tone={tone}
          onChoose={(tone) => {
            chooseTone(tone);
            setTone(tone);
          }}
        />
      </div>
    </Floating>
  );
}

/** Null until they are there; until then those used last will do. */
function useEmojiData(): EmojiData | null {
  const [data, setData] = useState(emojiHeld);
  useEffect(() => void loadEmoji().then(setData), []);
  return data;
}
