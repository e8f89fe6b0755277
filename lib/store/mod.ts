/**
 * The only folder that knows Deno.Kv: how the store is opened, its keys, the one door for writes
 * (`writer.ts`), and what is read.
 *
 * It must not know who asks or whether they may, and it never looks at the environment: place
 * and token are handed in. Problems that an operator can mend come back as one sentence.
 */
export * from "./accounts.ts";
export * from "./activity.ts";
export * from "./append.ts";
export * from "./attempts.ts";
export * from "./challenges.ts";
export { ChunkShelf } from "./chunks.ts";
export * from "./departures.ts";
export { Draft } from "./draft.ts";
export * from "./drafts.ts";
export * from "./faces.ts";
export * from "./file_usage.ts";
export * from "./files.ts";
export * from "./find_message.ts";
export * from "./first_since.ts";
export * from "./emoji.ts";
export * from "./found_room.ts";
export type { Control, Ended, FeedEntry, FeedItem, Standing } from "./feed_entry.ts";
export * from "./invites.ts";
export * from "./known_devices.ts";
export * from "./ignoring.ts";
export * from "./lanes.ts";
export * from "./later.ts";
export * from "./links.ts";
export * from "./messages.ts";
export * from "./presence.ts";
export { openStore, type StoreOutcome, type StorePlace } from "./open.ts";
export * from "./passkeys.ts";
export * from "./people.ts";
export * from "./place.ts";
export * from "./profile.ts";
export { fileReason } from "./reason.ts";
export * from "./receipts.ts";
export * from "./room_changes.ts";
export { factsOf } from "./room_facts.ts";
export { type CalledRoom, callRoom, roomsCalled } from "./room_names.ts";
export * from "./rows.ts";
export * from "./saved.ts";
export * from "./sessions.ts";
export * from "./settings.ts";
export * from "./sweeping.ts";
export { Store } from "./store.ts";
export * from "./threads.ts";
export * from "./uploads.ts";
export * from "./views.ts";
export type { Done, Settled, Write } from "./write.ts";
