/** Ids as texts: how they look, how they are made and taken apart. Without the library that checks frames. */
import type {
  ClientId,
  Cursor,
  EmojiId,
  Epoch,
  FileId,
  MessageId,
  Moment,
  RoomId,
  Stamp,
  StreamId,
  UserId,
} from "./ids.ts";

export const USER_ID = /^u[a-z0-9]{11}$/;

export function isUserId(text: string): text is UserId {
  return USER_ID.test(text);
}

/** "r" is a room that somebody made; "d" a direct conversation, named after who is in it. */
export const ROOM_ID = /^(?:r[a-z0-9]{11}|d[a-z0-9]{20})$/;

export function isRoomId(text: string): text is RoomId {
  return ROOM_ID.test(text);
}

export function isDirectId(room: RoomId): boolean {
  return room.startsWith("d");
}

/** Epoch, stamp and place in the commit, at fixed width: the order of the texts is the order of the messages. */
export const MESSAGE_ID = /^[0-9a-z]{6}[0-9a-f]{20}[0-9a-z]{2}$/;

export function isMessageId(text: string): text is MessageId {
  return MESSAGE_ID.test(text);
}

/** Of a picture: another one has another id, whatever it is called. */
export const EMOJI_ID = /^e[a-z0-9]{15}$/;

export function isEmojiId(text: string): text is EmojiId {
  return EMOJI_ID.test(text);
}

export const FILE_ID = /^f[a-z0-9]{15}$/;

export function isFileId(text: string): text is FileId {
  return FILE_ID.test(text);
}

/** What stands in for a picture while it is on its way, as base64. */
export const BLUR = /^[A-Za-z0-9+/]{8,60}={0,2}$/;

export function isBlur(text: string): boolean {
  return BLUR.test(text);
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
export const newFileId = (): FileId => `f${randomLetters(15)}` as FileId;
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
