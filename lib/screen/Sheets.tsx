import { useEffect } from "preact/hooks";
import { lazily } from "./lazily.ts";
import type { Sheet } from "./panels.ts";
import { useScreen } from "./screen_context.ts";

interface Open {
  onClose(): void;
}

const SHEETS = {
  switcher: lazily<Open>(async () => (await import("./sheet/Switcher.tsx")).Switcher),
  shortcuts: lazily<Open>(async () => (await import("./sheet/Shortcuts.tsx")).Shortcuts),
} satisfies { [S in Sheet]?: unknown };

/** What lies above everything else, one at a time. */
export function Sheets() {
  const { panels } = useScreen();
  useEffect(fetchAllSoon, []);
  const open = panels.sheet.value;
  if (open === null || !(open in SHEETS)) return null;
  const Shown = SHEETS[open as keyof typeof SHEETS];
  return <Shown key={open} onClose={() => panels.sheet.value = null} />;
}

/** So that they open at once, also without a connection. */
function fetchAllSoon(): () => void {
  const timer = setTimeout(() => {
    for (const sheet of Object.values(SHEETS)) sheet.fetch().catch(() => {});
  }, FETCH_AFTER_MS);
  return () => clearTimeout(timer);
}

/** The page itself comes first. */
const FETCH_AFTER_MS = 2_000;
