/** What is drawn of the pages beside the conversations. */
import type { VNode } from "preact";
import { MessageSkeletons } from "../../components/Skeleton.tsx";
import { chat } from "../words/mod.ts";
import type { Part } from "./address.ts";
import { lazily, type Lazy } from "./lazily.ts";
import { ViewFrame } from "./ViewFrame.tsx";
import { factsOf, type ViewThere } from "./views.ts";

interface PageProps {
  /** Of the settings. */
  part?: Part | undefined;
}

type Page = Lazy<PageProps>;

/** Drawn by the server, and until the script is there: what the page is called. */
function pageOf(view: ViewThere, load: () => Promise<Page | ((props: PageProps) => VNode)>): Page {
  return lazily<PageProps>(
    load,
    () => (
      <ViewFrame icon={factsOf(view).icon} title={chat.views[view]}>
        <MessageSkeletons label={chat.frame.loadingView} />
      </ViewFrame>
    ),
  );
}

export const VIEW_PAGES: { readonly [V in ViewThere]: Page } = {
  activity: pageOf("activity", async () => (await import("./later.ts")).Activity),
  threads: pageOf("threads", async () => (await import("./later.ts")).Threads),
  saved: pageOf("saved", async () => (await import("./later.ts")).Saved),
  drafts: pageOf("drafts", async () => (await import("./later.ts")).Drafts),
  later: pageOf("later", async () => (await import("./later.ts")).Laters),
  settings: pageOf(
    "settings",
    async () => (await import("./settings/SettingsPage.tsx")).SettingsPage,
  ),
  browse: pageOf("browse", async () => (await import("./later.ts")).Browse),
};
