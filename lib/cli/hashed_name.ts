/** A name for a file, of fixed length, that says nothing of anybody. */
export async function hashedName(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return hash.subarray(0, 16).toHex();
}
