import { fetchLater } from "../../lazily.ts";
import type { Format } from "../keys.ts";
import type { Writing } from "../writing.ts";

/** Makes what is selected bold, or a list; what makes it so is fetched where it is not there yet. */
export async function format(how: Format, writing: Writing): Promise<void> {
  const later = await fetchLater().catch(() => null);
  const { field } = writing;
  if (later === null || field === null) return;
  field.replace(later.formatted(how, field.text, field.selected));
}
