/** The pages of the app beside the conversations: whoever adds one, adds its row here and its page in `view_pages.tsx`. */
import type { IconName } from "../../components/icons.ts";
import type { Client } from "../client/mod.ts";
import type { View } from "./address.ts";

export interface ViewFacts {
  readonly icon: IconName;
  /** Whether it stands at the top of the list at the side. */
  readonly inRail: boolean;
  /** What waits there, beside its name in the list. */
  readonly count?: (client: Client) => number;
}

export const VIEWS_THERE = {
  settings: { icon: "settings", inRail: false },
  browse: { icon: "browse", inRail: false },
} as const satisfies { readonly [V in View]?: ViewFacts };

export type ViewThere = keyof typeof VIEWS_THERE;

export const VIEW_NAMES = Object.keys(VIEWS_THERE) as ViewThere[];

export function factsOf(view: ViewThere): ViewFacts {
  return VIEWS_THERE[view];
}

export function isThere(view: string): view is ViewThere {
  return Object.hasOwn(VIEWS_THERE, view);
}
