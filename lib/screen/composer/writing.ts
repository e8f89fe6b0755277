/** What is being written in one composer: what its parts share, and nothing that is drawn. */
import { type Signal, signal } from "@preact/signals";
import type { Submitted } from "../../client/mod.ts";
import type { MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import type { ScreenParts } from "../screen_context.ts";
import type { Replies } from "./reply.ts";
import type { TextField } from "./text_field.ts";

/** Where it goes: a conversation, or one of its threads. */
export interface WhereTo {
  readonly room: RoomId;
  readonly thread?: MessageId | undefined;
}

/** One line above the field, which asks or tells something about what is written there. */
export type Note =
  | { readonly is: "told"; readonly text: string; readonly isWrong: boolean }
  | { readonly is: "long paste"; readonly text: string }
  | { readonly is: "for later"; readonly at: number }
  | { readonly is: "not here"; readonly who: UserId; readonly name: string };

/** The last one that was sent: for a short while it can be taken back to be written on. */
export interface JustSent extends Submitted {
  readonly text: string;
  readonly fileCount: number;
}

export interface Writing {
  readonly to: WhereTo;
  readonly replies: Replies;
  /** Null until it is on the page. */
  field: TextField | null;
  /** What was sent before this. */
  sending: Promise<void>;
  /** What was taken out of the field and the outbox does not have yet; until then it is part of the draft. */
  readonly inHand: string[];
  readonly text: Signal<string>;
  /** Files that were given before this. */
  attaching: Promise<void>;
  /** How many of them are not among the attachments yet. */
  readonly arriving: Signal<number>;
  /** Whether some are held above the page that would go here. */
  readonly isUnderFiles: Signal<boolean>;
  readonly note: Signal<Note | null>;
  readonly justSent: Signal<JustSent | null>;
  /** Somebody who says something here sees it, wherever they were reading. */
  onSaid: () => void;
}

/** Who writes, and what is being answered. */
type Sender = Pick<ScreenParts, "client" | "replies">;

/** It goes on with the draft. */
export function startWriting(to: WhereTo, { client, replies }: Sender): Writing {
  const { text, replyTo } = client.own.draft(to.room, to.thread);
  replies.begin(to, replyTo);
  return {
    ...{ to, replies, field: null, sending: Promise.resolve(), inHand: [] },
    ...{ attaching: Promise.resolve(), arriving: signal(0), isUnderFiles: signal(false) },
    ...{ text: signal(text), note: signal(null), justSent: signal(null), onSaid: () => {} },
  };
}
