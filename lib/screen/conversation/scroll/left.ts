import type { MessageId } from "../../../protocol/mod.ts";
import type { Place } from "./scroller.ts";

/** Where one left a conversation: back in it, one goes on from there. */
export interface Left extends Place {
  /** One that was seen there, whatever its line has become. */
  readonly message: MessageId;
}
