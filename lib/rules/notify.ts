/**
 * Whether somebody is told aloud of a message, and why or why not. The browser asks it, the page
 * that explains it shows its answer, and whoever wakes a phone asks it too: so they cannot differ.
 *
 * Nothing here is about counts: what is quiet is unread all the same, and a mention stays one.
 */
import type { UserId } from "../protocol/ids.ts";
import type { Message, Shout } from "../protocol/message.ts";
import type { RoomFacts } from "../protocol/room.ts";
import type { NotifyLevel, QuietHours, RoomPrefs, Settings } from "../protocol/settings.ts";
import { keywordIn } from "./keywords.ts";

/** What came, to whom, and how they want it. Times are the server's; minutes the clock's where they are. */
export interface Arrival {
  readonly message: Pick<
    Message,
    "kind" | "from" | "at" | "body" | "thread" | "mentions" | "shout" | "encrypted" | "deleted"
  >;
  readonly me: UserId;
  readonly room: Pick<RoomFacts, "kind">;
  readonly settings: Pick<Settings, "level" | "desktop" | "volume" | "quietHours" | "keywords">;
  readonly prefs: Pick<RoomPrefs, "level" | "mutedUntil">;
  readonly isIgnored: boolean;
  /** Until when, where they said so; null: until they say otherwise. */
  readonly doNotDisturb: { readonly until: number | null } | null;
  readonly now: number;
  readonly minuteOfDay: number;
  /** Of its thread, if it is in one. */
  readonly isFollowedThread: boolean;
  /** On this device or another. */
  readonly isRead: boolean;
  /** At the end of its room or thread, in a window that has the focus. */
  readonly isLooking: boolean;
}

/** What a message can have about it that makes it heard. */
export type Call =
  | { readonly because: "mentioned" | "direct" | "thread" | "everything" }
  | { readonly because: "shout"; readonly shout: Shout }
  | { readonly because: "keyword"; readonly word: string };

export type Hush =
  | {
    readonly because:
      | "own"
      | "notice"
      | "deleted"
      | "ignored"
      | "read"
      | "late"
      | "nothing"
      | "only_mentions"
      | "other_thread"
      | "do_not_disturb"
      | "quiet_hours"
      | "looking"
      | "off";
  }
  | { readonly because: "muted"; readonly until: number };

export type Why = Call | Hush;

export type Decision =
  | { readonly loud: true; readonly why: Call }
  | { readonly loud: false; readonly why: Hush };

/** What comes later than this is found in the list, and startles nobody. */
export const LATE_MS = 5 * 60 * 1_000;

/** The first reason for silence wins, from what the message is to where its reader looks. */
export function decideNotice(arrival: Arrival): Decision {
  const isNothingToTell = whatItIs(arrival) ?? howTheRoomIs(arrival);
  if (isNothingToTell !== null) return { loud: false, why: isNothingToTell };
  const call = callOf(arrival);
  if (isHush(call)) return { loud: false, why: call };
  const hush = whetherNow(arrival);
  return hush === null ? { loud: true, why: call } : { loud: false, why: hush };
}

function whatItIs({ message, me, isIgnored, isRead, now }: Arrival): Hush | null {
  if (message.kind === "system") return { because: "notice" };
  if (message.from === me) return { because: "own" };
  if (isIgnored) return { because: "ignored" };
  if (message.deleted !== undefined) return { because: "deleted" };
  if (isRead) return { because: "read" };
  return now - message.at > LATE_MS ? { because: "late" } : null;
}

/** Who mutes a room wants no exception: what is muted is silent for mentions too. */
function howTheRoomIs(arrival: Arrival): Hush | null {
  const { mutedUntil: until } = arrival.prefs;
  if (until > arrival.now) return { because: "muted", until };
  return levelOf(arrival) === "nothing" ? { because: "nothing" } : null;
}

/** A conversation of few is heard unless it says otherwise itself. */
function levelOf({ room, settings, prefs }: Arrival): NotifyLevel {
  return prefs.level ?? (room.kind === "direct" ? "all" : settings.level);
}

function callOf(arrival: Arrival): Call | Hush {
  const { message, me, room, settings, isFollowedThread } = arrival;
  if (message.mentions?.includes(me)) return { because: "mentioned" };
  if (message.shout !== undefined) return { because: "shout", shout: message.shout };
  const word = message.encrypted ? null : keywordIn(message.body, settings.keywords);
  if (word !== null) return { because: "keyword", word };
  if (message.thread !== undefined && isFollowedThread) return { because: "thread" };
  if (levelOf(arrival) !== "all") return { because: "only_mentions" };
  if (message.thread !== undefined && room.kind !== "direct") return { because: "other_thread" };
  return { because: room.kind === "direct" ? "direct" : "everything" };
}

function isHush(why: Why): why is Hush {
  return why.because === "only_mentions" || why.because === "other_thread";
}

function whetherNow(arrival: Arrival): Hush | null {
  const { settings, doNotDisturb, now, minuteOfDay, isLooking } = arrival;
  if (!settings.desktop && settings.volume === 0) return { because: "off" };
  if (doNotDisturb !== null && (doNotDisturb.until ?? Infinity) > now) {
    return { because: "do_not_disturb" };
  }
  if (settings.quietHours !== null && isWithin(settings.quietHours, minuteOfDay)) {
    return { because: "quiet_hours" };
  }
  return isLooking ? { because: "looking" } : null;
}

/** From its first minute to before its last; from a minute to the same one is no time at all. */
function isWithin({ from, to }: QuietHours, minute: number): boolean {
  return from <= to ? from <= minute && minute < to : from <= minute || minute < to;
}
