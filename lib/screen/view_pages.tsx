/** What is drawn of the pages beside the conversations. */
import type { FunctionComponent } from "preact";
import { MessageSkeletons } from "../../components/Skeleton.tsx";
import { chat } from "../words/mod.ts";
import type { Part } from "./going/address.ts";
import { lazily } from "./lazily.ts";
import { ViewFrame } from "./ViewFrame.tsx";
import { factsOf, type ViewThere } from "./views.ts";

interface PageProps {
  /** Of the settings. */
  part?: Part | undefined;
}

type Page = FunctionComponent<PageProps>;

/** Drawn by the server, and until the script is there: what the page is called. */
function pageOf(view: ViewThere, pick: Parameters<typeof lazily<PageProps>>[0]): Page {
  return lazily<PageProps>(
    pick,
    () => (
      <ViewFrame icon={factsOf(view).icon} title={chat.views[view]}>
        <MessageSkeletons label={chat.frame.loadingView} />
      </ViewFrame>
    ),
  );
}

export const VIEW_PAGES: { readonly [V in ViewThere]: Page } = {
  activity: pageOf("activity", (later) => later.Activity),
  threads: pageOf("threads", (later) => later.Threads),
  saved: pageOf("saved", (later) => later.Saved),
  drafts: pageOf("drafts", (later) => later.Drafts),
  later: pageOf("later", (later) => later.Laters),
  settings: pageOf(
    "settings",
    (later) => later.SettingsPage,
  ),
  browse: pageOf("browse", (later) => later.Browse),
  people: pageOf("people", (later) => later.People),
  share: pageOf("share", (later) => later.Share),
};
