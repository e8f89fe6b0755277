/**
 * Who is asking, and how often: names, passwords, passkeys, sessions and waits. A token is shown
 * once to the client; the store has its hash alone, and of a password too.
 *
 * It knows tokens, cookies and how long a session or a wait lasts. It must not know what a person
 * may do, nor where an address comes from: it is told one.
 */
export * from "./challenges.ts";
export * from "./common_passwords.ts";
export * from "./credentials.ts";
export * from "./known_devices.ts";
export * from "./names.ts";
export * from "./passkeys.ts";
export * from "./passwords.ts";
export * from "./recovery_codes.ts";
export * from "./sessions.ts";
export * from "./setup_secret.ts";
export { hashOf, isHash, newProgramToken, newToken } from "./tokens.ts";
export * from "./waits.ts";
