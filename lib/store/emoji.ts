/** The emoji of the place: their rows, and what everybody is told of them. */
import {
  type CustomEmoji,
  type EmojiChanged,
  type EmojiId,
  randomLetters,
} from "../protocol/mod.ts";
import type { Draft } from "./writing/draft.ts";
import {
  emojiPicturePrefix,
  emojiPictureRow,
  emojiPrefix,
  emojiRow,
  emojiSetRow,
  PLACE_TOPIC,
} from "./rows.ts";
import type { EmojiRow, EmojiSetRow } from "./values/place.ts";
import type { Store } from "./database/store.ts";

const MARK_CHARS = 8;
/** Below what a value may hold. */
const PART_BYTES = 60_000;

export function addEmoji(
  draft: Draft,
  { id, name }: CustomEmoji,
  { picture, ...made }: Pick<EmojiRow, "by" | "at"> & { readonly picture: Uint8Array },
): void {
  const parts = Math.ceil(picture.length / PART_BYTES);
  for (let part = 0; part < parts; part++) {
    const bytes = picture.slice(part * PART_BYTES, (part + 1) * PART_BYTES);
    draft.write(emojiPictureRow(id, part), bytes);
  }
  draft.moreBytes += picture.length;
  draft.set(emojiRow(name), { id, ...made, parts });
  tellOfChange(draft, 1, { added: { id, name } });
}

export function removeEmoji(draft: Draft, name: string, { id, parts }: EmojiRow): void {
  for (let part = 0; part < parts; part++) draft.write(emojiPictureRow(id, part), null);
  draft.delete(emojiRow(name));
  tellOfChange(draft, -1, { removed: name });
}

export function countEmoji(draft: Draft): number {
  return draft.get(emojiSetRow)?.count ?? 0;
}

/** By chance, and not counted: a history that was put back never gets to a mark of the lost one. */
function tellOfChange(
  draft: Draft,
  more: 1 | -1,
  change: Pick<EmojiChanged, "added" | "removed">,
): void {
  const { mark: before, count } = draft.get(emojiSetRow) ?? { mark: "", count: 0 };
  const mark = randomLetters(MARK_CHARS);
  draft.set(emojiSetRow, { mark, count: count + more });
  const event: EmojiChanged = { type: "emoji.changed", before, mark, ...change };
  draft.control(PLACE_TOPIC, { do: "tell_all", text: JSON.stringify(event) });
}

export async function emojiMark(store: Store): Promise<string> {
  return (await store.kv.get<EmojiSetRow>(emojiSetRow.key)).value?.mark ?? "";
}

export interface ListedEmoji extends EmojiRow {
  readonly name: string;
}

/** By name. */
export async function listEmoji(store: Store): Promise<ListedEmoji[]> {
  const rows = store.kv.list<EmojiRow>({ prefix: emojiPrefix }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key, value }) => ({ ...value, name: String(key[1]) }));
}

/** Null where there is none. */
export async function readEmojiPicture(
  store: Store,
  id: EmojiId,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const rows = store.kv.list<Uint8Array>({ prefix: emojiPicturePrefix(id) });
  const parts = await Array.fromAsync(rows, ({ value }) => value);
  return parts.length === 0 ? null : Uint8Array.from(parts.flatMap((part) => [...part]));
}
