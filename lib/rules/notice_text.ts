/** What the house tells of a room, as a sentence: the same on a page and in a terminal. */
import type { UserId } from "../protocol/ids.ts";
import type { Notice } from "../protocol/message.ts";
import { happened, notices } from "../words/mod.ts";
import type { NoticeRun } from "./notices.ts";

/** What somebody is called here; empty while that is not known yet. */
type NameOf = (user: UserId) => string;

/** Each client welcomes in its own words, and tells of comings, goings and pins by runs. */
export function textOfNotice(notice: Notice, by: UserId, nameOf: NameOf): string {
  const who = nameOf(by);
  switch (notice.what) {
    case "renamed":
    case "topic":
      return happened[notice.what](who, notice.text);
    case "transferred":
      return happened.transferred(who, nameOf(notice.who));
    case "created":
    case "archived":
    case "reopened":
      return happened[notice.what](who);
    default:
      return "";
  }
}

export function textOfRun(run: NoticeRun, nameOf: NameOf): string {
  const named = (users: readonly UserId[]) => users.map(nameOf);
  const { joined, added, left, removed, cameBy, cameBack, pinned } = run;
  return notices.line({
    ...{ joined: named(joined), added: named(added), left: named(left), removed: named(removed) },
    ...{ cameBy: named(cameBy), cameBack: named(cameBack) },
    pinned: named([...new Set(pinned.map(({ by }) => by))]),
  });
}
