/**
 * Writes the table of settings into docs/configuration.md, between its two markers:
 * `deno task settings`. A test fails while the document says something else.
 */
import { settingsMarkdown } from "./show.ts";

export const CONFIGURATION_PAGE = new URL("../../docs/configuration.md", import.meta.url);

const BEGIN = "<!-- settings: written by lib/config/document.ts -->";
const END = "<!-- end of settings -->";

export function withSettings(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) {
    throw new Error(`The page needs the markers ${BEGIN} and ${END}`);
  }
  return `${page.slice(0, begin + BEGIN.length)}\n${settingsMarkdown()}\n${page.slice(end)}`;
}

if (import.meta.main) {
  const page = await Deno.readTextFile(CONFIGURATION_PAGE);
  await Deno.writeTextFile(CONFIGURATION_PAGE, withSettings(page));
}
