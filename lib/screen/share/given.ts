/** Files on their way from the page where a conversation was chosen into its composer. */
import { useEffect } from "preact/hooks";
import { dropShared, type Shared } from "../../browser/shared_things.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { attach } from "../attaching/attach.ts";
import type { Writing } from "../composer/writing.ts";
import { useScreen } from "../screen_context.ts";

const given = new Map<RoomId, Shared>();

export function give(room: RoomId, shared: Shared): void {
  given.set(room, shared);
}

/** As if they were let fall there; once they are kept they are forgotten where they were. */
export function useGiven(writing: Writing): void {
  const screen = useScreen();
  useEffect(() => {
    const { room, thread } = writing.to;
    const shared = given.get(room);
    if (shared === undefined || thread !== undefined) return;
    given.delete(room);
    attach(shared.files, writing, screen);
    void writing.attaching.then(() => dropShared(shared)).catch(() => {});
  }, [writing]);
}
