/**
 * Sessions: who is asking. A token is shown once to the client; the store has its hash alone.
 *
 * It knows tokens, cookies and how long a session lasts. It must not know what a person may do.
 */
export * from "./sessions.ts";
export * from "./credentials.ts";
