import { Tooltip } from "../Tooltip.tsx";

export interface Reaction {
  emoji: string;
  /** Its picture, where it is one of the place's own. */
  src?: string | undefined;
  count: number;
  own: boolean;
  /** Who, and with what: read out, and shown on hover. */
  label: string;
}

/** Small pills; one's own are filled. */
export function Reactions(
  { items, onToggle }: { items: readonly Reaction[]; onToggle?: (emoji: string) => void },
) {
  return (
    <div class="flex flex-wrap gap-4 pt-4 pb-2">
      {items.map((item) => (
        <button
          key={item.emoji}
          type="button"
          class="reaction"
          aria-pressed={item.own ? "true" : "false"}
          data-emoji={item.emoji}
          onClick={onToggle && (() => onToggle(item.emoji))}
        >
          {item.src === undefined
            ? <span aria-hidden="true">{item.emoji}</span>
            : <img class="emoji" src={item.src} alt="" />}
          <span class="figures">{item.count}</span>
          <span class="sr-only">{item.label}</span>
          <Tooltip end={false}>{item.label}</Tooltip>
        </button>
      ))}
    </div>
  );
}
