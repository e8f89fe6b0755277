/** What things are called on the wire. A brand keeps one kind from being taken for another. */
import * as v from "valibot";

const USER_ID = /^u[a-z0-9]{11}$/;
export const UserId = v.pipe(v.string(), v.regex(USER_ID), v.brand("UserId"));
export type UserId = v.InferOutput<typeof UserId>;

export function isUserId(text: string): text is UserId {
  return USER_ID.test(text);
}

/** "r" is a room that somebody made; "d" a direct conversation, named after who is in it. */
const ROOM_ID = /^(?:r[a-z0-9]{11}|d[a-z0-9]{20})$/;
export const RoomId = v.pipe(v.string(), v.regex(ROOM_ID), v.brand("RoomId"));
export type RoomId = v.InferOutput<typeof RoomId>;

export function isRoomId(text: string): text is RoomId {
  return ROOM_ID.test(text);
}

export function isDirectId(room: RoomId): boolean {
  return room.startsWith("d");
}

/** One installation of a client; it numbers what it sends. */
export const StreamId = v.pipe(v.string(), v.regex(/^s[a-z0-9]{15}$/), v.brand("StreamId"));
export type StreamId = v.InferOutput<typeof StreamId>;

/** Made by the client before it sends, so that it finds its own again whatever happens. */
export const ClientId = v.pipe(v.string(), v.regex(/^c[a-z0-9]{11}$/), v.brand("ClientId"));
export type ClientId = v.InferOutput<typeof ClientId>;

/** The age of the database: another one is another history, and sorts after those before it. */
export const Epoch = v.pipe(v.string(), v.regex(/^[0-9a-z]{6}$/), v.brand("Epoch"));
export type Epoch = v.InferOutput<typeof Epoch>;

/** The place of a commit in the one order of all commits. */
export const Stamp = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/), v.brand("Stamp"));
export type Stamp = v.InferOutput<typeof Stamp>;

/** Epoch, stamp and place in the commit, at fixed width: the order of the texts is the order of the messages. */
const MESSAGE_ID = /^[0-9a-z]{6}[0-9a-f]{20}[0-9a-z]{2}$/;
export const MessageId = v.pipe(v.string(), v.regex(MESSAGE_ID), v.brand("MessageId"));
export type MessageId = v.InferOutput<typeof MessageId>;

export function isMessageId(text: string): text is MessageId {
  return MESSAGE_ID.test(text);
}

/**
 * How far someone has followed a log: the last commit seen, and a word that this commit alone
 * carries. A database that was put back may have another commit at the same stamp; its word differs.
 */
export const Cursor = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{6}[0-9a-f]{20}\.[0-9a-z]{8}$/),
  v.brand("Cursor"),
);
export type Cursor = v.InferOutput<typeof Cursor>;

/** Of a picture: another one has another id, whatever it is called. */
const EMOJI_ID = /^e[a-z0-9]{15}$/;
export const EmojiId = v.pipe(v.string(), v.regex(EMOJI_ID), v.brand("EmojiId"));
export type EmojiId = v.InferOutput<typeof EmojiId>;

export function isEmojiId(text: string): text is EmojiId {
  return EMOJI_ID.test(text);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
/** The largest multiple of the letters in a byte: what lies above would make some letters likelier. */
const FAIR_BELOW = 256 - 256 % LETTERS.length;

export function randomLetters(length: number): string {
  let letters = "";
  while (letters.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < FAIR_BELOW) letters += LETTERS[byte % LETTERS.length];
    }
  }
  return letters.slice(0, length);
}

export const newUserId = (): UserId => `u${randomLetters(11)}` as UserId;
export const newRoomId = (): RoomId => `r${randomLetters(11)}` as RoomId;
export const newEmojiId = (): EmojiId => `e${randomLetters(15)}` as EmojiId;
export const newStreamId = (): StreamId => `s${randomLetters(15)}` as StreamId;
export const newClientId = (): ClientId => `c${randomLetters(11)}` as ClientId;

const PLACE_CHARS = 2;
/** How many messages the places of one commit can tell apart. */
export const PLACES = 36 ** PLACE_CHARS;

export function messageIdOf(epoch: Epoch, stamp: Stamp, place: number): MessageId {
  return epoch + stamp + placeText(place) as MessageId;
}

export function placeText(place: number): string {
  return place.toString(36).padStart(PLACE_CHARS, "0");
}

export function partsOf(id: MessageId): { epoch: Epoch; stamp: Stamp; place: number } {
  return {
    epoch: id.slice(0, 6) as Epoch,
    stamp: id.slice(6, 26) as Stamp,
    place: parseInt(id.slice(26), 36),
  };
}

export function cursorOf(epoch: Epoch, stamp: Stamp, word: string): Cursor {
  return `${epoch}${stamp}.${word}` as Cursor;
}

/** The place of a commit in the order of all: what was noted by it for one person. */
export const Moment = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{6}[0-9a-f]{20}$/),
  v.brand("Moment"),
);
export type Moment = v.InferOutput<typeof Moment>;

export function momentOf(epoch: Epoch, stamp: Stamp): Moment {
  return `${epoch}${stamp}` as Moment;
}

export function partsOfMoment(moment: Moment): { epoch: Epoch; stamp: Stamp } {
  return { epoch: moment.slice(0, 6) as Epoch, stamp: moment.slice(6) as Stamp };
}

/** Before the first commit of a log. */
export function cursorBefore(epoch: Epoch): Cursor {
  return cursorOf(epoch, "0".repeat(20) as Stamp, "0".repeat(8));
}

export function partsOfCursor(cursor: Cursor): { epoch: Epoch; stamp: Stamp; word: string } {
  return {
    epoch: cursor.slice(0, 6) as Epoch,
    stamp: cursor.slice(6, 26) as Stamp,
    word: cursor.slice(27),
  };
}
