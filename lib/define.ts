import { createDefine } from "fresh";
import type { Doorway } from "./actions/mod.ts";
import type { Chat } from "./app.ts";
import type { Signed } from "./auth/mod.ts";
import type { Hello, Settings } from "./protocol/mod.ts";

/** What middlewares leave for the pages of one request. */
export interface State {
  chat: Chat;
  /** Where the request comes from, as it is to be believed. */
  address: string;
  /** What an account is made or entered with. */
  doorway: Doorway;
  /** Whose session the request carries. */
  visitor: Signed | null;
  me: Hello["you"] | null;
  /** What the visitor has set for themselves. */
  own: Settings | null;
  /** Whether the place has an owner. */
  isSetUp: boolean;
  /** Whether anybody may create an account. */
  isOpen: boolean;
  /** Whether anybody may come in as a guest. */
  takesGuests: boolean;
  /** What the place is called. */
  placeName: string;
  /** The address of the stylesheet with the owner's accent colour. */
  themeHref: string;
}

export const define = createDefine<State>();
