import {
  accept,
  type Ask,
  type Outcome,
  type PersonStatus,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import { statusAt } from "../../rules/mod.ts";
import {
  type PersonRow,
  personRow,
  type ProfileRow,
  profileRow,
  SAYS_NOTHING,
  tellOfPerson,
} from "../../store/mod.ts";
import { lookLike, pictureAfter, rowsToLookLike } from "./faces.ts";
import type { Ground } from "../ground.ts";

type Changes = Ask<"profile.change">;

export async function changeProfile(
  { store, now }: Ground,
  me: UserId,
  changes: Changes,
): Promise<Outcome<Result<"profile.change">>> {
  const at = now();
  if (changes.status && statusAt(changes.status, at) === undefined) {
    return refuse("bad_command", "status.until: must be in the future");
  }
  const done = await store.writer.write({
    rows: [personRow(me), profileRow(me), ...rowsToLookLike(changes)],
    decide(draft) {
      const person = draft.get(personRow(me));
      if (person === null || person.gone || person.banned) return refuse("not_found");
      const refused = lookLike(draft, me, { of: me, before: person }, changes);
      if (refused !== null) return refused;
      const shown = shownAfter(person, changes, at);
      if (!isSame(shown, person)) {
        draft.set(personRow(me), shown);
        tellOfPerson(draft, me, shown);
      }
      const before = draft.get(profileRow(me)) ?? SAYS_NOTHING;
      const said = saidAfter(before, changes);
      if (!isSame(said, before)) draft.set(profileRow(me), said);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** What everyone sees everywhere. Without a name to be shown by, one is shown by one's own. */
function shownAfter(before: PersonRow, changes: Changes, now: number): PersonRow {
  const { displayName, status } = changes;
  const { status: old, picture: _, ...row } = before;
  const current = status === undefined ? statusAt(old, now) : status;
  const shown = displayName === undefined ? row.displayName : tidy(displayName ?? row.name);
  return {
    ...row,
    displayName: shown,
    ...(current && { status: tidyStatus(current) }),
    ...pictureAfter(before, changes),
  };
}

/** What is on the card. */
function saidAfter(before: ProfileRow, { bio, pronouns, zone }: Changes): ProfileRow {
  return {
    bio: bio?.trim() ?? before.bio,
    pronouns: pronouns === undefined ? before.pronouns : tidy(pronouns),
    zone: zone === undefined ? before.zone : zone,
  };
}

function tidyStatus({ text, ...status }: PersonStatus): PersonStatus {
  return { ...status, text: tidy(text) };
}

function tidy(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Whether nothing of it is another; in which order it stands is no matter. */
function isSame<T extends object>(one: T, other: T): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  return [...names].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}
