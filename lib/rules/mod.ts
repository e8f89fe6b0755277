/**
 * Decisions on which server and client must agree, as pure functions: what counts as unread,
 * what is folded, what is over, what of a file is shown, who is told aloud of a
 * message, and why.
 *
 * What decides about a notice (`notify.ts`, `keywords.ts`) stands beside this door: to a page it comes
 * with what rings, later. What the house tells of a room (`notice_text.ts`)
 * stands there too: it brings words, and a server says none of it.
 *
 * It knows the shapes of the wire. It must not know where anything is stored, who is connected,
 * or what time it is.
 */
export * from "./activity.ts";
export * from "./file_kinds.ts";
export * from "./file_names.ts";
export * from "./names.ts";
export * from "./notices.ts";
export type * from "./notify.ts";
export * from "./people.ts";
export * from "./places.ts";
export * from "./rooms.ts";
export * from "./thread_events.ts";
export * from "./threads.ts";
export * from "./title.ts";
export * from "./unread.ts";
export * from "./unread_events.ts";
