/** What somebody has begun to write, for their own eyes: a row each, and one that names them all. */
import type { KeptDraft, MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import { draftRow, draftsRow } from "../rows.ts";
import type { DraftRow, DraftsRow } from "../values/messages.ts";
import type { Store } from "../database/store.ts";

/** What their own log notes of it. */
export const DRAFTS = "drafts";

export const NO_DRAFTS: DraftsRow = { last: 0, of: [] };

interface Conversation {
  readonly room: RoomId;
  readonly thread: MessageId | null;
}

export async function draftsOf(store: Store, user: UserId): Promise<KeptDraft[]> {
  const { value } = await store.kv.get<DraftsRow>(draftsRow(user).key);
  const { of } = value ?? NO_DRAFTS;
  const keys = of.map(([room, thread]) => draftRow(user, room, thread).key);
  const rows = await getAll<DraftRow>(store, keys);
  return rows.flatMap(({ value }, i) => {
    const [room, thread] = of[i]!;
    return value === null ? [] : [keptDraft({ room, thread }, value)];
  });
}

/** Gives back its version. One that says nothing any more is kept no longer. */
export function putDraftIn(
  draft: Draft,
  me: UserId,
  { room, thread }: Conversation,
  written: Omit<DraftRow, "version">,
): number {
  const { last, of } = draft.get(draftsRow(me)) ?? NO_DRAFTS;
  const version = last + 1;
  const others = of.filter(([id, first]) => id !== room || first !== thread);
  const isGone = written.text === "" && written.other === undefined;
  draft.set(draftsRow(me), { last: version, of: isGone ? others : [...others, [room, thread]] });
  const row = draftRow(me, room, thread);
  if (isGone) draft.delete(row);
  else draft.set(row, { ...written, version });
  draft.change(me, DRAFTS);
  const told = keptDraft({ room, thread }, { ...written, version });
  draft.tell(me, { type: "draft.changed", draft: told });
  return version;
}

/** Whoever is out of a room has no drafts there, nor in its threads. */
export function forgetDraftsIn(draft: Draft, user: UserId, room: RoomId, at: number): void {
  const { of } = draft.get(draftsRow(user)) ?? NO_DRAFTS;
  for (const [id, thread] of of) {
    if (id === room) putDraftIn(draft, user, { room, thread }, { text: "", at });
  }
}

function keptDraft({ room, thread }: Conversation, row: DraftRow): KeptDraft {
  return { room, ...(thread === null ? {} : { thread }), ...row };
}
