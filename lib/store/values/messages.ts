/** What lies under the keys of messages, and of what becomes of them. */
import type {
  ClientId,
  Deleted,
  Edited,
  Epoch,
  FileId,
  FileRef,
  Forwarded,
  Later,
  MessageId,
  Notice,
  Pinned,
  RoomId,
  Shout,
  Stamp,
  UserId,
} from "../../protocol/mod.ts";

/** A message as it lies in the array of its commit. What changes later has rows of its own. */
export interface StoredMessage {
  /** Place in the commit. */
  readonly p: number;
  readonly ordinal: number;
  readonly from: UserId;
  readonly at: number;
  readonly body: string;
  readonly id?: ClientId | undefined;
  readonly replyTo?: MessageId | undefined;
  readonly thread?: MessageId | undefined;
  /** Which reply of the thread it is; those that are older than this count lack it. */
  readonly reply?: number | undefined;
  readonly mentions?: readonly UserId[] | undefined;
  readonly shout?: Shout | undefined;
  readonly files?: readonly FileRef[] | undefined;
  readonly forwarded?: Forwarded | undefined;
  readonly encrypted?: true | undefined;
  readonly notice?: Notice | undefined;
  readonly deleted?: Deleted | undefined;
}

export interface EditRow {
  readonly body: string;
  readonly edited: Edited;
  readonly mentions?: readonly UserId[];
  readonly shout?: Shout;
}

export interface EarlierRow {
  readonly body: string;
  readonly at: number;
}

export interface ReactionsRow {
  readonly version: number;
  readonly by: Readonly<Record<string, readonly UserId[]>>;
}

/** Stays when a message is taken down, for its version. */
export type PinRow = Readonly<Pinned>;

/** A message that waits for its time. */
export type LaterRow = Readonly<Omit<Later, "id">>;

/** One of somebody's in their list of them: enough to find it in the indexes, and to know how much there is. */
export interface WaitingLater {
  readonly id: ClientId;
  readonly at: number;
  /** Of its text, and of what is known of its files. */
  readonly bytes: number;
  readonly files?: readonly FileId[];
}

/** How many replies a thread has, and which is the last. */
export interface ThreadRow {
  readonly count: number;
  readonly epoch: Epoch;
  readonly place: number;
  /** Null is the stamp of this row. */
  readonly stamp: Stamp | null;
}

/** How far somebody has read in a thread that they follow, and after which reply that began. */
export interface FollowRow {
  readonly read: number;
  readonly since: number;
  readonly version: number;
  /** The stay in the room that it belongs to: nothing is left of an earlier one. */
  readonly stay: number;
}

/** Who follows a thread, and who has said that they do not; the same stay. */
export type FollowersRow = Readonly<
  Record<UserId, { readonly stay: number; readonly on: boolean }>
>;

/** What concerns somebody, by ids; without one it is a message of the same commit, at this place. */
export type NotedActivity =
  & { readonly room: RoomId; readonly by: UserId }
  & ({ readonly id: MessageId } | { readonly p: number })
  & (
    | { readonly kind: "mention" | "reply" }
    | { readonly kind: "reaction"; readonly emoji: string }
  );

/** Which drafts somebody has, and the version of the one that was changed last. */
export interface DraftsRow {
  readonly last: number;
  readonly of: readonly (readonly [room: RoomId, thread: MessageId | null])[];
}

export interface DraftRow {
  readonly text: string;
  readonly replyTo?: MessageId;
  readonly version: number;
  readonly at: number;
  readonly other?: { readonly text: string; readonly at: number };
}

/** How many messages somebody has saved, and when the last one. */
export interface SavedOfRow {
  readonly count: number;
  readonly last: number;
}

export interface SavedRow {
  readonly room: RoomId;
  readonly at: number;
}
