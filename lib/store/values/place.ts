/** What lies under the keys of the place itself. */
import type { EmojiId, RoomId, UserId } from "../../protocol/mod.ts";

/** The place itself; there is none before it was set up. */
export interface PlaceRow {
  readonly name: string;
  /** In degrees. */
  readonly hue: number;
  readonly door: Door;
  /** Whether strangers may come in as guests, without an invitation. */
  readonly guests: boolean;
  /** The rooms that newcomers enter. */
  readonly rooms: readonly RoomId[];
}

/** Who may come in to stay: everyone, those with an invitation, nobody. */
export type Door = "open" | "invite" | "closed";

/** What the emoji of the place are told apart by from what they were, and how many there are. */
export interface EmojiSetRow {
  readonly mark: string;
  readonly count: number;
}

export interface EmojiRow {
  readonly id: EmojiId;
  readonly by: UserId;
  readonly at: number;
  /** In how many rows its picture lies. */
  readonly parts: number;
}
