/**
 * Who is asking: names, passwords and sessions. A token is shown once to the client; the store has
 * its hash alone, and of a password too.
 *
 * It knows tokens, cookies and how long a session lasts. It must not know what a person may do.
 */
export * from "./common_passwords.ts";
export * from "./credentials.ts";
export * from "./names.ts";
export * from "./passwords.ts";
export * from "./recovery_codes.ts";
export * from "./sessions.ts";
export * from "./setup_secret.ts";
export { hashOf, newProgramToken, newToken } from "./tokens.ts";
