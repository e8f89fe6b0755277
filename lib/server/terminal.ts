/** Lines for the person who started the process. */
export function say(line: string): void {
  write(Deno.stdout, line);
}

export function complain(line: string): void {
  write(Deno.stderr, line);
}

function write(to: { writeSync(bytes: Uint8Array): number }, line: string): void {
  let rest = new TextEncoder().encode(`${line}\n`);
  try {
    while (rest.length > 0) rest = rest.subarray(to.writeSync(rest));
  } catch (error) {
    // Nobody reads any more, as after `| head -1`: no reason to stop serving
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
