/** What stands in a page that the server has rendered, for a client to begin with. Plain data. */
import type { Hello } from "./events.ts";
import type { Cursor, Epoch, MessageId } from "./ids.ts";
import type { Person } from "./person.ts";
import type { Result } from "./replies.ts";

/** With all that a sync from nothing brings. */
export interface FirstState extends Omit<Result<"sync">, "me" | "gone"> {
  readonly me: Hello["you"];
  readonly epoch: Epoch;
  /** Of one's own log. */
  readonly cursor: Cursor;
  readonly emoji: Result<"emoji.list">;
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
