/** The pages of the app beside the conversations: whoever adds one, adds its row here and its page in `view_pages.tsx`. */
import type { IconName } from "../../components/icons.ts";
import { type Client, unreadActivity, unreadThreads } from "../client/mod.ts";
import { chat } from "../words/mod.ts";
import type { View } from "./going/address.ts";
import { draftsOf } from "./lists/drafts_of.ts";

export interface ViewFacts {
  readonly icon: IconName;
  /** Whether it stands at the top of the list at the side. */
  readonly inRail: boolean;
  /** Only something that happened leads there. */
  readonly isLedTo?: true;
  /** What waits there, beside its name in the list. */
  readonly count?: Waiting;
}

export interface Waiting {
  of(client: Client): number;
  label(count: number): string;
  /** Something there calls one by name. */
  isCalled?(client: Client): boolean;
  /** One's own: it is no news, and where there is none the page is not named in the list. */
  readonly isOwn?: true;
}

export const VIEWS_THERE = {
  activity: {
    icon: "mention",
    inRail: true,
    count: {
      of: ({ state }) => unreadActivity(state),
      label: (count) => chat.rail.newCount(count),
    },
  },
  threads: {
    icon: "thread",
    inRail: true,
    count: {
      of: ({ state }) => unreadThreads(state).threads,
      label: (count) => chat.rail.unreadCount(count),
      isCalled: ({ state }) => unreadThreads(state).mentions > 0,
    },
  },
  saved: { icon: "save", inRail: true },
  drafts: {
    icon: "edit",
    inRail: true,
    count: {
      of: (client) => draftsOf(client).length,
      label: (count) => chat.rail.draftCount(count),
      isOwn: true,
    },
  },
  later: {
    icon: "later",
    inRail: true,
    count: {
      of: ({ state }) => state.later.length,
      label: (count) => chat.rail.laterCount(count),
      isOwn: true,
    },
  },
  settings: { icon: "settings", inRail: false },
  browse: { icon: "browse", inRail: false },
  people: { icon: "directory", inRail: false },
  share: { icon: "forward", inRail: false, isLedTo: true },
} as const satisfies { readonly [V in View]?: ViewFacts };

export type ViewThere = keyof typeof VIEWS_THERE;

export const VIEW_NAMES = Object.keys(VIEWS_THERE) as ViewThere[];

export function factsOf(view: ViewThere): ViewFacts {
  return VIEWS_THERE[view];
}

export function isThere(view: string): view is ViewThere {
  return Object.hasOwn(VIEWS_THERE, view);
}
