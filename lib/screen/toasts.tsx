/** One line about what was just done, for a moment. */
import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Toast, type ToastText } from "../../components/Toast.tsx";
import { chat } from "../words/mod.ts";

export interface Said extends ToastText {
  onAction?(): void;
}

/** The last one takes the place of the one before. */
export type Toasts = Signal<Said | null>;

export const createToasts = (): Toasts => signal(null);

/** Long enough to read, and to reach what takes it back. */
export const TOAST_MS = 6_000;

export function ToastRegion({ toasts }: { toasts: Toasts }) {
  const said = toasts.value;
  const hide = () => toasts.value = null;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(hide, TOAST_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="toast-region toast-region-screen" role="status">
      {said !== null && (
        <Toast
          {...said}
          closeLabel={chat.side.close}
          onClose={hide}
          onAction={() => {
            hide();
            said.onAction?.();
          }}
        />
      )}
    </div>
  );
}
