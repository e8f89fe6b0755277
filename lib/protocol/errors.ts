/** What a command can be refused with: a closed list. Sentences for people are in `lib/words`. */

/**
 * never: the same command will be refused again. later: it may be accepted when repeated as it is.
 * renumber: the client puts its stream in order first, then sends again.
 */
export type Retry = "never" | "later" | "renumber";

export const ERRORS = {
  bad_frame: { retry: "never", means: "The frame is not a JSON object with a ref and a type" },
  unknown_command: { retry: "never", means: "There is no command of this type" },
  bad_command: { retry: "never", means: "A field is missing, of a wrong kind or unknown" },
  not_found: { retry: "never", means: "It is not there, or not for you to see" },
  forbidden: { retry: "never", means: "You see it but may not do this" },
  gone: { retry: "never", means: "The message was deleted" },
  too_many: { retry: "never", means: "A limit is reached: rooms, members, reactions" },
  too_far: { retry: "never", means: "The read position cannot be set that far back at once" },
  rate_limited: { retry: "later", means: "Too much in a short time; wait as long as it says" },
  busy: { retry: "later", means: "Too many commands of this socket are open" },
  unavailable: { retry: "later", means: "The store cannot take it now; nothing was acknowledged" },
  internal: { retry: "later", means: "A fault of the server" },
  stream_gap: { retry: "renumber", means: "An earlier number of the stream has not arrived" },
  stream_conflict: { retry: "renumber", means: "The number was used for something else" },
  unknown_stream: { retry: "renumber", means: "The server does not know the stream; open one" },
} as const satisfies Record<string, { retry: Retry; means: string }>;

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
  return ERRORS[code].retry;
}
