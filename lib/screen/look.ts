/** How pages look to whoever reads them: on the root of the page, drawn by the server and changed under the eyes. */
import { useEffect } from "preact/hooks";
import type { Client } from "../client/mod.ts";
import { DEFAULT_SETTINGS, type Settings } from "../protocol/mod.ts";

type Theme = Settings["theme"];

/** The grounds of both, for what the browser draws around the page. */
export const BARS = { light: "#fbfaf7", dark: "#141210" } as const;

/** Where it says "system", rules of the look ask the system. */
export function lookOf(settings: Settings | null) {
  const { theme, contrast, textSize, density, motion } = settings ?? DEFAULT_SETTINGS;
  return {
    ...{ "data-theme": theme, "data-contrast": contrast, "data-text": textSize },
    ...{ "data-density": density, "data-motion": motion },
  };
}

/** When the bar around the page is to be light, or dark. */
export function barFor(bar: keyof typeof BARS, theme: Theme): string {
  if (theme === "system") return `(prefers-color-scheme: ${bar})`;
  return theme === bar ? "all" : "not all";
}

/** Changed on one device it is so on all of them at once. */
export function useLook(client: Client): void {
  useEffect(() => {
    let worn: Settings | null = null;
    const look = () => {
      const { settings } = client.own;
      if (settings !== worn) wear(settings);
      worn = settings;
    };
    look();
    return client.subscribe(look);
  }, [client]);
}

function wear(settings: Settings): void {
  for (const [name, value] of Object.entries(lookOf(settings))) {
    document.documentElement.setAttribute(name, value);
  }
  for (const bar of ["light", "dark"] as const) {
    const meta = document.querySelector<HTMLMetaElement>(`meta[content="${BARS[bar]}"]`);
    if (meta !== null) meta.media = barFor(bar, settings.theme);
  }
}
