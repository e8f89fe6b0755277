/** Which drafts there are, as they are on this device: what was emptied a moment ago is gone. */
import type { Client } from "../../client/mod.ts";
import type { KeptDraft } from "../../protocol/mod.ts";

export function draftsOf({ state, own }: Pick<Client, "state" | "own">): KeptDraft[] {
  return [...state.own.drafts.values()].filter(({ room, thread }) => {
    const { text, other } = own.draft(room, thread);
    return state.rooms.has(room) && (text.trim() !== "" || other !== undefined);
  }).sort((one, other) => other.at - one.at);
}
