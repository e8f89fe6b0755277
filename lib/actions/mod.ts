/**
 * The verbs: one function a verb, each the same shape: find, `can()`, change, return. What was to
 * be expected comes back as a refusal; what is thrown is a fault.
 *
 * It knows what a command means. It must not know sockets, frames or who is listening: it can only
 * change facts, and whoever follows the log tells of them.
 */
export * from "./messages/activity.ts";
export * from "./caretaking.ts";
export * from "./rooms/changing.ts";
export * from "./accounts/coming_in.ts";
export * from "./accounts/departure.ts";
export * from "./accounts/devices.ts";
export * from "./rooms/direct.ts";
export * from "./accounts/doorway.ts";
export * from "./messages/emoji.ts";
export * from "./files/file_keeping.ts";
export * from "./people/face_brought.ts";
export { FACE_TYPES, MOST_FACE_BYTES, MOST_FACE_PIXELS } from "./people/faces.ts";
export { type OpenFile, openFile } from "./files/files.ts";
export * from "./files/file_sweeping.ts";
export * from "./rooms/finding.ts";
export * from "./rooms/first_state.ts";
export * from "./messages/drafts.ts";
export type { Ground } from "./ground.ts";
export * from "./rooms/history.ts";
export * from "./accounts/invited.ts";
export * from "./accounts/inviting.ts";
export * from "./people/ignoring.ts";
export * from "./messages/later.ts";
export * from "./rooms/membership.ts";
export * from "./messages/messages.ts";
export * from "./accounts/next_device.ts";
export * from "./accounts/own_account.ts";
export * from "./accounts/passkey_login.ts";
export * from "./accounts/passkeys.ts";
export * from "./people/people.ts";
export * from "./messages/pinning.ts";
export * from "./accounts/programs.ts";
export type { Proof } from "./accounts/proof.ts";
export * from "./people/presence.ts";
export * from "./files/previews.ts";
export * from "./people/profile.ts";
export { listReceipts, moveRead } from "./rooms/reading.ts";
export { readAll } from "./rooms/reading_all.ts";
export * from "./accounts/recovery.ts";
export * from "./files/room_files.ts";
export * from "./rooms/room_roles.ts";
export * from "./rooms/rooms.ts";
export * from "./messages/saving.ts";
export * from "./people/settings.ts";
export * from "./streams.ts";
export { sweep } from "./sweeping.ts";
export * from "./rooms/changes.ts";
export { syncAll, syncRoom } from "./rooms/sync.ts";
export { followThread, moveThreadRead, pageThreads } from "./messages/threads.ts";
export * from "./people/typed_profile.ts";
export * from "./messages/typing.ts";
export { beginUpload, endUpload, lookAtUpload, takeBytes } from "./files/uploads.ts";
export * from "./files/file_usage.ts";
export type { UploadState, UploadTrouble } from "./files/upload_state.ts";
