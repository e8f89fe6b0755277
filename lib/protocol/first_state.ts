/** What stands in a page that the server has rendered, for a client to begin with. Plain data. */
import type { Hello } from "./events.ts";
import type { Cursor, Epoch, MessageId, UserId } from "./ids.ts";
import type { Later } from "./later.ts";
import type { Person } from "./person.ts";
import type { Result } from "./replies.ts";
import type { RoomView } from "./room.ts";

export interface FirstState {
  readonly me: Hello["you"];
  readonly epoch: Epoch;
  /** Of one's own log. */
  readonly cursor: Cursor;
  readonly rooms: RoomView[];
  readonly ignored: UserId[];
  /** What waits to be sent. */
  readonly later: Later[];
  /** Those who are on the screen. */
  readonly people: Person[];
  readonly open: FirstRoom | null;
}

/** The room that is looked at. */
export interface FirstRoom {
  readonly newest: Result<"room.sync">;
  /** Where it is opened at a message. */
  readonly around: { readonly message: MessageId; readonly page: Result<"history.page"> } | null;
}
