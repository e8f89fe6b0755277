export interface Reaction {
  emoji: string;
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
          title={item.label}
          onClick={() => onToggle?.(item.emoji)}
        >
          <span>{item.emoji}</span>
          <span class="figures">{item.count}</span>
          <span class="sr-only">{item.label}</span>
        </button>
      ))}
    </div>
  );
}
