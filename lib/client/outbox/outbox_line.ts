/** What the rest of the client needs of an outbox, whether it sends itself or hands on. */
import type { Outcome, Refusal } from "../../protocol/errors.ts";
import type { NamedFile } from "../../protocol/message.ts";
import type { Addressees } from "../people/addressees.ts";
import type { AttachmentId, UploadTrouble } from "../attachments/attachment.ts";
import type { Hello } from "../../protocol/events.ts";
import type { ClientId, MessageId } from "../../protocol/ids.ts";
import type { Request } from "../link/connection.ts";
import type { Answer, Order, OutboxEntry, Submitted } from "./outbox_entry.ts";
import type { Owner } from "./outbox_storage.ts";
import type { Time } from "../time.ts";

export interface OutboxLine {
  readonly owner: Owner;
  /** Until then it touches nothing but memory. */
  start(): void;
  entries(): readonly OutboxEntry[];
  /** Whether what was given to earlier processes is among the entries. */
  readonly isLoaded: boolean;
  /** Done once it is saved: from then on it is sent, once, whatever happens to this process. */
  submit(order: Order, after: MessageId | null): Promise<Outcome<Submitted>>;
  /** Only while it waits: what the server may have cannot be taken back. */
  cancel(id: ClientId): Promise<boolean>;
  /** Another text for a message that waits. */
  rewrite(id: ClientId, body: string, called: Addressees): Promise<boolean>;
  /** A failed one goes to the end of the line. */
  retry(id: ClientId): Promise<boolean>;
  dismiss(id: ClientId): Promise<boolean>;
  /** One's own message came by an event: it is stored, acknowledged or not. */
  seen(id: ClientId, message: MessageId): void;
  /** Stored entries that `isShown` says yes to need not be shown here any more. */
  forget(isShown: (entry: OutboxEntry) => boolean): void;
  /** What messages wait for is there, or will not come. */
  filesSettled(): void;
  connected(hello: Hello): void;
  disconnected(): void;
  stop(): void;
}

/** What an outbox is given. */
export interface OutboxLink {
  readonly request: Request;
  readonly time: Time;
  /** Where messages have their files from, if there are any. */
  readonly files?: FileSource;
  /** An entry is there, gone or different. */
  onChange(): void;
  /** What became of an entry, also of one that was given to an earlier process. */
  onDone?(id: ClientId, answer: Answer): void;
  /** Nothing may be sent by this login: what was left by an earlier process waits on. */
  onBarred?(refusal: Refusal): void;
}

export interface FileSource {
  /** Null while some of them are still to come; or why one of them will not. */
  of(ids: readonly AttachmentId[]): Promise<readonly NamedFile[] | UploadTrouble | null>;
  /** A message has them from now on. */
  named(ids: readonly AttachmentId[]): Promise<void>;
}
