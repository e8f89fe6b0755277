/** What systems say when nothing more can be written: a full disk, a quota, a limit; Windows in numbers. */
const WORDS = /no space left|quota exceeded|file too large|os error (?:39|112)\b/i;

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && WORDS.test(error.message);
}
