/**
 * The wire as checks, for those who take frames from strangers. The types of `mod.ts` are derived from
 * them, so neither can say what the other does not.
 */
export * from "./codec.ts";
export * from "./commands.ts";
export * from "./drafts.ts";
export * from "./emoji.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./later.ts";
export * from "./message.ts";
export * from "./person.ts";
export * from "./replies.ts";
export * from "./room.ts";
export * from "./settings.ts";
export * from "./text.ts";
export * from "./thread.ts";
