import { Icon } from "../Icon.tsx";

interface FailedLineProps {
  /** Why, in words that one can act on. */
  reason: string;
  retry: string;
  remove: string;
  edit?: string;
  onRetry?: () => void;
  onRemove?: () => void;
  onEdit?: () => void;
}

/** Under a message that was not sent. Its text stays above. */
export function FailedLine(props: FailedLineProps) {
  const { reason, retry, remove, edit, onRetry, onRemove, onEdit } = props;
  return (
    <p class="flex flex-wrap items-center gap-x-8 text-13 text-bad" role="alert">
      <Icon name="alert" />
      {reason}
      <button type="button" class="text-action" onClick={onRetry}>{retry}</button>
      {edit !== undefined && (
        <button type="button" class="text-action" onClick={onEdit}>{edit}</button>
      )}
      <button type="button" class="text-action" onClick={onRemove}>{remove}</button>
    </p>
  );
}
