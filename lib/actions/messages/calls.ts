/** Whom a message calls: nobody whom its text does not name, so that nobody is called unseen. */
import { hasShout, mentionedNames } from "../../format/mod.ts";
import { foldName, type RoomId, type Shout, type UserId } from "../../protocol/mod.ts";
import { type Draft, memberRow, personRow, type Row } from "../../store/mod.ts";

/** As a client says it. */
interface Said {
  readonly body: string;
  readonly mentions?: readonly UserId[] | undefined;
  readonly shout?: Shout | undefined;
  readonly encrypted?: true | undefined;
}

interface Calls {
  readonly mentions?: readonly UserId[];
  readonly shout?: Shout;
}

export function rowsToCall(room: RoomId, users: readonly UserId[]): Row<unknown>[] {
  return [...new Set(users)].flatMap((user) => [memberRow(room, user), personRow(user)]);
}

/** Nor is anybody called who could not come. What is sealed is taken at its word. */
export function callsOf(draft: Draft, room: RoomId, said: Said): Calls {
  const { body, mentions = [], shout } = said;
  if (mentions.length === 0 && shout === undefined) return {};
  const names = said.encrypted ? null : new Set(mentionedNames(body).map(foldName));
  const called = [...new Set(mentions)].filter((user) =>
    draft.peek(memberRow(room, user)) !== null &&
    (names === null || names.has(nameOf(draft, user)))
  );
  const isShouted = shout !== undefined && (said.encrypted || hasShout(body) === shout);
  return { ...(called.length > 0 && { mentions: called }), ...(isShouted && { shout }) };
}

function nameOf(draft: Draft, user: UserId): string {
  return foldName(draft.peek(personRow(user))?.name ?? "");
}
