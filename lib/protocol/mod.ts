/**
 * The wire: what every command, reply and event is made of, errors, close codes and limits, and what
 * one does with an id or a text.
 *
 * It knows what may be said. It must not know who may say it, what becomes of it, or how it is
 * put into words; it imports nothing but valibot and runs everywhere. Behind this door are types and
 * plain functions alone, so that pages stay small; what checks frames is behind `checks.ts`.
 */
export * from "./close_codes.ts";
export * from "./default_settings.ts";
export * from "./emoji_names.ts";
export * from "./errors.ts";
export * from "./first_state.ts";
export * from "./limits.ts";
export * from "./plain_ids.ts";
export * from "./plain_text.ts";
export * from "./presence.ts";
export * from "./server_frames.ts";

export type * from "./codec.ts";
export type * from "./commands.ts";
export type * from "./drafts.ts";
export type * from "./emoji.ts";
export type * from "./events.ts";
export type * from "./ids.ts";
export type * from "./later.ts";
export type * from "./message.ts";
export type * from "./person.ts";
export type * from "./replies.ts";
export type * from "./room.ts";
export type * from "./settings.ts";
export type * from "./thread.ts";
