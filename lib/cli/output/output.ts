// What is printed, as pipes and terminals have it: whoever reads it may be slow, or may have gone.

const encoder = new TextEncoder();

let trouble: string | null = null;

/** False where nobody reads any more, as after `| head -1`, or where a disk is full. */
export function writeOut(text: string): boolean {
  try {
    return writeTo(Deno.stdout, text);
  } catch (error) {
    trouble ??= error instanceof Error ? error.message : String(error);
    return false;
  }
}

/** Why something that was asked for could not be written; null where it was, or where nobody wants it any more. */
export function outputTrouble(): string | null {
  return trouble;
}

/** There is nobody left to tell that this failed. */
export function writeErr(text: string): void {
  try {
    writeTo(Deno.stderr, text);
  } catch {
    return;
  }
}

/**
 * It waits for a slow reader, and all else with it: nothing is taken from the network meanwhile, so
 * nothing piles up here.
 */
function writeTo(to: { writeSync(bytes: Uint8Array): number }, text: string): boolean {
  let rest = encoder.encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(to.writeSync(rest));
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) return false;
      // A pipe that somebody else has set so that it never waits
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(NOTHING, 0, 0, A_MOMENT_MS);
    }
  }
  return true;
}

const NOTHING = new Int32Array(new SharedArrayBuffer(4));
const A_MOMENT_MS = 10;

/** Null for what is no terminal. */
export function columnsOfOutput(): number | null {
  if (!Deno.stdout.isTerminal()) return null;
  try {
    return Math.max(20, Deno.consoleSize().columns || 80);
  } catch {
    return null;
  }
}
