/**
 * Every key that there is: keys are built here and nowhere else, which is why this file is longer than
 * others: no two kinds of row can have one name unseen. What lies under them is in values/.
 */
import type {
  ClientId,
  EmojiId,
  Epoch,
  FileId,
  MessageId,
  Moment,
  RoomId,
  RoomPrefs,
  Settings,
  Stamp,
  StreamId,
  UserId,
} from "../protocol/mod.ts";
import type { Mark, OpenStream, StreamRow } from "./values/logs.ts";
import type { Head, MemberRow, ReadRow, RoomRow } from "./values/rooms.ts";
import type {
  DraftRow,
  DraftsRow,
  EarlierRow,
  EditRow,
  FollowersRow,
  FollowRow,
  LaterRow,
  PinRow,
  ReactionsRow,
  SavedOfRow,
  SavedRow,
  ThreadRow,
  WaitingLater,
} from "./values/messages.ts";
import type {
  AccountRow,
  AttemptsRow,
  DepartingRow,
  InviteRow,
  LinkRow,
  PasskeyRow,
  PersonRow,
  ProfileRow,
  SessionRow,
  UsedChallenge,
} from "./values/people.ts";
import type { EmojiRow, EmojiSetRow, PlaceRow } from "./values/place.ts";
import type {
  ClaimRow,
  ContentRow,
  FileRow,
  FileUsageRow,
  NamingRow,
  UploaderRow,
  UploadRow,
} from "./values/files.ts";

/** How many rows one read can name. */
export const GET_MANY = 10;

/** A place for one value. The type is that of what lies there. */
export interface Row<T> {
  readonly key: Deno.KvKey;
  /** The key as one text, for maps. */
  readonly name: string;
  /** Of no use to the next write, or not worth the room that it would take. */
  readonly passing?: true;
  /** The head that moves, with its `rules`, whenever this row does: who checks that one has checked both. */
  readonly under?: Row<Head>;
  /** Never set; carries the type. */
  readonly holds?: T;
}

/** What is told to everybody goes through one lane, in its order; no log has it. */
export const PLACE_TOPIC = "place" as RoomId;

/** A log: of a room, or of a person for their own eyes. */
export type Topic = RoomId | UserId;

export function isPerson(topic: Topic): topic is UserId {
  return topic.startsWith("u");
}

export const epochRow = row<Epoch>("meta", "epoch");
export const schemaRow = row<number>("meta", "schema");
/** Written when a file is opened, for the stamp that it gets. */
export const openedRow = row<true>("meta", "opened");

export const headRow = (room: RoomId) => row<Head>("head", room);
/** Where a person's own log stands. */
export const ownHeadRow = (user: UserId) => row<Mark>("head", user);
export const roomRow = (room: RoomId): Row<RoomRow> => ({
  ...row<RoomRow>("room", room),
  under: headRow(room),
});
export const memberRow = (room: RoomId, user: UserId): Row<MemberRow> => ({
  ...row<MemberRow>("member", room, user),
  under: headRow(room),
});
export const roomOfRow = (user: UserId, room: RoomId) => row<true>("room_of", user, room);
/** In how many rooms somebody is; checked, so that nobody gets into more than one may be in. */
export const roomCountRow = (user: UserId) => row<number>("rooms", user);
/** When somebody last said something in a room that is slow. */
export const slowRow = (room: RoomId, user: UserId) => row<number>("slow", room, user);
/** What a room is or was called. */
export const roomCalledRow = (folded: string, room: RoomId) =>
  row<true>("room_called", folded, room);
export const publicRow = (room: RoomId) => row<true>("public", room);
/** How many ordinary messages they have sent there; a counter that is only added to. */
export const ownRow = (room: RoomId, user: UserId) => row<Deno.KvU64>("own", room, user);
export const readRow = (user: UserId, room: RoomId) => row<ReadRow>("read", user, room);

export const editRow = (room: RoomId, id: MessageId): Row<EditRow> => ({
  ...row<EditRow>("edit", room, id),
  passing: true,
});
export const earlierRow = (room: RoomId, id: MessageId, version: number) =>
  row<EarlierRow>("earlier", room, id, version);
