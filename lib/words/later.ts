/** A page that has opened nothing yet has only the phrases that it shows at first: here is the rest. */
import { sayAlso } from "./mod.ts";

let said: Promise<void> | null = null;

/** From then on every phrase that islands have may be asked for. What failed is tried again. */
export function sayLater(): Promise<void> {
  said ??= say().catch((error) => {
    said = null;
    throw error;
  });
  return said;
}

async function say(): Promise<void> {
  if (typeof document === "undefined") return;
  const { words } = globalThis.document.documentElement.lang === "de"
    ? await import("./in_browser/later_de.ts")
    : await import("./in_browser/later_en.ts");
  sayAlso(words);
}
