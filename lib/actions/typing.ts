import { can } from "../policy/mod.ts";
import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../protocol/mod.ts";
import { factsOf, isIgnoredByTheOther, memberRow, roomRow } from "../store/mod.ts";
import type { Ground } from "./ground.ts";
import { NOT_TAKEN } from "./ignoring.ts";

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
      const row = draft.peek(roomRow(room));
      if (row === null || role === null) return refuse("not_found");
      const actor = { place: "member", room: role } as const;
      if (!can(actor, "message.send", factsOf(row))) return refuse("forbidden");
      if (isIgnoredByTheOther(draft, row.people, me)) return refuse("forbidden", NOT_TAKEN);
      draft.say(room, { type: "typing", room, user: me }, [me]);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
