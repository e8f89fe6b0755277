/** Signs that a header may have, and nothing else: it comes from a file, from the environment, or from whoever answers. */
export function isToken(text: string): boolean {
  return /^[\w-]{20,100}$/.test(text);
}
