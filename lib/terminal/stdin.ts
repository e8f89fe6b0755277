/**
 * Standard input, one read at a time. A read cannot be taken back: what comes to one that nobody
 * waits for any more belongs to whoever reads next.
 */
let open: Promise<Uint8Array | null> | null = null;

/** Null at its end. */
export function readStdin(most: number): Promise<Uint8Array | null> {
  open ??= read(most).finally(() => open = null);
  return open;
}

async function read(most: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(most);
  const count = await Deno.stdin.read(bytes);
  return count === null ? null : bytes.subarray(0, count);
}
