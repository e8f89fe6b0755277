// What a command may do at the terminal where it was typed, besides what it asks of the client.

import type { Attachment, Client } from "../../client/mod.ts";
import type { Message, MessageId, RoomId } from "../../protocol/mod.ts";
import type { Row } from "../../terminal/mod.ts";
import type { Reach } from "../login/reach.ts";

export interface Desk {
  readonly client: Client;
  readonly reach: Reach;
  readonly token: string;
  /** The window in which it was typed, or where one is once that is gone; null where there was no room. */
  readonly room: RoomId | null;
  /** The thread that stands open in it. */
  readonly thread: MessageId | null;
  /** The windows by their numbers, from 1. */
  readonly windows: readonly RoomId[];
  /** How wide a line may be that is told here without being wrapped. */
  readonly columns: number;
  /** The message that is marked, whatever it is; else the newest of this window for which it holds. */
  meant(fits: (message: Message) => boolean): Message | null;
  /** In this window, for this person alone. A text may be anybody's: it is made safe. */
  tell(...lines: readonly (string | Row)[]): void;
  /** As `tell`, for what could not be done. */
  complain(sentence: string): void;
  /** Tells of something that goes on, in one line that changes. */
  follow(line: string): Followed;
  /** The window of a room, as soon as the client knows of it. */
  enter(room: RoomId): void;
  /** A thread in this window, or the room again. */
  openThread(root: MessageId | null): void;
  /** What is sent next answers this one. */
  answer(message: Message): void;
  /** What is sent next goes with these as well; null where there is no prompt at which they could be seen. */
  readonly attach: ((files: readonly Attachment[]) => void) | null;
  /** Its text comes to the prompt, and what is sent next takes its place. */
  rewrite(message: Message): void;
  /** Puts a text to the prompt, before what stands there. */
  write(text: string): void;
  /** Shows the history from there, never that of a thread: here, or in the room to which it leads then. */
  lookBackTo(message: MessageId, room?: RoomId): void;
  /** What stands here is out of sight, and still in the history. */
  clear(): void;
  /** Whether messages that mention one ring. */
  isRinging: boolean;
  /** Whether messages show their spoilers. */
  showsHidden: boolean;
  /** The files that were told of here last, by their numbers from 1. */
  listed: readonly ListedFileAt[];
  leave(): void;
}

export interface ListedFileAt {
  readonly room: RoomId;
  readonly message: MessageId;
  /** Among those of its message. */
  readonly place: number;
}

export interface Followed {
  now(line: string): void;
  /** The last that is said of it. */
  end(line: string): void;
}
