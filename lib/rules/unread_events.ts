/** How each event moves the tally that what is unread in a room is counted from. */
import type { UserId } from "../protocol/ids.ts";
import type { Message, Shout } from "../protocol/message.ts";
import type { Tally } from "../protocol/room.ts";
import { withOrdinal, withoutOrdinal } from "./ordinals.ts";
import { isOrdinary } from "./unread.ts";

/** The message is the last of its room; one that was counted before changes nothing. */
export function tallyAfterSent(tally: Tally, message: Message, me: UserId): Tally {
  if (!isOrdinary(message) || message.ordinal <= tally.count) return tally;
  const counted = { ...tally, count: message.ordinal };
  if (message.from === me) return { ...counted, own: tally.own + 1 };
  const { ordinal } = message;
  if (ordinal <= tally.read || !calls(message, tally, me)) return counted;
  return { ...counted, mentions: withOrdinal(tally.mentions, ordinal) };
}

/** An edit can add a mention or take one away. `counted` says whether the message is an ordinary one. */
export function tallyAfterEdited(
  tally: Tally,
  edit: {
    ordinal: number;
    from: UserId;
    counted: boolean;
    mentions?: readonly UserId[] | undefined;
    shout?: Shout | undefined;
  },
  me: UserId,
): Tally {
  const { ordinal, from, counted } = edit;
  if (!counted || from === me || ordinal <= tally.read || ordinal > tally.count) return tally;
  const change = calls(edit, tally, me) ? withOrdinal : withoutOrdinal;
  return withMentions(tally, change(tally.mentions, ordinal));
}

export function tallyAfterDeleted(
  tally: Tally,
  deletion: { ordinal: number; from: UserId; counted: boolean },
  me: UserId,
): Tally {
  const { ordinal, from, counted } = deletion;
  if (!counted || from === me || ordinal <= tally.read || ordinal > tally.count) return tally;
  const gone = withOrdinal(tally.gone, ordinal);
  const left = withMentions(tally, withoutOrdinal(tally.mentions, ordinal));
  return gone === tally.gone ? left : { ...left, gone };
}

/** By name, or with everyone who was there by then. */
function calls(
  { mentions, shout, ordinal }: {
    mentions?: readonly UserId[] | undefined;
    shout?: Shout | undefined;
    ordinal: number;
  },
  { since }: Tally,
  me: UserId,
): boolean {
  return mentions?.includes(me) || shout !== undefined && ordinal > since;
}

function withMentions(tally: Tally, changed: number[]): Tally {
  return changed === tally.mentions ? tally : { ...tally, mentions: changed };
}
