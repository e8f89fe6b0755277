import { Icon } from "../Icon.tsx";

interface FailedLineProps {
  /** Why, in words that one can act on. */
  reason: string;
  retry: string;
  remove: string;
  onRetry?: () => void;
  onRemove?: () => void;
}

/** Under a message that was not sent. Its text stays above. */
export function FailedLine({ reason, retry, remove, onRetry, onRemove }: FailedLineProps) {
  return (
    <p class="flex flex-wrap items-center gap-x-8 text-13 text-bad" role="alert">
      <Icon name="alert" />
      {reason}
      <button type="button" class="text-action" onClick={onRetry}>{retry}</button>
      <button type="button" class="text-action" onClick={onRemove}>{remove}</button>
    </p>
  );
}
