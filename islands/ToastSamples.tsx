import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Toast, type ToastText } from "../components/Toast.tsx";

interface ToastSamplesProps {
  label: string;
  closeLabel: string;
  /** Shown in turn. */
  samples: ToastText[];
}

/** Long enough to read and to reach the action; the clock starts again with each new toast. */
const TOAST_SHOWN_MS = 8_000;

/** A button that shows one toast after another, each in place of the last one. */
export default function ToastSamples({ label, closeLabel, samples }: ToastSamplesProps) {
  const shown = useSignal<number | null>(null);
  const turn = useSignal(0);
  useEffect(() => {
    if (turn.value === 0) return;
    const timer = setTimeout(hide, TOAST_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [turn.value]);

  const show = () => {
    shown.value = turn.value % samples.length;
    turn.value += 1;
  };
  const hide = () => {
    shown.value = null;
  };
  const toast = shown.value === null ? undefined : samples[shown.value];
  return (
    <>
      <Button onClick={show}>{label}</Button>
      <div class="toast-region" role="status">
        {toast && (
          <Toast
            key={turn.value}
            {...toast}
            closeLabel={closeLabel}
            onAction={hide}
            onClose={hide}
          />
        )}
      </div>
    </>
  );
}
