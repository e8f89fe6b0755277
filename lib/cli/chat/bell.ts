/** Rings for what the web app would ring for, where nobody looks at it already. */
import type { Client, Room } from "../../client/mod.ts";
import { type Message, type RoomId, saidAt, type ServerEvent } from "../../protocol/mod.ts";
import { type Arrival, decideNotice } from "../../rules/notify.ts";
import type { Place } from "./view.ts";

export interface BellLink {
  readonly client: Client;
  isRinging(): boolean;
  /** Whether the end of it is on the screen, and somebody is there. */
  isLookedAt(place: Place): boolean;
  ring(): void;
}

/** What comes at once is heard once. */
const REST_MS = 2_000;

/** Gives back how to stop. */
export function ringFor(link: BellLink): () => void {
  let rangAt = -Infinity;
  return link.client.onEvents((events) => {
    const now = Date.now();
    if (!link.isRinging() || now - rangAt < REST_MS || !events.some((one) => isLoud(one, link))) {
      return;
    }
    rangAt = now;
    link.ring();
  });
}

function isLoud(event: ServerEvent, link: BellLink): boolean {
  if (event.type !== "moved") return false;
  const room = link.client.state.rooms.get(event.room);
  if (room === undefined) return false;
  return event.events.some((one) =>
    one.type === "message.sent" && decideNotice(arrivalOf(room, one.message, link)).loud
  );
}

function arrivalOf(room: Room, message: Message, { client, isLookedAt }: BellLink): Arrival {
  const { me, ignored, said } = client.state;
  const now = client.serverTime;
  const { as, until } = saidAt(said, now);
  const here = new Date();
  const { thread, reply = 0 } = message;
  const followed = thread === undefined ? undefined : room.followed.get(thread);
  return {
    ...{ message, me, room: room.facts, now, prefs: client.own.prefs(room.id) },
    // How loud a page is says nothing of a terminal, which has a switch of its own
    settings: { ...client.own.settings, desktop: true },
    isIgnored: ignored.has(message.from),
    doNotDisturb: as === "dnd" ? { until } : null,
    minuteOfDay: here.getHours() * 60 + here.getMinutes(),
    isFollowedThread: followed !== undefined,
    isRead: thread === undefined
      ? message.ordinal <= room.tally.read
      : followed !== undefined && reply <= followed.tally.read,
    isLooking: isLookedAt({ room: room.id as RoomId, thread: thread ?? null }),
  };
}
