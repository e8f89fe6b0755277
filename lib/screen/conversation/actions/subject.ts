/** What an action is about, and what it has its hands on. */
import type { Client, Room } from "../../../client/mod.ts";
import { type Actor, can, type RoomVerb } from "../../../policy/mod.ts";
import type { FirstState, Message, MessageId, RoomId } from "../../../protocol/mod.ts";
import { heldMessage } from "../../../client/rooms/held.ts";
import type { Replies } from "../../composer/reply.ts";
import type { Toasts } from "../../toasts.tsx";
import type { Spot } from "../../spot.ts";
import type { Acting } from "./acting.ts";

export interface Subject {
  readonly message: Message;
  readonly room: Room;
  readonly me: FirstState["me"];
  /** Kept by oneself, to come back to. */
  readonly isSaved: boolean;
}

export interface Hands {
  readonly client: Client;
  readonly acting: Acting;
  readonly replies: Replies;
  readonly toasts: Toasts;
  /** Where it was asked for: what opens, opens there. */
  readonly at: Spot | null;
  go(path: string): void;
}

export function isOwn({ message, me }: Pick<Subject, "message" | "me">): boolean {
  return message.from === me.id;
}

/** Whether it still says something, and somebody said it. */
export function isSaid({ message }: Pick<Subject, "message">): boolean {
  return message.notice === undefined && message.deleted === undefined;
}

export function mayDo(subject: Pick<Subject, "message" | "room" | "me">, verb: RoomVerb): boolean {
  const { room, me } = subject;
  const actor: Actor = { place: me.role, room: room.role };
  return isSaid(subject) && can(actor, verb, { ...room.facts, own: isOwn(subject) });
}

export function subjectIn(
  { state, own }: Client,
  id: RoomId,
  of: MessageId,
  me: Subject["me"],
): Subject | null {
  const room = state.rooms.get(id);
  const message = heldMessage(room, of);
  return room === undefined || message === undefined
    ? null
    : { message, room, me, isSaved: own.isSaved(id, of) };
}

/** Where the same can be done: others may say something meanwhile. */
export function isSameSubject(one: Subject | null, other: Subject | null): boolean {
  return one?.message === other?.message && one?.room.facts === other?.room.facts &&
    one?.room.role === other?.room.role && one?.isSaved === other?.isSaved;
}
