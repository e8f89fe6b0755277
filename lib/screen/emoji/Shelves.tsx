import { chat } from "../../words/mod.ts";
import type { Shelf } from "./picking.ts";

interface ShelvesProps {
  /** What the kinds are called, by their number. */
  groups: readonly string[];
  hasOwn: boolean;
  /** Null while something is searched. */
  shown: Shelf | null;
  onShow(shelf: Shelf): void;
}

/** One of each kind stands for it. */
const SIGNS = ["😀", "👋", "🐻", "🍎", "🚲", "⚽", "💡", "❤️", "🏁"];

export function Shelves({ groups, hasOwn, shown, onShow }: ShelvesProps) {
  const shelves: [Shelf, string, string][] = [
    ["recent", "🕘", chat.emoji.recent],
    ...hasOwn ? [["own", "🏠", chat.emoji.own] as [Shelf, string, string]] : [],
    ...groups.map((name, at): [Shelf, string, string] => [at, SIGNS[at] ?? "•", name]),
  ];
  return (
    <div class="emoji-shelves" role="group" aria-label={chat.emoji.kinds}>
      {shelves.map(([shelf, sign, name]) => (
        <button
          key={shelf}
          type="button"
          class="emoji-shelf"
          aria-label={name}
          title={name}
          aria-pressed={shelf === shown ? "true" : "false"}
          onClick={() => onShow(shelf)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
