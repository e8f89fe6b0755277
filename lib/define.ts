import { createDefine } from "fresh";
import type { Chat } from "./app.ts";

/** What middlewares leave for the pages of one request. */
export interface State {
  chat: Chat;
  /** The address of the stylesheet with the owner's accent colour. */
  themeHref: string;
}

export const define = createDefine<State>();
