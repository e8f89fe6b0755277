/**
 * The lines of `--json`: their types and fields. Programs rest on these, so a field stays what it is;
 * docs/terminal.md says the same in words, and a test holds the two together.
 */

/** A name with a question mark may be missing. `id` and `time` are texts: a time as ISO 8601 in UTC. */
export const LINE_FIELDS = {
  message: {
    id: "id",
    room: "id",
    room_name: "text",
    at: "time",
    from: "id",
    from_name: "text",
    text: "text",
    "thread?": "id",
    "reply_to?": "id",
    "mentions?": "ids",
    "shout?": "text",
    "files?": "files",
    "forwarded?": "forwarded",
    "client_id?": "id",
    "edited?": "time",
    "deleted?": "time",
    "reactions?": "reactions",
  },
  notice: {
    id: "id",
    room: "id",
    room_name: "text",
    at: "time",
    from: "id",
    from_name: "text",
    what: "text",
    "who?": "id",
    "who_name?": "text",
    "text?": "text",
  },
  edit: {
    id: "id",
    room: "id",
    room_name: "text",
    at: "time",
    from: "id",
    from_name: "text",
    text: "text",
    version: "number",
    "thread?": "id",
  },
  delete: {
    id: "id",
    room: "id",
    room_name: "text",
    at: "time",
    from: "id",
    from_name: "text",
    by: "id",
    by_name: "text",
    "thread?": "id",
  },
  reaction: {
    id: "id",
    room: "id",
    room_name: "text",
    version: "number",
    reactions: "reactions",
  },
  gap: { room: "id", room_name: "text", since: "time", missing: "text" },
  sent: { id: "id", room: "id", client_id: "id" },
  queued: { room: "id", client_id: "id" },
  waiting: {
    client_id: "id",
    what: "text",
    at: "time",
    state: "text",
    "room?": "id",
    "room_name?": "text",
    "text?": "text",
    "code?": "text",
  },
  room: {
    id: "id",
    name: "text",
    kind: "text",
    topic: "text",
    members: "number",
    "role?": "text",
    "unread?": "number",
    "mentions?": "number",
    "moved_at?": "time",
    "archived?": "yes",
  },
  user: {
    id: "id",
    name: "text",
    display_name: "text",
    role: "text",
    "room_role?": "text",
    presence: "text",
    "last_seen?": "time",
    "status?": "text",
  },
  file: {
    id: "id",
    name: "text",
    bytes: "number",
    path: "text",
  },
  login: {
    server: "text",
    id: "id",
    name: "text",
    display_name: "text",
    role: "text",
    "scopes?": "texts",
    expires_at: "time",
  },
  version: { version: "text", protocol: "number", deno: "text" },
} as const;

/** What stands there in JSON. */
interface Kinds {
  id: string;
  ids: readonly string[];
  text: string;
  texts: readonly string[];
  time: string;
  number: number;
  yes: true;
  files: readonly { id: string; name: string; type: string; bytes: number }[];
  forwarded: { from_name: string; text: string };
  /** By the emoji, the ids of those who chose it. */
  reactions: Readonly<Record<string, readonly string[]>>;
}

type Fields = typeof LINE_FIELDS;
type KindOf<F, Name extends keyof F> = F[Name] extends keyof Kinds ? Kinds[F[Name]] : never;
type Bare<Name> = Name extends `${infer Start}?` ? Start : never;
type Needed<F> = { [Name in keyof F as Name extends `${string}?` ? never : Name]: KindOf<F, Name> };
type Optional<F> = { [Name in keyof F as Bare<Name>]?: KindOf<F, Name> };

/** Of several types: one of them. */
export type LineOf<T extends keyof Fields> = T extends keyof Fields
  ? { type: T } & Needed<Fields[T]> & Optional<Fields[T]>
  : never;

export function timeText(at: number): string {
  return new Date(at).toISOString();
}
