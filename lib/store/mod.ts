/**
 * The only folder that knows Deno.Kv: how the store is opened, its keys, the one door for writes
 * (`writer.ts`), and what is read.
 *
 * It must not know who asks or whether they may, and it never looks at the environment: place
 * and token are handed in. Problems that an operator can mend come back as one sentence.
 */
export * from "./people/accounts.ts";
export * from "./messages/activity.ts";
export * from "./messages/append.ts";
export * from "./writing/attempts.ts";
export * from "./people/challenges.ts";
export { ChunkShelf } from "./files/chunks.ts";
export * from "./people/departures.ts";
export { Draft } from "./writing/draft.ts";
export * from "./messages/drafts.ts";
export * from "./people/faces.ts";
export * from "./files/file_usage.ts";
export * from "./files/files.ts";
export * from "./files/releasing.ts";
export * from "./messages/find_message.ts";
export * from "./log/first_since.ts";
export * from "./emoji.ts";
export * from "./rooms/found_room.ts";
export type { Control, Ended, FeedEntry, FeedItem, Standing } from "./log/feed_entry.ts";
export * from "./people/invites.ts";
export * from "./people/known_devices.ts";
export * from "./people/ignoring.ts";
export * from "./log/lanes.ts";
export * from "./messages/later.ts";
export * from "./people/links.ts";
export * from "./messages/messages.ts";
export * from "./people/presence.ts";
export { openStore, type StoreOutcome, type StorePlace } from "./database/open.ts";
export * from "./people/passkeys.ts";
export * from "./people/people.ts";
export * from "./place.ts";
export * from "./people/profile.ts";
export { fileReason } from "./database/reason.ts";
export * from "./writing/receipts.ts";
export * from "./log/room_changes.ts";
export { factsOf } from "./rooms/room_facts.ts";
export { type CalledRoom, callRoom, roomsCalled } from "./rooms/room_names.ts";
export * from "./rows.ts";
export * from "./values/files.ts";
export * from "./values/logs.ts";
export * from "./values/messages.ts";
export * from "./values/people.ts";
export * from "./values/place.ts";
export * from "./values/rooms.ts";
export * from "./messages/saved.ts";
export * from "./people/sessions.ts";
export * from "./people/settings.ts";
export * from "./sweeping.ts";
export { Store } from "./database/store.ts";
export * from "./messages/threads.ts";
export * from "./files/uploads.ts";
export * from "./rooms/views.ts";
export type { Done, Settled, Write } from "./writing/write.ts";
