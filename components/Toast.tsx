import { Button } from "./Button.tsx";
import { cls } from "./cls.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

export interface ToastText {
  text: string;
  tone?: "neutral" | "good" | "bad";
  /** What takes it back, or does it again. */
  action?: string;
}

interface ToastProps extends ToastText {
  closeLabel: string;
  onAction?: () => void;
  onClose?: () => void;
}

const ICON_TONES = { neutral: "", good: cls("text-good"), bad: cls("text-bad") };

/** One line about what just happened. The region around it announces it. */
export function Toast(props: ToastProps) {
  const { text, tone = "neutral", action, closeLabel, onAction, onClose } = props;
  return (
    <div class="toast">
      {tone !== "neutral" && (
        <Icon name={tone === "good" ? "check" : "alert"} class={ICON_TONES[tone]} />
      )}
      <p class="min-w-0 py-4">{text}</p>
      {action !== undefined && (
        <Button kind="quiet" small onClick={onAction} class="text-accent">{action}</Button>
      )}
      <IconButton icon="close" label={closeLabel} onClick={onClose} />
    </div>
  );
}
