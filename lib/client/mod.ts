/**
 * A person's client of a server, for the browser and the terminal alike: one connection, the state
 * of what the server holds (moved on by a pure function), and the outbox.
 *
 * What speaks to a server (`link.ts`), sends (`outbox.ts`) and brings files (`attachments.ts`, with
 * `attachment_shelf.ts` to keep them on) stands beside this door, and so does
 * `createClient`, which has both at once: to a page they come by scripts of their own.
 *
 * It knows the wire. It must not know where it runs: sockets, time and storage are handed in. It
 * shows nothing and words nothing.
 */
export { type Addressees, addresseesOf } from "./people/addressees.ts";
export type {
  Attached,
  Attachment,
  AttachmentId,
  AttachmentsLink,
  AttachmentState,
  Contents,
  ForLater,
  NewAttachment,
  NotAttached,
  Place,
  SavedAttachment,
  UploadProblem,
  UploadTrouble,
} from "./attachments/attachment.ts";
export { isAt } from "./attachments/attachment.ts";
export type { Attachments } from "./attachments/attachments.ts";
export type { AttachmentShelf, NewRow, ShelfSaid } from "./attachments/attachment_shelf.ts";
export { apply, applyAll } from "./state/chat_events.ts";
export { type ChatState, emptyState } from "./state/chat_state.ts";
export { Client, type SendExtras } from "./client.ts";
export type { ClientOptions, Status } from "./client_options.ts";
export type { Socket } from "./link/connection.ts";
export type { Directory } from "./people/directory.ts";
export { type DraftStorage, MemoryDraftStorage, type SavedDraft } from "./own/draft_storage.ts";
export type { Composed } from "./own/drafts.ts";
export type { Outbox } from "./outbox/outbox.ts";
export type {
  Answer,
  EntryState,
  Failure,
  NewEntry,
  Order,
  OutboxEntry,
  SavedEntry,
  Submitted,
} from "./outbox/outbox_entry.ts";
export type { OutboxLine, OutboxLink } from "./outbox/outbox_line.ts";
export { MemoryOutboxStorage } from "./outbox/outbox_memory.ts";
export {
  type Change,
  NO_STREAM,
  type OutboxStorage,
  type Owner,
  type Saved,
} from "./outbox/outbox_storage.ts";
export { personCalled } from "./people/person_called.ts";
export type { AttachmentsSource } from "./attachments/late_attachments.ts";
export type { LinkSource } from "./link/late_link.ts";
export { draftKey, type OwnState } from "./state/own_state.ts";
export type { OwnThings } from "./own/own_things.ts";
export type { Room } from "./state/room_state.ts";
export { type Aside, type AsideEnd, asidesOf, putAside, setAsides } from "./own/aside.ts";
export { setLater } from "./own/set_later.ts";
export { stateHash, stateText } from "./state/state_hash.ts";
export { type ThreadIn, threadsOf, unreadActivity, unreadThreads } from "./rooms/threads_of.ts";
export type { Courier, Parcel, Receipt } from "./attachments/upload.ts";
export { type CallOff, systemTime, type Time } from "./time.ts";
export { messageIn, type Page, stretchAround, type Timeline } from "./state/timeline.ts";
