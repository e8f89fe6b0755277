import {
  accept,
  type Ask,
  LIMITS,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import { ignoredBy, ignoredRow, personRow, setIgnored } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { visibleAmong } from "./people.ts";

/** To who writes to somebody that ignores them, with nobody else there. */
export const NOT_TAKEN = "they do not take messages from you";

/** Told to one's own devices, and to nobody else; who is ignored finds out by trying to write. */
export async function ignorePerson(
  ground: Ground,
  me: UserId,
  { user, on }: Ask<"person.ignore">,
): Promise<Outcome<Result<"person.ignore">>> {
  if (user === me) return refuse("bad_command", "user: must be somebody else");
  const { visible: [visible] } = await visibleAmong(ground, me, [user]);
  const done = await ground.store.writer.write({
    rows: [ignoredRow(me), personRow(user)],
    decide(draft) {
      const before = draft.get(ignoredRow(me)) ?? [];
      if (before.includes(user) === on) return { ok: true };
      if (!on) {
        setIgnored(draft, me, user, before.filter((other) => other !== user));
        return { ok: true };
      }
      if (visible === undefined || draft.get(personRow(user)) === null) return refuse("not_found");
      if (before.length >= LIMITS.ignoredPeople) return refuse("too_many", "ignored people");
      setIgnored(draft, me, user, [...before, user]);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function isIgnored({ store }: Ground, me: UserId, user: UserId): Promise<boolean> {
  return (await ignoredBy(store, me)).includes(user);
}
