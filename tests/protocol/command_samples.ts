/** One right command of each type, with every field that it can have. */
import {
  type Ask,
  type ClientId,
  type CommandType,
  type Cursor,
  DEFAULT_PREFS,
  DEFAULT_SETTINGS,
  type FileId,
  type MessageId,
  type Moment,
  type RoomId,
  type StreamId,
  type UserId,
} from "../../lib/protocol/mod.ts";

export const USER = "uab12cd34ef5" as UserId;
export const ROOM = "rab12cd34ef5" as RoomId;
export const DIRECT = `d${"0a".repeat(10)}` as RoomId;
export const ROOM_NAME = "Workshop";
export const STREAM = "sab12cd34ef56gh7" as StreamId;
export const CLIENT = "cab12cd34ef5" as ClientId;
export const MESSAGE = `0mfx3a${"0123456789abcdef0123"}0z` as MessageId;
export const MOMENT = MESSAGE.slice(0, 26) as Moment;
export const CURSOR = `0mfx3a${"0123456789abcdef0123"}.ab12cd34` as Cursor;
export const ONCE = { stream: STREAM, number: 1, id: CLIENT };
export const FILE = { id: "fab12cd34ef56gh7" as FileId, alt: "The plan" };

export const SAMPLES: { readonly [T in CommandType]: Required<Ask<T>> } = {
  "sync": { me: CURSOR, rooms: [[ROOM, CURSOR], [DIRECT, CURSOR]] },
  "room.sync": { room: ROOM, after: CURSOR },
  "room.changes": { room: ROOM, after: CURSOR },
  "history.page": {
    room: ROOM,
    before: MESSAGE,
    after: MESSAGE,
    around: MESSAGE,
    at: 1,
    limit: 100,
  },
  "thread.page": { room: ROOM, thread: MESSAGE, before: MESSAGE, limit: 1 },
  "thread.follow": { room: ROOM, thread: MESSAGE, following: true },
  "thread.read": { room: ROOM, thread: MESSAGE, at: MESSAGE, version: 0, back: true },
  "threads.page": { before: MESSAGE, only: "unread" },
  "activity.page": { before: MOMENT, kinds: ["mention", "reply", "reaction"] },
  "activity.read": { to: MOMENT },
  "stream.open": {},
  "message.send": {
    once: ONCE,
    room: DIRECT,
    body: "Hi",
    replyTo: MESSAGE,
    thread: MESSAGE,
    mentions: [USER],
    shout: "here",
    files: [FILE],
    encrypted: true,
    forward: { room: ROOM, id: MESSAGE },
  },
  "message.edit": { once: ONCE, room: ROOM, id: MESSAGE, body: "Hi", mentions: [], shout: "room" },
  "message.delete": { once: ONCE, room: ROOM, id: MESSAGE, keep: [FILE.id] },
  "message.react": { once: ONCE, room: ROOM, id: MESSAGE, emoji: "👍", on: true },
  "message.pin": { room: ROOM, id: MESSAGE, on: true },
  "message.edits": { room: ROOM, id: MESSAGE, before: 3 },
  "message.find": { room: ROOM, ids: [CLIENT], after: null },
  "later.set": {
    ...{ id: CLIENT, room: ROOM, at: 1_767_229_200_000, body: "Happy birthday" },
    ...{ replyTo: MESSAGE, thread: MESSAGE, mentions: [USER], shout: "room", files: [FILE] },
  },
  "later.change": {
    ...{ id: CLIENT, at: 1_767_232_800_000, body: "Good morning" },
    ...{ mentions: [USER], shout: "here" },
  },
  "later.drop": { id: CLIENT },
  "later.list": {},
  "room.create": { once: ONCE, name: "Café", topic: "", visibility: "private", past: "everyone" },
  "room.join": { room: ROOM },
  "room.leave": { room: ROOM },
  "room.change": {
    room: ROOM,
    name: "Tea",
    topic: "and cake",
    description: "At four,\nby the window.",
    past: "those_present",
    posting: "moderators",
    slowSeconds: 30,
    may: { add: "moderator", rename: "owner", archive: "moderator" },
    picture: FILE.id,
  },
  "room.archive": { room: ROOM, on: true },
  "room.setRole": { room: ROOM, user: USER, role: "reader" },
  "room.transfer": { room: ROOM, user: USER },
  "room.add": { room: ROOM, user: USER },
  "room.remove": { room: ROOM, user: USER },
  "room.members": { room: ROOM, after: USER, limit: 200 },
  "room.pins": { room: ROOM, after: MESSAGE },
  "files.page": { room: ROOM, kind: "picture", before: MESSAGE, limit: 1 },
  "room.receipts": { room: ROOM },
  "room.find": { name: ROOM_NAME },
  "room.browse": { after: ROOM },
  "direct.open": { users: [USER] },
  "read.move": { room: ROOM, to: MESSAGE, version: 0, back: true },
  "read.all": {},
  "settings.change": {
    ...DEFAULT_SETTINGS,
    quietHours: { from: 1320, to: 420 },
    keywords: ["tea"],
    sections: [{ id: "s1", name: "Work", folded: false }],
  },
  "room.prefer": { room: ROOM, ...DEFAULT_PREFS, level: "all", section: "s1", order: 0.5 },
  "draft.set": {
    ...{ room: ROOM, thread: MESSAGE, text: "Hi", replyTo: MESSAGE, base: 0 },
    dropOther: true,
  },
  "saved.set": { room: ROOM, id: MESSAGE, on: true },
  "saved.page": { before: 1 },
  "typing": { room: ROOM },
  "people.watch": { users: [USER] },
  "emoji.list": { known: "k3v9x0ap" },
  "people.list": { after: USER, limit: 500 },
  "person.find": { name: "ben" },
  "person.card": { user: USER },
  "person.ignore": { user: USER, on: true },
  "presence.say": { as: "dnd", until: Date.UTC(2100, 0) },
  "presence.idle": { on: true },
  "profile.change": {
    displayName: "Ada L.",
    bio: "Numbers,\nmostly.",
    pronouns: "she/her",
    status: { text: "On the train", emoji: "🚆", until: 1 },
    zone: "Europe/London",
    picture: null,
  },
  "ping": {},
};

export const TYPES = Object.keys(SAMPLES) as CommandType[];

export function frameOf(type: CommandType, changes: Record<string, unknown> = {}): string {
  return JSON.stringify({ ref: 1, type, ...SAMPLES[type], ...changes });
}
