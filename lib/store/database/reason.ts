/** The part of a system's or network's error that a person can act on, to stand in brackets. */

/** "No such file or directory (os error 2): mkdir '/x'" becomes "no such file or directory". */
export function fileReason(error: unknown): string {
  const [first = ""] = messageOf(error).split(/ \(os error \d+\)|: /);
  return tidy(first);
}

/** Of a chain such as "error sending request: client error: connection refused", the last link. */
export function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const [chain = ""] = messageOf(cause).split(/ \(os error \d+\)/);
  return tidy(chain.split(": ").at(-1) ?? chain);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tidy(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line === "" ? "unknown reason" : line.charAt(0).toLowerCase() + line.slice(1);
}
