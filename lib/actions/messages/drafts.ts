/** What is begun on one device and goes on on another: no text is written over unseen. */
import {
  accept,
  type Ask,
  type KeptDraft,
  LIMITS,
  type Outcome,
  refuse,
  type Result,
  type UserId,
  utf8Length,
} from "../../protocol/mod.ts";
import { type DraftRow, draftRow, draftsRow, NO_DRAFTS, putDraftIn } from "../../store/mod.ts";
import { type Ground, isReader, rowsToStandIn } from "../ground.ts";

type Written = Omit<DraftRow, "version">;

export async function setDraft(
  { store, now }: Ground,
  me: UserId,
  asked: Ask<"draft.set">,
): Promise<Outcome<Result<"draft.set">>> {
  const { room, thread = null } = asked;
  const row = draftRow(me, room, thread);
  let version = 0;
  const done = await store.writer.write({
    rows: [draftsRow(me), row, ...rowsToStandIn(room, me)],
    decide(draft) {
      if (!isReader(draft, room, me)) return refuse("not_found");
      const before = draft.get(row);
      version = before?.version ?? 0;
      const after = writtenOver(before, asked, now());
      if (isSame(before ?? NO_DRAFT, after)) return { ok: true };
      if (utf8Length(JSON.stringify(after)) > LIMITS.draftBytes) {
        return refuse("too_many", "bytes of a draft and its other text");
      }
      const { of } = draft.get(draftsRow(me)) ?? NO_DRAFTS;
      if (before === null && of.length >= LIMITS.drafts) return refuse("too_many", "drafts");
      version = putDraftIn(draft, me, { room, thread }, after);
      return { ok: true };
    },
  });
  return done.ok ? accept({ version }) : done;
}

const NO_DRAFT: Written = { text: "", at: 0 };

/** What the writer had not seen goes beside it; and only what they have seen can they put away. */
function writtenOver(
  before: DraftRow | null,
  { text, replyTo, base, dropOther }: Ask<"draft.set">,
  at: number,
): Written {
  const isSeen = before === null || before.version === base;
  const others = [
    ...(before?.other && !(dropOther && isSeen) ? [before.other] : []),
    ...(isSeen ? [] : [before]),
  ];
  const other = asOne(others.filter((one) => one.text.trim() !== "" && !text.startsWith(one.text)));
  return {
    text,
    ...(replyTo === undefined || text === "" ? {} : { replyTo }),
    at,
    ...(other === undefined ? {} : { other }),
  };
}

type Other = NonNullable<KeptDraft["other"]>;

/** There is one other text: a third one joins it, unless one of the two goes on where the other ends. */
function asOne(others: readonly Other[]): Other | undefined {
  const [first, second] = others;
  if (first === undefined || second === undefined) {
    return first && { text: first.text, at: first.at };
  }
  if (first.text.startsWith(second.text)) return first;
  const { text, at } = second;
  return { text: text.startsWith(first.text) ? text : `${first.text}\n\n${text}`, at };
}

function isSame(one: Written, other: Written): boolean {
  return one.text === other.text && one.replyTo === other.replyTo &&
    one.other?.text === other.other?.text;
}
