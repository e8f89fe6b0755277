/** What a write is, what it comes to, and what the place of the store allows. */
import type { Once, Refusal, Stamp, UserId } from "../../protocol/mod.ts";
import type { Draft } from "./draft.ts";
import type { Row } from "../rows.ts";

/** What a write leaves for its reply. */
export interface Settled {
  readonly ok: true;
  readonly place?: number;
  readonly text?: string;
}

export interface Write {
  /** Rows that the decision will look at, as far as they are known; the first stands for the order. */
  readonly rows: readonly Row<unknown>[];
  /** Makes it happen once, however often it is asked for. */
  readonly once?: { readonly user: UserId; readonly number: Once };
  /** Pure but for the draft: it may be called again. */
  decide(draft: Draft): Settled | Refusal;
}

export interface Done {
  readonly stamp: Stamp;
  readonly place: number;
  readonly text: string;
}

/** What the decision came to; a repeated command has the stamp of the first time. */
export interface Decision {
  readonly place: number;
  readonly text: string;
  readonly stamp: Stamp | null;
}

export interface PlaceLimits {
  /** How many checks a commit may have. */
  readonly checks: number;
  /**
   * Whether others write too: what was seen a while ago is then no ground for a refusal, and what
   * is told has to be told to them.
   */
  readonly shared: boolean;
  /** Into how many the feed is divided. */
  readonly lanes: number;
}
