/** What is drawn of the pages beside the conversations. */
import type { VNode } from "preact";
import { MessageSkeletons } from "../../components/Skeleton.tsx";
import { chat } from "../words/mod.ts";
import { lazily, type Lazy } from "./lazily.ts";
import { ViewFrame } from "./ViewFrame.tsx";
import { factsOf, type ViewThere } from "./views.ts";

type Page = Lazy<{ part?: string | undefined }>;

/** Drawn by the server, and until the script is there: what the page is called. */
function pageOf(view: ViewThere, load: () => Promise<Page | (() => VNode)>): Page {
  return lazily<{ part?: string | undefined }>(
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
  settings: pageOf("settings", async () => (await import("./settings/Notices.tsx")).Notices),
  browse: pageOf("browse", async () => (await import("./later.ts")).Browse),
};
