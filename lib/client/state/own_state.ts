/** What the server keeps for this person alone, as it is on all their devices. Pure. */
import type { KeptDraft } from "../../protocol/drafts.ts";
import type { OwnEvent } from "../../protocol/events.ts";
import type { MessageId, RoomId } from "../../protocol/ids.ts";
import type { Result } from "../../protocol/replies.ts";
import { DEFAULT_SETTINGS } from "../../protocol/default_settings.ts";
import type { RoomPrefs, Settings } from "../../protocol/settings.ts";

export interface OwnState {
  readonly settings: Settings;
  /** Of rooms where something was chosen; `DEFAULT_PREFS` holds for all others. */
  readonly prefs: ReadonlyMap<RoomId, RoomPrefs>;
  /** By `draftKey`. */
  readonly drafts: ReadonlyMap<string, KeptDraft>;
  readonly saved: ReadonlySet<MessageId>;
}

export const NOTHING_OWN: OwnState = {
  ...{ settings: DEFAULT_SETTINGS, prefs: new Map(), drafts: new Map(), saved: new Set() },
};

/** What a draft is for: a room, or a thread in it. */
export function draftKey(room: RoomId, thread?: MessageId): string {
  return thread === undefined ? room : `${room}/${thread}`;
}

/** Kinds that a later server may tell of are passed over. */
export function afterOwn(own: OwnState, event: OwnEvent): OwnState {
  switch (event.type) {
    case "settings.changed":
      return { ...own, settings: event.settings };
    case "prefs.changed":
      return { ...own, prefs: withEntry(own.prefs, event.room, event.prefs) };
    case "draft.changed":
      return { ...own, drafts: withDraft(own.drafts, event.draft) };
    case "saved.changed":
      return { ...own, saved: withSaved(own.saved, event.id, event.on) };
    default:
      return own;
  }
}

/** Each part that the answer has is all there is of it. */
export function afterOwnSync(
  own: OwnState,
  { settings, prefs, drafts, saved }: Result<"sync">,
): OwnState {
  return {
    settings: settings ?? own.settings,
    prefs: prefs ? new Map(prefs) : own.prefs,
    drafts: drafts ? drafts.reduce(withDraft, NOTHING_OWN.drafts) : own.drafts,
    saved: saved ? new Set(saved) : own.saved,
  };
}

/** For comparing: in whatever order it was told. */
export function ownContents({ settings, prefs, drafts, saved }: OwnState): unknown {
  return {
    settings,
    prefs: Object.fromEntries(prefs),
    drafts: Object.fromEntries(drafts),
    saved: [...saved].sort(),
  };
}

function withDraft(drafts: OwnState["drafts"], draft: KeptDraft): OwnState["drafts"] {
  const isGone = draft.text === "" && draft.other === undefined;
  return withEntry(drafts, draftKey(draft.room, draft.thread), isGone ? null : draft);
}

function withEntry<K, T>(entries: ReadonlyMap<K, T>, key: K, value: T | null): ReadonlyMap<K, T> {
  const after = new Map(entries);
  if (value === null) after.delete(key);
  else after.set(key, value);
  return after;
}

function withSaved(saved: OwnState["saved"], id: MessageId, on: boolean): OwnState["saved"] {
  const after = new Set(saved);
  if (on) after.add(id);
  else after.delete(id);
  return after;
}
