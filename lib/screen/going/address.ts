/** Where one is on the screen, as the address line says it. Pure: server and browser agree on it. */
import {
  isDirectId,
  isMessageId,
  isRoomId,
  isUserId,
  type MessageId,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";

/** Pages of the app beside the conversations. */
export const VIEWS = [
  "activity",
  "threads",
  "saved",
  "drafts",
  "later",
  "people",
  "browse",
  "settings",
  "share",
] as const;
export type View = (typeof VIEWS)[number];

/** Of the settings. */
export const PARTS = [
  "look",
  "reading",
  "writing",
  "notifications",
  "privacy",
  "language",
] as const;
export type Part = (typeof PARTS)[number];

export type Address =
  /** The list; beside it, where there is room for both, the conversation one was in last. */
  | { readonly at: "start" }
  | {
    readonly at: "conversation";
    readonly room: RoomId;
    /** The one that is led to. */
    readonly message?: MessageId;
    /** The first message of the thread that is open beside. */
    readonly thread?: MessageId;
  }
  /** By a name: the server alone knows where it leads, if anywhere. */
  | {
    readonly at: "name";
    readonly of: "room" | "person";
    readonly name: string;
    /** What comes after the room in the address: a message of it, or nothing. */
    readonly beyond: string;
  }
  | { readonly at: View; readonly part?: Part };

export function addressOf(path: string): Address | null {
  const [first, ...rest] = path.split("/").filter((part) => part !== "");
  if (first === "r" || first === "d") {
    const [place, ...beyond] = rest;
    if (place === undefined) return { at: "start" };
    return isRoomId(place) ? within(place, beyond) : called(first, place, beyond);
  }
  const view = VIEWS.find((view) => view === first);
  if (view === undefined) return null;
  const [named, ...more] = rest;
  if (named === undefined) return { at: view };
  const part = PARTS.find((part) => part === named);
  const isThere = view === "settings" && part !== undefined && more.length === 0;
  return isThere ? { at: view, part } : null;
}

function within(room: RoomId, [kind, message, ...more]: string[]): Address | null {
  if (kind === undefined) return { at: "conversation", room };
  if (message === undefined || !isMessageId(message) || more.length > 0) return null;
  if (kind === "m") return { at: "conversation", room, message };
  return kind === "t" ? { at: "conversation", room, thread: message } : null;
}

/** A room by its name, with what stands in it; a person with an @ before theirs. */
function called(first: "r" | "d", place: string, beyond: string[]): Address | null {
  const name = decoded(place);
  const isPerson = first === "d";
  if (name === null || isPerson && (!name.startsWith("@") || beyond.length > 0)) return null;
  if (isPerson) return { at: "name", of: "person", name: name.slice(1), beyond: "" };
  const isWhole = within("r00000000000" as RoomId, beyond) !== null;
  return isWhole ? { at: "name", of: "room", name, beyond: ["", ...beyond].join("/") } : null;
}

/** Null for what no browser makes of a text. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Whose card is there: a page of its own for who comes from outside, above all else for who is in. */
export function personAt(path: string): UserId | null {
  const [first, user, ...more] = path.split("/").filter((part) => part !== "");
  if (first !== "people" || user === undefined || more.length > 0) return null;
  return isUserId(user) ? user : null;
}

export function pathOfPerson(user: UserId): string {
  return `/people/${user}`;
}

export function pathOf(room: RoomId): string {
  return `/${isDirectId(room) ? "d" : "r"}/${room}`;
}

export function pathOfMessage(room: RoomId, message: MessageId): string {
  return `${pathOf(room)}/m/${message}`;
}

export function pathOfThread(room: RoomId, thread: MessageId): string {
  return `${pathOf(room)}/t/${thread}`;
}
