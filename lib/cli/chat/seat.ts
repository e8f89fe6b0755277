/** What somebody comes to the terminal with, and how they leave it. */
import type { Client } from "../../client/mod.ts";
import type { Abilities, EndingSignal } from "../../terminal/mod.ts";
import type { Reach } from "../login/reach.ts";
import type { Kept } from "./kept.ts";

export interface Seat {
  readonly client: Client;
  readonly reach: Reach;
  readonly token: string;
  /** One's own. */
  readonly name: string;
  readonly abilities: Abilities;
  readonly kept: Kept;
  /** Where one wants to be, as one wrote it; null for where one was last. */
  readonly wanted: string | null;
}

export type Ending =
  | { readonly is: "left" }
  | { readonly is: "signal"; readonly signal: EndingSignal }
  | { readonly is: "closed" }
  /** The server has nothing to do with this client any more. */
  | { readonly is: "over" };
