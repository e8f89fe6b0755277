import type { ComponentChildren } from "preact";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { chat } from "../../words/mod.ts";
import { ViewFrame } from "../ViewFrame.tsx";
import { factsOf, type ViewThere } from "../views.ts";
import type { Pages } from "./pages.ts";
import { walkList } from "./walk.ts";

interface ListPageProps {
  view: ViewThere;
  pages: Pick<Pages<unknown>, "items" | "isMore" | "isFailed" | "loadMore">;
  /** Where there is nothing: a sentence, and what one can do. */
  empty: { readonly text: string; readonly action: ComponentChildren };
  /** Above the list. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** A list in the middle: what it is called, how much is in it, and how one goes on. */
export function ListPage({ view, pages, empty, tools, children }: ListPageProps) {
  const { items, isMore, isFailed, loadMore } = pages;
  const { lists } = chat;
  return (
    <ViewFrame
      icon={factsOf(view).icon}
      title={chat.views[view]}
      {...(items !== null && items.length > 0 && { about: lists.count(items.length, isMore) })}
    >
      {tools}
      {isFailed && <p class="text-quiet" role="alert">{lists.failed}</p>}
      {items === null
        ? !isFailed && <MessageSkeletons label={chat.frame.loadingView} />
        : items.length === 0
        ? <EmptyState action={empty.action}>{empty.text}</EmptyState>
        : (
          <div class="grid gap-16" onKeyDown={walkList}>
            {children}
            {isMore && (
              <div>
                <Button small onClick={loadMore}>{lists.more}</Button>
              </div>
            )}
          </div>
        )}
    </ViewFrame>
  );
}
