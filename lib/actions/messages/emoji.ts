/** Emoji that a place has of its own: who adds and removes them, and who is shown them. */
import type { Signed } from "../../auth/mod.ts";
import { type Picture, pictureOf } from "../../pictures/mod.ts";
import {
  accept,
  type Ask,
  type CustomEmoji,
  isEmojiId,
  isEmojiName,
  LIMITS,
  newEmojiId,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import {
  addEmoji as addStored,
  countEmoji,
  emojiMark,
  emojiRow,
  emojiSetRow,
  type ListedEmoji,
  listEmoji as listStored,
  peopleOf,
  personRow,
  readEmojiPicture,
  removeEmoji as removeStored,
} from "../../store/mod.ts";
import { mayHere } from "../caretaking.ts";
import type { Ground } from "../ground.ts";

/** What is wrong with one that somebody wants to add. */
export type EmojiProblem =
  | { readonly field: "name"; readonly problem: "unfit" | "taken" }
  | {
    readonly field: "picture";
    readonly problem: "empty" | "too_large" | "too_wide" | "unfit" | "too_many";
  };

export interface NewEmoji {
  readonly name: string;
  readonly picture: Uint8Array;
}

export async function addEmoji(
  { store, now }: Ground,
  me: Signed,
  { name: asked, picture }: NewEmoji,
): Promise<Outcome<CustomEmoji> | { readonly ok: false; readonly problems: EmojiProblem[] }> {
  const name = asked.trim().toLowerCase();
  const problems: EmojiProblem[] = [
    ...(isEmojiName(name) ? [] : [{ field: "name", problem: "unfit" } as const]),
    ...problemsOf(picture),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const emoji: CustomEmoji = { id: newEmojiId(), name };
  const done = await store.writer.write({
    rows: [emojiSetRow, emojiRow(name), personRow(me.user)],
    decide(draft) {
      if (!mayHere(draft, me, "emoji.manage")) return refuse("forbidden");
      if (draft.get(emojiRow(name)) !== null) return refuse("too_many", "name");
      if (countEmoji(draft) >= LIMITS.emojiOfPlace) return refuse("too_many", "emoji");
      addStored(draft, emoji, { by: me.user, at: now(), picture });
      return { ok: true };
    },
  });
  if (done.ok) return accept(emoji);
  if (done.code !== "too_many") return done;
  return done.detail === "name"
    ? { ok: false, problems: [{ field: "name", problem: "taken" }] }
    : { ok: false, problems: [{ field: "picture", problem: "too_many" }] };
}

function problemsOf(bytes: Uint8Array): EmojiProblem[] {
  const problem = problemOf(bytes);
  return problem === null ? [] : [{ field: "picture", problem }];
}

function problemOf(
  bytes: Uint8Array,
): Extract<EmojiProblem, { field: "picture" }>["problem"] | null {
  if (bytes.length === 0) return "empty";
  if (bytes.length > LIMITS.emojiBytes) return "too_large";
  const picture = pictureOf(bytes);
  if (picture === null) return "unfit";
  // A few bytes can say that they are as large as a house, and every browser would have to make room
  return Math.max(picture.width, picture.height) > LIMITS.emojiPixels ? "too_wide" : null;
}

/** Reactions with it stay, as its name; its picture goes. */
export async function removeEmoji(
  { store }: Ground,
  me: Signed,
  name: string,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [emojiSetRow, emojiRow(name), personRow(me.user)],
    decide(draft) {
      if (!mayHere(draft, me, "emoji.manage")) return refuse("forbidden");
      const found = draft.get(emojiRow(name));
      if (found === null) return refuse("not_found", "emoji");
      removeStored(draft, name, found);
      return { ok: true };
    },
  });
}

/** The mark first: what happens meanwhile is told by an event, and changes nothing the second time. */
export async function listEmoji(
  { store }: Ground,
  _me: UserId,
  { known }: Ask<"emoji.list">,
): Promise<Outcome<Result<"emoji.list">>> {
  const mark = await emojiMark(store);
  if (mark === known) return accept({ mark });
  const emoji = (await listStored(store)).map(({ id, name }) => ({ id, name }));
  return accept({ mark, emoji });
}

export interface MadeEmoji extends ListedEmoji {
  /** Who added it, as they are called now; empty where they are here no more. */
  readonly maker: string;
}

/** For those who look after them. */
export async function listMadeEmoji({ store }: Ground): Promise<MadeEmoji[]> {
  const all = await listStored(store);
  const makers = await peopleOf(store, [...new Set(all.map(({ by }) => by))]);
  return all.map((emoji) => ({ ...emoji, maker: makers.get(emoji.by)?.displayName ?? "" }));
}

/** Null where there is none. */
export async function findEmojiPicture(
  { store }: Ground,
  id: string,
): Promise<{ readonly type: Picture["type"]; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const bytes = isEmojiId(id) ? await readEmojiPicture(store, id) : null;
  const picture = bytes && pictureOf(bytes);
  return picture && { type: picture.type, bytes: bytes! };
}
