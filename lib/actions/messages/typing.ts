import { can } from "../../policy/mod.ts";
import {
  accept,
  type Ask,
  AUTO,
  type Outcome,
  refuse,
  type Result,
  saidAt,
  type UserId,
} from "../../protocol/mod.ts";
import { factsOf, isIgnoredByTheOther, memberRow, personRow, roomRow } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { NOT_TAKEN } from "../people/ignoring.ts";

/** Told, and kept nowhere. Who does not want to be seen is not seen typing. */
export async function sayTyping(
  { store, now }: Ground,
  me: UserId,
  { room }: Ask<"typing">,
): Promise<Outcome<Result<"typing">>> {
  const done = await store.writer.write({
    rows: [memberRow(room, me), roomRow(room), personRow(me)],
    decide(draft) {
      const role = draft.get(memberRow(room, me))?.role ?? null;
      const row = draft.peek(roomRow(room));
      if (row === null || role === null) return refuse("not_found");
      const actor = { place: "member", room: role } as const;
      if (!can(actor, "message.send", factsOf(row))) return refuse("forbidden");
      if (isIgnoredByTheOther(draft, row.people, me)) return refuse("forbidden", NOT_TAKEN);
      const { said = AUTO } = draft.get(personRow(me)) ?? {};
      if (saidAt(said, now()).as === "hidden") return { ok: true };
      draft.say(room, { type: "typing", room, user: me }, [me]);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
