import { can } from "../policy/mod.ts";
import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../protocol/mod.ts";
import { memberRow, roomRow } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** Told, and kept nowhere. */
export async function sayTyping(
  { store }: Ground,
  me: UserId,
  { room }: Ask<"typing">,
): Promise<Outcome<Result<"typing">>> {
  const done = await store.writer.write({
    rows: [memberRow(room, me), roomRow(room)],
    decide(draft) {
      const role = draft.get(memberRow(room, me))?.role ?? null;
      const facts = draft.peek(roomRow(room));
      if (facts === null || role === null || !can("message.send", { role, kind: facts.kind })) {
        return refuse("not_found");
      }
      draft.say(room, { type: "typing", room, user: me }, me);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
