/** What a command can be refused with: a closed list. Sentences for people are in `lib/words`. */

/**
 * never: the same command will be refused again. later: it may be accepted when repeated as it is.
 * renumber: the client puts its stream in order first, then sends again.
 */
export type Retry = "never" | "later" | "renumber";

export const ERRORS = {
  /** The frame is not a JSON object with a ref and a type. */
  bad_frame: "never",
  /** There is no command of this type. */
  unknown_command: "never",
  /** A field is missing, of a wrong kind or unknown. */
  bad_command: "never",
  /** It is not there, or not for you to see. */
  not_found: "never",
  /** You see it but may not do this. */
  forbidden: "never",
  /** The message was deleted. */
  gone: "never",
  /** A limit is reached: rooms, members, reactions. */
  too_many: "never",
  /** The read position cannot be set that far back at once. */
  too_far: "never",
  /** Too much in a short time; wait as long as it says. */
  rate_limited: "later",
  /** Too many commands of this socket are open. */
  busy: "later",
  /** The store cannot take it now; nothing was acknowledged. */
  unavailable: "later",
  /** A fault of the server. */
  internal: "later",
  /** An earlier number of the stream has not arrived. */
  stream_gap: "renumber",
  /** The number was used for something else. */
  stream_conflict: "renumber",
  /** The server does not know the stream; open one. */
  unknown_stream: "renumber",
} as const satisfies Record<string, Retry>;

export type ErrorCode = keyof typeof ERRORS;

/** What an action answers when it expected that this could be refused. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  /** For developers: which field, which number. Never what somebody wrote. */
  readonly detail?: string;
  readonly retryAfterMs?: number;
  /** With stream_gap: the number that the stream goes on with. */
  readonly expected?: number;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export function refuse(code: ErrorCode, detail?: string): Refusal {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function canRetry(code: ErrorCode): Retry {
  return ERRORS[code];
}
