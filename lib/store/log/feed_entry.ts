/** What one commit tells the instances, lane by lane. It lives for minutes. */
import type {
  CloseReason,
  PresenceState,
  RoomId,
  Said,
  Stamp,
  UserId,
} from "../../protocol/mod.ts";
import type { Topic } from "../rows.ts";
import type { Head } from "../values/rooms.ts";

/**
 * Stands in a text for the stamp of the commit that the text is part of, which nobody knows before
 * it is made. The character cannot be in what people write: the protocol's checks keep it out, and
 * JSON does not escape it.
 */
export const THIS_COMMIT = "\x7f" as Stamp;

/** Why a session is over, as its sockets are told. */
export type Ended = Extract<
  CloseReason,
  "signed_out" | "password_changed" | "banned" | "account_deleted"
>;

/** How somebody stands by their sockets alone. */
export type Standing = Exclude<PresenceState, "dnd">;

/** What an instance does besides telling its clients. */
export type Control =
  | {
    readonly do: "admit" | "dismiss";
    readonly room: RoomId;
    readonly user: UserId;
    /** For them alone, in its place among what the room is told. */
    readonly text: string;
  }
  | { readonly do: "end_sessions"; readonly sessions: readonly string[]; readonly why: Ended }
  | { readonly do: "rename_session"; readonly from: string; readonly to: string }
  | {
    readonly do: "tell_of";
    readonly user: UserId;
    /** For those who look at them. */
    readonly text: string;
  }
  | {
    readonly do: "tell_all";
    readonly text: string;
  }
  | {
    readonly do: "presence";
    readonly user: UserId;
    readonly instance: string;
    readonly standing: Standing;
    /** What they say of it themselves. */
    readonly said: Said;
    readonly at: number;
  }
  | { readonly do: "said"; readonly user: UserId; readonly said: Said };

export interface FeedItem {
  readonly topic: Topic;
  /** JSON for those who follow the topic. */
  readonly text?: string;
  /** Who it is not for: the one who did it, or who does not want to know. */
  readonly except?: readonly UserId[];
  /** Where a room stands after it. */
  readonly head?: Head;
  /** Carried out before the text is told: who comes hears of it, who goes hears no more. */
  readonly controls?: readonly Control[];
}

/**
 * What lies in a lane. An instance keeps what it has told itself until the feed comes by; only
 * where there are others has the row to carry it.
 */
export interface FeedRow {
  readonly word: string;
  readonly items?: readonly RowItem[];
}

/**
 * The text lies there as UTF-8. As a string it would take two bytes a character if one of them is
 * beyond Latin-1, and what was measured to fit into a row would not.
 */
export type RowItem = Omit<FeedItem, "text"> & { readonly text?: Uint8Array };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function rowItem({ text, ...item }: FeedItem): RowItem {
  return text === undefined ? item : { ...item, text: encoder.encode(text) };
}

export function feedItem({ text, ...item }: RowItem): FeedItem {
  return text === undefined ? item : { ...item, text: decoder.decode(text) };
}

export interface FeedEntry {
  readonly stamp: Stamp;
  readonly items: readonly FeedItem[];
}

/** The texts with their stamp in place. */
export function stamped(stamp: Stamp, items: readonly FeedItem[]): FeedEntry {
  return {
    stamp,
    items: items.map((item) =>
      item.text === undefined ? item : { ...item, text: item.text.replaceAll(THIS_COMMIT, stamp) }
    ),
  };
}
