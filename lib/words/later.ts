/**
 * Whoever imports this may use every phrase that islands have. A page that has opened nothing yet has
 * only those that it shows at first.
 */
import { page, sayAlso } from "./mod.ts";

if (page !== undefined) {
  const { words } = page.documentElement.lang === "de"
    ? await import("./in_browser/later_de.ts")
    : await import("./in_browser/later_en.ts");
  sayAlso(words);
}
