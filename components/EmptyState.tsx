import type { ComponentChildren } from "preact";

interface EmptyStateProps {
  /** One sentence: what is not here, and what would change that. */
  children: ComponentChildren;
  /** One action. */
  action?: ComponentChildren;
}

export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div class="grid content-start justify-items-start gap-12 empty">
      <p class="text-quiet max-w-prose">{children}</p>
      {action}
    </div>
  );
}
