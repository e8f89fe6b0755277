// What happened in a room, as lines of JSON have it.

import { heldMessage } from "../../client/state/message_state.ts";
import type { Message, RoomEvent, RoomId, UserId } from "../../protocol/mod.ts";
import { type LineOf, timeText } from "../output/line_fields.ts";
import type { PeopleNames } from "./people_names.ts";

export type Happening =
  | { readonly is: "said"; readonly message: Message }
  /** It was there before, and is now as this: what exactly became of it nobody knows. */
  | { readonly is: "changed"; readonly message: Message }
  | { readonly is: "event"; readonly event: RoomEvent }
  /** What was told since this time by the clock of the place is not all that happened, or happened otherwise. */
  | { readonly is: "gap"; readonly since: number; readonly missing: "nothing" | "changes" };

export function asSaid(message: Message): Happening {
  return { is: "said", message };
}

export function asChanged(message: Message): Happening {
  return { is: "changed", message };
}

/** 0 for what is not said by it. */
export function saidAt(happening: Happening): number {
  if (happening.is === "said") return happening.message.at;
  const isMessage = happening.is === "event" && happening.event.type === "message.sent";
  return isMessage ? happening.event.message.at : 0;
}

export type ToldLine = LineOf<"message" | "notice" | "edit" | "delete" | "reaction" | "gap">;

export interface ToldIn {
  readonly room: RoomId;
  readonly roomName: string;
  readonly names: PeopleNames;
}

/** Those without whom it cannot be told. */
export function peopleIn(happened: readonly Happening[]): UserId[] {
  return happened.flatMap((one): UserId[] => {
    if (one.is === "gap") return [];
    if (one.is !== "event") {
      const { from, notice, deleted } = one.message;
      const who = notice !== undefined && "who" in notice ? [notice.who] : [];
      return [from, ...who, ...(deleted === undefined ? [] : [deleted.by])];
    }
    const { event } = one;
    if (event.type === "message.edited") return [event.from];
    return event.type === "message.deleted" ? [event.from, event.deleted.by] : [];
  });
}

export function linesOf(happening: Happening, told: ToldIn): ToldLine[] {
  switch (happening.is) {
    case "said":
      return [lineOfMessage(happening.message, told)];
    case "changed":
      return linesOfChanged(happening.message, told);
    case "event":
      return lineOfEvent(happening.event, told);
    case "gap":
      return [lineOfGap(happening, told)];
  }
}

function lineOfGap(
  { since, missing }: Extract<Happening, { is: "gap" }>,
  { room, roomName }: ToldIn,
): ToldLine {
  return { type: "gap", room, room_name: roomName, since: timeText(since), missing };
}

function lineOfMessage(said: Message, told: ToldIn): ToldLine {
  const message = heldMessage(said);
  const { id, at, from, body, clientId, replyTo, thread, mentions, shout, files } = message;
  const { notice, forwarded, edited, deleted, reactions } = message;
  const { names } = told;
  const head = { ...whereOf(id, told), at: timeText(at), from, from_name: names.nameOf(from) };
  if (notice !== undefined) {
    const who = "who" in notice && { who: notice.who, who_name: names.nameOf(notice.who) };
    const text = "text" in notice && { text: notice.text };
    return { type: "notice", ...head, what: notice.what, ...who, ...text };
  }
  return {
    ...{ type: "message", ...head, text: body },
    ...(thread !== undefined && { thread }),
    ...(replyTo !== undefined && { reply_to: replyTo }),
    ...(mentions !== undefined && { mentions }),
    ...(shout !== undefined && { shout }),
    ...(files !== undefined && {
      files: files.map(({ id, name, type, bytes }) => ({ id, name, type, bytes })),
    }),
    ...(forwarded !== undefined && {
      forwarded: { from_name: forwarded.name, text: forwarded.text },
    }),
    ...(clientId !== undefined && { client_id: clientId }),
    ...(edited !== undefined && { edited: timeText(edited.at) }),
    ...(deleted !== undefined && { deleted: timeText(deleted.at) }),
    ...(reactions !== undefined && { reactions: reactions.by }),
  };
}

/** Of what can have become of it all that there is: some of it may have been told before. */
function linesOfChanged(message: Message, told: ToldIn): ToldLine[] {
  const { id, from, body, thread, edited, deleted, reactions } = message;
  const gone = deleted && lineOfDeleted({ id, from, thread, deleted }, told);
  if (gone !== undefined) return [gone];
  return [
    ...(edited === undefined ? [] : [lineOfEdited({ id, from, thread, edited, body }, told)]),
    ...(reactions === undefined ? [] : [lineOfReactions({ id, reactions }, told)]),
  ];
}

function lineOfEvent(event: RoomEvent, told: ToldIn): ToldLine[] {
  switch (event.type) {
    case "message.sent":
      return [lineOfMessage(event.message, told)];
    case "message.edited":
      return event.body === undefined ? [] : [lineOfEdited({ ...event, body: event.body }, told)];
    case "message.deleted":
      return [lineOfDeleted(event, told)];
    case "message.reacted":
      return [lineOfReactions(event, told)];
    default:
      return [];
  }
}

type Of<T extends keyof Message> = { readonly [Name in T]-?: NonNullable<Message[Name]> };

interface InThread {
  readonly thread?: Message["thread"];
}

function lineOfEdited(
  { id, from, body, edited, thread }: Of<"id" | "from" | "body" | "edited"> & InThread,
  told: ToldIn,
): ToldLine {
  return {
    ...{ type: "edit", ...whereOf(id, told), at: timeText(edited.at) },
    ...{ from, from_name: told.names.nameOf(from), text: body, version: edited.version },
    ...(thread !== undefined && { thread }),
  };
}

function lineOfDeleted(
  { id, from, deleted: { by, at }, thread }: Of<"id" | "from" | "deleted"> & InThread,
  told: ToldIn,
): ToldLine {
  const { names } = told;
  return {
    ...{ type: "delete", ...whereOf(id, told), at: timeText(at) },
    ...{ from, from_name: names.nameOf(from), by, by_name: names.nameOf(by) },
    ...(thread !== undefined && { thread }),
  };
}

function lineOfReactions(
  { id, reactions: { version, by } }: Of<"id" | "reactions">,
  told: ToldIn,
): ToldLine {
  return { type: "reaction", ...whereOf(id, told), version, reactions: by };
}

function whereOf(id: string, { room, roomName }: ToldIn) {
  return { id, room, room_name: roomName };
}