export const reactionsRow = (room: RoomId, id: MessageId) =>
  row<ReactionsRow>("reactions", room, id);
export const pinRow = (room: RoomId, id: MessageId) => row<PinRow>("pin", room, id);
/** What is pinned in a room, what was pinned last first. */
export const pinsRow = (room: RoomId) => row<readonly MessageId[]>("pins", room);
export const threadRow = (room: RoomId, id: MessageId) => row<ThreadRow>("thread", room, id);
export const followersRow = (room: RoomId, thread: MessageId) =>
  row<FollowersRow>("followers", room, thread);
export const followRow = (user: UserId, room: RoomId, thread: MessageId) =>
  row<FollowRow>("follow", user, room, thread);
/** Replies that are no news to who wrote them, and deleted ones, with whose they were. */
export const repliedRow = (room: RoomId, thread: MessageId, user: UserId, reply: number) =>
  row<true>("replied", room, thread, user, reply);
export const threadGoneRow = (room: RoomId, thread: MessageId, reply: number) =>
  row<UserId>("thread_gone", room, thread, reply);
export const threadMentionRow = (user: UserId, room: RoomId, thread: MessageId, reply: number) =>
  row<true>("thread_mention", user, room, thread, reply);
/** Up to where somebody has looked at their activity. */
export const activityReadRow = (user: UserId) => row<Moment>("activity_read", user);
/** Ordinals of deleted messages, with whose they were: unread counts leave them out. */
export const goneRow = (room: RoomId, ordinal: number) => row<UserId>("gone", room, ordinal);
export const mentionRow = (user: UserId, room: RoomId, ordinal: number) =>
  row<true>("mention", user, room, ordinal);
/** Who called everyone in a room, by the ordinal of the message. */
export const shoutRow = (room: RoomId, ordinal: number) => row<UserId>("shout", room, ordinal);

export const streamRow = (stream: StreamId) => row<StreamRow>("stream", stream);
export const streamsOfRow = (user: UserId) => row<readonly OpenStream[]>("streams_of", user);
export const personRow = (user: UserId) => row<PersonRow>("person", user);
export const profileRow = (user: UserId) => row<ProfileRow>("profile", user);
/** Whom somebody ignores, for their own eyes. */
export const ignoredRow = (user: UserId) => row<readonly UserId[]>("ignored", user);
/** The same one by one, for what is checked when the other one writes; it moves with the list. */
export const ignoresRow = (who: UserId, whom: UserId) => row<true>("ignores", who, whom);
/** Who does not tell how far they have read. */
export const quietReaderRow = (user: UserId) => row<true>("quiet_reader", user);
export const laterRow = (user: UserId, id: ClientId): Row<LaterRow> => ({
  ...row<LaterRow>("later", user, id),
  passing: true,
});
export const latersRow = (user: UserId) => row<readonly WaitingLater[]>("laters", user);
/** By time, of all people: only what is due is read. */
export const dueRow = (at: number, user: UserId, id: ClientId) => row<true>("due", at, user, id);
/** What somebody has set, for the place and for a room that they are in; the rest is as for everyone. */
export const settingsRow = (user: UserId) => row<Partial<Settings>>("settings", user);
export const prefsRow = (user: UserId, room: RoomId) =>
  row<Partial<RoomPrefs>>("prefs", user, room);
export const draftsRow = (user: UserId) => row<DraftsRow>("drafts", user);
export const draftRow = (user: UserId, room: RoomId, thread: MessageId | null) =>
  row<DraftRow>("draft", user, room, thread ?? "");
export const savedOfRow = (user: UserId) => row<SavedOfRow>("saved_of", user);
export const savedRow = (user: UserId, id: MessageId) => row<SavedRow>("saved", user, id);
export const accountRow = (user: UserId) => row<AccountRow>("account", user);
export const placeRow = row<PlaceRow>("place");
/** The hash of the secret that the start printed, while nobody has set the place up. */
export const setupRow = row<string>("setup");
/** By what the eye takes a name for. */
export const personByLooksRow = (skeleton: string) => row<UserId>("person_by_looks", skeleton);
export const personByNameRow = (folded: string) => row<UserId>("person_by_name", folded);
export const sessionRow = (hash: string) => row<SessionRow>("session", hash);
export const inviteRow = (hash: string) => row<InviteRow>("invite", hash);
export const linkRow = (hash: string) => row<LinkRow>("link", hash);
export const passkeyRow = (id: string) => row<PasskeyRow>("passkey", id);
/** What the place signs its challenges with. */
export const challengeKeyRow = row<string>("challenge_key");
/** In as many rows as there are first letters. */
export const usedChallengesRow = (nonce: string) =>
  row<readonly UsedChallenge[]>("used_challenges", nonce.slice(0, 1));
