// Paths as people type them where no shell has looked at them before.

import { join, resolve } from "node:path";

/** From the root on: where this program runs may be another folder by the next start. */
export function fullPath(typed: string): string {
  const home = Deno.env.get("HOME") || Deno.env.get("USERPROFILE");
  return home && /^~(?=$|[/\\])/.test(typed) ? join(home, typed.slice(1)) : resolve(typed);
}

/** Nothing is there, or a file stands where a folder would have to be. */
export function isNowhere(error: unknown): boolean {
  return error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory;
}

/** Also one that is not there, where it is written as one. */
export async function isFolder(typed: string): Promise<boolean> {
  if (/(^|[/\\]|(^|[/\\])\.\.?)$/.test(typed)) return true;
  return await Deno.stat(fullPath(typed)).then(({ isDirectory }) => isDirectory, () => false);
}
