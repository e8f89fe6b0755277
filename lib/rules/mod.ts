/**
 * Decisions on which server and client must agree, as pure functions: what counts as unread,
 * what is folded, what is over.
 *
 * It knows the shapes of the wire. It must not know where anything is stored, who is connected,
 * or what time it is.
 */
export * from "./names.ts";
export * from "./notices.ts";
export * from "./people.ts";
export * from "./rooms.ts";
export * from "./unread.ts";
