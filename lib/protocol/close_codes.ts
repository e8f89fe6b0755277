/**
 * Why the server ended a connection. The range alone says what a client does:
 * 4000 to 4099 it comes back, each time after a longer pause; 4100 to 4199 it comes back once the
 * person has done something (signed in); 4200 to 4299 it does not come back as it is.
 */
export const CLOSE_CODES = {
  restarting: { code: 4000, means: "The server is about to stop or restart" },
  slow_reader: { code: 4001, means: "Too much was waiting to be read; catch up by sync" },
  store_unavailable: { code: 4002, means: "The server has lost its store" },
  resync: { code: 4003, means: "The server may have missed events; catch up by sync" },
  flooding: { code: 4004, means: "Too many commands were open at once" },
  signed_out: { code: 4100, means: "The session has ended, or never was" },
  password_changed: { code: 4101, means: "The password was changed; log in with the new one" },
  banned: { code: 4102, means: "The account was banned from this place" },
  account_deleted: { code: 4103, means: "The account was deleted" },
  too_large: { code: 4201, means: "A frame was larger than the limit" },
  bad_frames: { code: 4202, means: "Frame after frame could not be understood" },
} as const satisfies Record<string, { code: number; means: string }>;

export type CloseReason = keyof typeof CLOSE_CODES;
export type ComeBack = "yes" | "after sign-in" | "no";

/** Null for a code that is not the server's. */
export function reasonOf(code: number): CloseReason | null {
  const found = Object.entries(CLOSE_CODES).find(([, closed]) => closed.code === code);
  return found === undefined ? null : found[0] as CloseReason;
}

/** For any code: those below 4000 are the network's or a proxy's, and worth another try. */
export function comesBack(code: number): ComeBack {
  if (code >= 4200 && code < 4300) return "no";
  if (code >= 4100 && code < 4200) return "after sign-in";
  return "yes";
}
