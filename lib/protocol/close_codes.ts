/**
 * Why the server ended a connection. The range alone says what a client does:
 * 4000 to 4099 it comes back, each time after a longer pause; 4100 to 4199 it comes back once the
 * person has done something (signed in); 4200 to 4299 it does not come back as it is.
 */
export const CLOSE_CODES = {
  /** The server is about to stop or restart. */
  restarting: 4000,
  /** Too much was waiting to be read; catch up by sync. */
  slow_reader: 4001,
  /** The server has lost its store. */
  store_unavailable: 4002,
  /** The server may have missed events; catch up by sync. */
  resync: 4003,
  /** Too many commands were open at once. */
  flooding: 4004,
  /** The session has ended, or never was. */
  signed_out: 4100,
  /** The password was changed; log in with the new one. */
  password_changed: 4101,
  /** The account was banned from this place. */
  banned: 4102,
  /** The account was deleted. */
  account_deleted: 4103,
  /** A frame was larger than the limit. */
  too_large: 4201,
  /** Frame after frame could not be understood. */
  bad_frames: 4202,
} as const satisfies Record<string, number>;

export type CloseReason = keyof typeof CLOSE_CODES;
export type ComeBack = "yes" | "after sign-in" | "no";

/** Null for a code that is not the server's. */
export function reasonOf(code: number): CloseReason | null {
  const found = Object.entries(CLOSE_CODES).find(([, own]) => own === code);
  return found === undefined ? null : found[0] as CloseReason;
}

/** For any code: those below 4000 are the network's or a proxy's, and worth another try. */
export function comesBack(code: number): ComeBack {
  if (code >= 4200 && code < 4300) return "no";
  if (code >= 4100 && code < 4200) return "after sign-in";
  return "yes";
}
