/**
 * The verbs: one function a verb, each the same shape: find, `can()`, change, return. What was to
 * be expected comes back as a refusal; what is thrown is a fault.
 *
 * It knows what a command means. It must not know sockets, frames or who is listening: it can only
 * change facts, and whoever follows the log tells of them.
 */
export * from "./activity.ts";
export * from "./caretaking.ts";
export * from "./changing.ts";
export * from "./coming_in.ts";
export * from "./departure.ts";
export * from "./devices.ts";
export * from "./direct.ts";
export * from "./doorway.ts";
export * from "./emoji.ts";
export * from "./file_keeping.ts";
export * from "./face_brought.ts";
export { FACE_TYPES, MOST_FACE_BYTES, MOST_FACE_PIXELS } from "./faces.ts";
export { type OpenFile, openFile } from "./files.ts";
export * from "./file_sweeping.ts";
export * from "./finding.ts";
export * from "./first_state.ts";
export * from "./drafts.ts";
export type { Ground } from "./ground.ts";
export * from "./history.ts";
export * from "./invited.ts";
export * from "./inviting.ts";
export * from "./ignoring.ts";
export * from "./later.ts";
export * from "./membership.ts";
export * from "./messages.ts";
export * from "./next_device.ts";
export * from "./own_account.ts";
export * from "./passkey_login.ts";
export * from "./passkeys.ts";
export * from "./people.ts";
export * from "./pinning.ts";
export * from "./programs.ts";
export type { Proof } from "./proof.ts";
export * from "./presence.ts";
export * from "./previews.ts";
export * from "./profile.ts";
export { listReceipts, moveRead } from "./reading.ts";
export { readAll } from "./reading_all.ts";
export * from "./recovery.ts";
export * from "./room_files.ts";
export * from "./room_roles.ts";
export * from "./rooms.ts";
export * from "./saving.ts";
export * from "./settings.ts";
export * from "./streams.ts";
export { sweep } from "./sweeping.ts";
export * from "./changes.ts";
export { syncAll, syncRoom } from "./sync.ts";
export { followThread, moveThreadRead, pageThreads } from "./threads.ts";
export * from "./typed_profile.ts";
export * from "./typing.ts";
export { beginUpload, endUpload, lookAtUpload, takeBytes } from "./uploads.ts";
export * from "./file_usage.ts";
export type { UploadState, UploadTrouble } from "./upload_state.ts";