/** Who owns the place: never nobody. */
export const ownersRow = row<readonly UserId[]>("owners");
export const emojiSetRow = row<EmojiSetRow>("emoji_set");
export const emojiRow = (name: string) => row<EmojiRow>("emoji", name);
export const uploadRow = (file: FileId) => row<UploadRow>("upload", file);
export const uploaderRow = (user: UserId) => row<UploaderRow>("uploader", user);
export const fileRow = (file: FileId) => row<FileRow>("file", file);
export const contentRow = (digest: string) => row<ContentRow>("content", digest);
/** Which files have these bytes, themselves or as their preview. */
export const contentOfRow = (digest: string, file: FileId) => row<true>("content_of", digest, file);
/** How many bytes there are in all, those that were only announced included. */
export const fileSpaceRow = row<Deno.KvU64>("file_space");
/** By which a place for files outside of the database knows whose it is. */
export const fileOwnerRow = row<string>("file_owner");
export const fileUsageRow = row<FileUsageRow>("file_usage");
export const claimRow = (user: UserId, id: ClientId): Row<ClaimRow> => ({
  ...row<ClaimRow>("claim", user, id),
  passing: true,
});
/**
 * By what the message is called by who wrote it: its own id it only gets from the commit. Others
 * may call theirs the same.
 */
export const namingRow = (file: FileId, room: RoomId, by: UserId, id: ClientId) =>
  row<NamingRow>("naming", file, room, by, id);
/** A message for later waits with the file, for as long as it waits. */
export const asideRow = (file: FileId, by: UserId, id: ClientId) =>
  row<true>("aside", file, by, id);
/** A file is what a person looks like, or a room. */
export const faceRow = (file: FileId, of: Topic) => row<true>("face", file, of);
/** A file that something has just ceased to name. */
export const looseRow = (file: FileId) => row<true>("loose", file);
/** The bytes of files where they lie in the database: the length of a piece, and its bytes in rows. */
export const pieceRow = (blob: string, offset: number) => row<number>("piece", blob, offset);
export const chunkRow = (blob: string, offset: number, part: number) =>
  row<Uint8Array>("chunk", blob, offset, part);
export const emojiPictureRow = (id: EmojiId, part: number) =>
  row<Uint8Array>("emoji_picture", id, part);
/** When a guest came, who may be gone for too long one day. */
export const guestRow = (user: UserId) => row<number>("guest", user);
/** Somebody whose account is no more, and who is not out of everything yet. */
export const departingRow = (user: UserId) => row<DepartingRow>("departing", user);

/** Kept secret, so that nobody can tell which keys have a row of attempts together. */
export const saltRow = row<string>("meta", "salt");
export const attemptsRow = (table: string, slot: number): Row<AttemptsRow> => ({
  ...row<AttemptsRow>("attempts", table, slot),
  passing: true,
});
/** Hashes of what their browsers are known by, those that came last first. */
export const knownDevicesRow = (user: UserId) => row<readonly string[]>("known_devices", user);

/** A row whose last part is the stamp of the commit that wrote it. */
export const messagesRow = (room: RoomId, epoch: Epoch, stamp: Stamp): Row<Uint8Array> => ({
  ...row<Uint8Array>("message", room, epoch, stamp),
  passing: true,
});
export const changesRow = (topic: Topic, epoch: Epoch, stamp: Stamp) =>
  row<Uint8Array>("change", topic, epoch, stamp);

