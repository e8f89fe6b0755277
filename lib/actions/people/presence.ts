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
import { personRow, setSaid } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";

/** Holds on all devices, and while there is none. */
export async function sayPresence(
  { store, now }: Ground,
  me: UserId,
  { as, until }: Ask<"presence.say">,
): Promise<Outcome<Result<"presence.say">>> {
  const said = as === "auto" ? AUTO : { as, until };
  if (saidAt(said, now()) !== said) {
    return refuse("bad_command", "until: must be in the future");
  }
  const done = await store.writer.write({
    rows: [personRow(me)],
    decide(draft) {
      const person = draft.get(personRow(me));
      if (person === null || person.gone) return refuse("not_found");
      const before = person.said ?? AUTO;
      if (before.as === said.as && before.until === said.until) return { ok: true };
      setSaid(draft, me, person, said);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
