/**
 * The wire: every command, reply, event, error, close code and limit, as checks from which the
 * types are derived.
 *
 * It knows what may be said. It must not know who may say it, what becomes of it, or how it is
 * put into words; it imports nothing but valibot and runs everywhere.
 */
export * from "./codec.ts";
export * from "./close_codes.ts";
export * from "./commands.ts";
export * from "./drafts.ts";
export * from "./emoji.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./first_state.ts";
export * from "./ids.ts";
export * from "./later.ts";
export * from "./limits.ts";
export * from "./message.ts";
export * from "./person.ts";
export * from "./plain_text.ts";
export * from "./replies.ts";
export * from "./room.ts";
export * from "./settings.ts";
export * from "./text.ts";
export * from "./thread.ts";
