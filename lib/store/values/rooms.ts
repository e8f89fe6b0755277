/** What lies under the keys of rooms and of who is in them. */
import type { Epoch, MessageId, RoomFacts, RoomRole, Stamp } from "../../protocol/mod.ts";
import type { Mark } from "./logs.ts";

/** Where a room stands. */
export interface Head extends Mark {
  /** The ordinal of the last ordinary message. */
  readonly count: number;
  readonly members: number;
  /** The highest ordinal of a message that calls everyone; it may be deleted by now. */
  readonly lastShout?: number;
  /** Moves when somebody's membership does, their role, or what the room is. */
  readonly rules: number;
  /** The last commit that let somebody in who may not see what was before; null is that of this row. */
  readonly unseen?: { readonly epoch: Epoch; readonly stamp: Stamp | null };
  readonly at: number;
}

/** What a room stored before there was such a fact lacks, `factsOf` fills in. */
export type RoomRow = Readonly<
  Pick<RoomFacts, "kind" | "name" | "topic" | "past"> & Partial<RoomFacts>
>;

export interface MemberRow {
  readonly role: RoomRole;
  /** The room's count when they came; none before that was noted. */
  readonly since?: number;
  /** Another number each time that they come in; none the first time. */
  readonly stay?: number;
  /** The commit before which they see nothing; its stamp is that of this row where it is null. */
  readonly from?: { readonly epoch: Epoch; readonly stamp: Stamp | null };
}

export interface ReadRow {
  readonly read: number;
  readonly ownRead: number;
  readonly version: number;
  /** The message that was read last; none before somebody has read one. */
  readonly at?: MessageId;
}