export const messagesOf = (room: RoomId) => ["message", room] as const;
export const changesOf = (topic: Topic) => ["change", topic] as const;
/** The replies of a thread, a row a commit: [thread_of, room, first message, epoch, stamp] -> places. */
export const threadOf = (room: RoomId, id: MessageId) => ["thread_of", room, id] as const;
/** Messages with files, a row a commit: [files_in, room, epoch, stamp] -> places. */
export const filesIn = (room: RoomId) => ["files_in", room] as const;
/** What concerns a person, a row a commit: [activity, user, epoch, stamp] -> what was noted. */
export const activityOf = (user: UserId) => ["activity", user] as const;
export const feedOf = (lane: number) => ["feed", lane] as const;
export const bellRow = (lane: number) => row<string>("bell", lane);
/** Feed entries up to this stamp are gone. */
export const trimmedRow = row<Stamp>("trimmed");

/** One row an instance: the time, written again and again while it lives. */
export const instanceRow = (instance: string) => row<number>("instance", instance);
/** Away: nobody is at the keyboard of any of their sockets there. */
export const onlineRow = (user: UserId, instance: string) =>
  row<true | "away">("online", user, instance);

/** All that lie side by side, for reads of many. */
export const memberPrefix = (room: RoomId) => ["member", room] as const;
export const roomOfPrefix = (user: UserId) => ["room_of", user] as const;
export const earlierPrefix = (room: RoomId, id: MessageId) => ["earlier", room, id] as const;
export const laterPrefix = (user: UserId) => ["later", user] as const;
export const duePrefix = ["due"] as const;
export const roomPrefix = ["room"] as const;
export const roomCalledPrefix = (folded: string) => ["room_called", folded] as const;
export const publicPrefix = ["public"] as const;
export const invitePrefix = ["invite"] as const;
export const linkPrefix = ["link"] as const;
export const sessionPrefix = ["session"] as const;
export const guestPrefix = ["guest"] as const;
export const departingPrefix = ["departing"] as const;
export const followPrefix = (user: UserId) => ["follow", user] as const;
export const followsIn = (user: UserId, room: RoomId) => ["follow", user, room] as const;
export const activityPrefix = ["activity"] as const;
export const emojiPrefix = ["emoji"] as const;
export const emojiPicturePrefix = (id: EmojiId) => ["emoji_picture", id] as const;
export const uploadPrefix = ["upload"] as const;
export const filePrefix = ["file"] as const;
export const contentPrefix = ["content"] as const;
export const contentsOfPrefix = ["content_of"] as const;
export const contentOfPrefix = (digest: string) => ["content_of", digest] as const;
export const claimPrefix = ["claim"] as const;
export const namingsPrefix = ["naming"] as const;
export const asidesPrefix = ["aside"] as const;
export const facesPrefix = ["face"] as const;
export const namingPrefix = (file: FileId) => ["naming", file] as const;
export const namingsIn = (file: FileId, room: RoomId) => ["naming", file, room] as const;
export const asidePrefix = (file: FileId) => ["aside", file] as const;
export const facePrefix = (file: FileId) => ["face", file] as const;
export const loosePrefix = ["loose"] as const;
export const piecesPrefix = ["piece"] as const;
export const piecePrefix = (blob: string) => ["piece", blob] as const;
export const readPrefix = (user: UserId) => ["read", user] as const;
export const personPrefix = ["person"] as const;
export const prefsPrefix = (user: UserId) => ["prefs", user] as const;
export const draftPrefix = (user: UserId) => ["draft", user] as const;
export const savedPrefix = (user: UserId) => ["saved", user] as const;
export const personByNamePrefix = ["person_by_name"] as const;
export const onlinePrefix = ["online"] as const;
export const instancePrefix = ["instance"] as const;
/** As a part of a key it comes after every epoch and every stamp. */
export const AFTER_ALL = "~";

/** Everything of one log goes through one lane, so it stays in order. */
export function laneOf(topic: Topic, lanes: number): number {
  if (lanes === 1) return 0;
  let hash = 0;
  for (let i = 0; i < topic.length; i++) hash = (hash * 31 + topic.charCodeAt(i)) | 0;
  return (hash >>> 0) % lanes;
}

function row<T>(...key: (string | number)[]): Row<T> {
  return { key, name: key.join("/") };
}
