/** A file that is to go with a message: it is brought to the server while one still writes. */
import type { Ask } from "../../protocol/commands.ts";
import type { ErrorCode } from "../../protocol/errors.ts";
import type { ClientId, FileId, MessageId, RoomId } from "../../protocol/ids.ts";
import type { Time } from "../time.ts";

/** Where it is to be said: a conversation, or one of its threads. */
export interface Place {
  readonly room: RoomId;
  readonly thread?: MessageId | undefined;
}

/** In this browser alone: the server gives the file an id of its own. */
export type AttachmentId = ClientId;

export interface NewAttachment {
  readonly name: string;
  readonly bytes: Blob;
  /** A small picture of it. */
  readonly preview?: Blob;
  /** What stands in for the small one, as base64. */
  readonly blur?: string;
  readonly width?: number;
  readonly height?: number;
}

/** What lies apart from what is known of it, for it may be large. */
export type Contents = Pick<NewAttachment, "bytes" | "preview">;

/** A message for later that waits for its files here: it is set once all of them are there. */
export interface ForLater {
  readonly ask: Omit<Ask<"later.set">, "files">;
  /** No message of the room that was known then is this one, or comes after it. */
  readonly after: MessageId | null;
}

/** What is known of it, kept and shown alike. */
interface KnownAttachment {
  readonly id: AttachmentId;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly blur?: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt: string;
  readonly problem: UploadProblem | null;
  /** What it goes with, unless that is what one writes or waits in the outbox. */
  readonly later?: ForLater | undefined;
}

/** As it is kept. */
export interface SavedAttachment extends KnownAttachment {
  /** Grows with each change. */
  readonly version: number;
  readonly room: RoomId;
  readonly thread?: MessageId;
  /** Who has the smaller one stands first. */
  readonly place: number;
  /** As the server knows it, from when it was announced there. */
  readonly upload: FileId | null;
  /** How many bytes the server had, as it said last. */
  readonly sent: number;
  /** When the server had all of it. */
  readonly thereAt: number | null;
  readonly isPaused: boolean;
}

/** Why a file does not get there; what may pass by itself is none. */
export type UploadTrouble =
  | "too_large"
  /** Too much in one day. */
  | "too_many"
  /** The disk of the place is full. */
  | "no_room"
  /** It is no longer in this browser. */
  | "lost"
  | "refused";

export interface UploadProblem {
  readonly why: UploadTrouble;
  /** In the server's words. */
  readonly said?: string;
}

/** What the attachments of a client are given. */
export interface AttachmentsLink {
  readonly time: Time;
  /** One is there, gone or different. */
  onChange(): void;
  /** What waits for files may look again. */
  onSettled(): void;
  /** Whether a message that waits goes with it. */
  isTaken(id: AttachmentId): boolean;
}

export type AttachmentState = "waiting" | "sending" | "paused" | "failed" | "there";

/** As it is shown. */
export interface Attachment extends KnownAttachment {
  readonly state: AttachmentState;
  /** How many bytes are sent. */
  readonly sent: number;
  /** Under which it is fetched, once it is there. */
  readonly file: FileId | null;
}

export type Attached =
  | { readonly ok: true; readonly value: readonly AttachmentId[] }
  | { readonly ok: false; readonly why: NotAttached };

export type NotAttached =
  /** More than one message may have. */
  | "too_many"
  /** This browser, or this device, has no room left for it. */
  | "no_room"
  | "not_kept";

export function isAt(one: Place, { room, thread }: Place): boolean {
  return one.room === room && one.thread === thread;
}

export function shownAttachment(
  saved: SavedAttachment,
  /** How many bytes of it are sent, if it is being sent. */
  sending: number | undefined,
): Attachment {
  const { id, name, size, type, blur, width, height, alt, thereAt, problem, upload, later } = saved;
  const isThere = thereAt !== null;
  return {
    ...{ id, name, size, type, alt, problem },
    ...(blur !== undefined && { blur }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(later && { later }),
    state: stateOf(saved, sending !== undefined),
    sent: isThere ? size : sending ?? saved.sent,
    file: isThere ? upload : null,
  };
}

function stateOf(
  { problem, thereAt, isPaused }: SavedAttachment,
  isSending: boolean,
): AttachmentState {
  if (problem !== null) return "failed";
  if (thereAt !== null) return "there";
  if (isPaused) return "paused";
  return isSending ? "sending" : "waiting";
}

/** What a message is refused with that was to go with such a file. */
export function codeOf(why: UploadTrouble): ErrorCode {
  if (why === "lost") return "gone";
  return why === "refused" ? "forbidden" : "too_many";
}
