/** The pages of the app beside the conversations that there are: whoever adds one, adds its row. */
import type { VNode } from "preact";
import type { IconName } from "../../components/icons.ts";
import type { Client } from "../client/mod.ts";
import { chat } from "../words/mod.ts";
import type { View } from "./address.ts";
import { MessageSkeletons } from "../../components/Skeleton.tsx";
import { lazily, type Lazy } from "./lazily.ts";
import { ViewFrame } from "./ViewFrame.tsx";

export interface ViewPage {
  readonly icon: IconName;
  /** Whether it stands in the list at the side. */
  readonly inRail: boolean;
  /** What waits there, beside its name in the list. */
  readonly count?: (client: Client) => number;
  readonly Page: Lazy<{ part?: string | undefined }>;
}

type Page = ViewPage["Page"];

/** Drawn by the server, and until the script is there: what the page is called. */
function pageOf(view: View, icon: IconName, load: () => Promise<Page | (() => VNode)>): ViewPage {
  const Page = lazily<{ part?: string | undefined }>(
    load,
    () => (
      <ViewFrame icon={icon} title={chat.views[view]}>
        <MessageSkeletons label={chat.frame.loadingView} />
      </ViewFrame>
    ),
  );
  return { icon, inRail: false, Page };
}

export const VIEW_PAGES: { readonly [V in View]?: ViewPage } = {
  settings: pageOf(
    "settings",
    "settings",
    async () => (await import("./settings/Notices.tsx")).Notices,
  ),
  browse: pageOf("browse", "browse", async () => (await import("./browse/Browse.tsx")).Browse),
};

export const VIEWS_THERE = Object.keys(VIEW_PAGES) as View[];
