import type { Notice, UserId } from "../../lib/protocol/mod.ts";
import type { NoticeRun } from "../../lib/rules/mod.ts";
import { happened, notices } from "../../lib/words/mod.ts";

/** What somebody is called here; empty while that is not known yet. */
export type NameOf = (user: UserId) => string;

/** What the house tells, in a line or a few. */
export function NoticeLine({ text }: { text: readonly string[] | string }) {
  return (
    <div class="notice">
      {[text].flat().map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}

export function textOfNotice(
  notice: Notice,
  who: string,
  nameOf: NameOf,
): readonly string[] | string {
  switch (notice.what) {
    case "welcome":
      return happened.welcome;
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
    joined: named(joined),
    added: named(added),
    left: named(left),
    removed: named(removed),
    cameBy: named(cameBy),
    cameBack: named(cameBack),
    pinned: named([...new Set(pinned.map(({ by }) => by))]),
  });
}
