/** Who came, went and pinned something, told in one line as long as nobody says anything in between. */
import type { MessageId, UserId } from "../protocol/ids.ts";
import type { Message, Notice } from "../protocol/message.ts";

/** What became of each of them from before the first notice to after the last one. */
export interface ComingsAndGoings {
  readonly joined: readonly UserId[];
  readonly added: readonly UserId[];
  readonly left: readonly UserId[];
  readonly removed: readonly UserId[];
  /** Came, and went again. */
  readonly cameBy: readonly UserId[];
  /** Went, and came again. */
  readonly cameBack: readonly UserId[];
}

export interface NoticeRun extends ComingsAndGoings {
  readonly first: MessageId;
  readonly last: MessageId;
  /** What was pinned meanwhile, in its order, and by whom. */
  readonly pinned: readonly { readonly by: UserId; readonly id: MessageId }[];
  /** When the last of them was. */
  readonly at: number;
}

export type TimelineLine = { readonly message: Message } | { readonly run: NoticeRun };

export interface Folding {
  /** Which day it is at a time, where the reader is: no line reaches over midnight. */
  dayOf(at: number): string | number;
  /** Before these a line begins in any case: something may be missing there, or what is new starts. */
  readonly cuts: ReadonlySet<MessageId>;
}

const MOVES = ["joined", "added", "left", "removed"] as const;
type Move = Extract<Notice, { what: (typeof MOVES)[number] }>;

/** Everything in its order; notices of coming, going and pinning that stand side by side are one line. */
export function foldNotices(
  messages: readonly Message[],
  { dayOf, cuts }: Folding,
): TimelineLine[] {
  const lines: TimelineLine[] = [];
  let side: Message[] = [];
  const close = () => {
    if (side.length > 0) lines.push({ run: runOf(side) });
    side = [];
  };
  for (const message of messages) {
    const last = side.at(-1);
    const isApart = last !== undefined && dayOf(last.at) !== dayOf(message.at);
    if (isApart || cuts.has(message.id) || !folds(message)) close();
    if (!folds(message)) lines.push({ message });
    else side.push(message);
  }
  close();
  return lines;
}

function folds(message: Message): boolean {
  return moveOf(message) !== null || message.notice?.what === "pinned";
}

function moveOf({ notice }: Message): Move | null {
  return notice !== undefined && isMove(notice) ? notice : null;
}

function isMove(notice: Notice): notice is Move {
  return MOVES.some((what) => what === notice.what);
}

function runOf(side: readonly Message[]): NoticeRun {
  const ends = new Map<UserId, { first: Move; last: Move }>();
  for (const move of side.flatMap((message) => moveOf(message) ?? [])) {
    ends.set(move.who, { first: ends.get(move.who)?.first ?? move, last: move });
  }
  const whoDid = (what: keyof ComingsAndGoings) =>
    [...ends].filter(([, { first, last }]) => outcomeOf(first, last) === what).map(([who]) => who);
  const pinned = side.flatMap(({ from: by, notice }) =>
    notice?.what === "pinned" ? { by, id: notice.id } : []
  );
  const { id: last, at } = side.at(-1)!;
  return {
    first: side[0]!.id,
    last,
    at,
    pinned,
    joined: whoDid("joined"),
    added: whoDid("added"),
    left: whoDid("left"),
    removed: whoDid("removed"),
    cameBy: whoDid("cameBy"),
    cameBack: whoDid("cameBack"),
  };
}

/** Who comes first was outside before; who goes last is so after. */
function outcomeOf(first: Move, last: Move): keyof ComingsAndGoings {
  if (comes(first) === comes(last)) return last.what;
  return comes(first) ? "cameBy" : "cameBack";
}

function comes({ what }: Move): boolean {
  return what === "joined" || what === "added";
}
