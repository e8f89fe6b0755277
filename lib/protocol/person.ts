/** People as others see them, and what they say of themselves. */
import * as v from "valibot";
import { FileId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Time } from "./message.ts";
import { Role } from "./room.ts";
import { Emoji, honestLine, paragraphs } from "./text.ts";

/** dnd: does not want to be disturbed. Who does not want to be seen is offline. */
export const PresenceState = v.picklist(["online", "away", "dnd", "offline"]);
export type PresenceState = v.InferOutput<typeof PresenceState>;

/** What somebody says of it themselves; auto is what their sockets tell. */
export const Said = v.strictObject({
  as: v.picklist(["auto", "away", "dnd", "hidden"]),
  /** Null: until they say otherwise. */
  until: v.nullable(Time),
});
export type Said = v.InferOutput<typeof Said>;

export const DisplayName = v.pipe(
  honestLine(LIMITS.displayNameChars),
  v.check((text) => text.trim() !== "", "must not be empty"),
);
export const Pronouns = honestLine(LIMITS.pronounsChars);
export const Bio = paragraphs(LIMITS.bioChars);

/** What somebody is up to, and for how long that holds. */
export const PersonStatus = v.pipe(
  v.strictObject({
    text: honestLine(LIMITS.statusChars),
    emoji: v.optional(Emoji),
    /** Null: until it is changed. */
    until: v.nullable(Time),
  }),
  v.check(({ text, emoji }) => text.trim() !== "" || emoji !== undefined, "must say something"),
);
export type PersonStatus = v.InferOutput<typeof PersonStatus>;

const MOST_ZONE_CHARS = 64;

/** As the world's table of time zones names it; an offset says nothing of summer. */
export const Zone = v.pipe(
  v.string(),
  v.maxLength(MOST_ZONE_CHARS, `must be at most ${MOST_ZONE_CHARS} characters`),
  v.check((name) => /^[A-Za-z]/.test(name) && isZone(name), "must be the name of a time zone"),
);

function isZone(name: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** What is shown of a person wherever they come up. */
const known = {
  id: UserId,
  /** Empty, like the other one, where somebody is here no more. */
  name: v.string(),
  displayName: v.string(),
  /** On the whole place. */
  role: Role,
  status: v.optional(PersonStatus),
  /** What they look like: a file that may be had by whoever may see them. */
  picture: v.optional(FileId),
  /** A former member, of whom only what they said is left. */
  gone: v.optional(v.literal(true)),
};

/** As it is told when it changes: who is there is another matter. */
export const KnownPerson = v.strictObject(known);
export type KnownPerson = v.InferOutput<typeof KnownPerson>;

/** What others see of a person. */
export const Person = v.strictObject({
  ...known,
  presence: PresenceState,
  lastSeen: v.nullable(Time),
});
export type Person = v.InferOutput<typeof Person>;
