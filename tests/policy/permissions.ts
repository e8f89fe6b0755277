/**
 * Writes the tables of docs/permissions.md, between its markers, from what `can` answers:
 * `deno task permissions`. A test fails while the page says something else.
 */
import {
  type Actor,
  can,
  PLACE_RIGHTS,
  type PlaceTarget,
  type PlaceVerb,
  ROOM_RIGHTS,
  type RoomTarget,
  type RoomVerb,
} from "../../lib/policy/mod.ts";
import {
  DEFAULT_MAY,
  IN_ROOMS,
  OUTSIDE_ROOMS,
  placeTargets,
  ROLES,
  ROOM_ROLES,
  roomTargets,
} from "./every.ts";

export const PERMISSIONS_PAGE = new URL("../../docs/permissions.md", import.meta.url);

/** The highest has the lowest. */
const rank = <T>(roles: readonly T[], role: T) => roles.indexOf(role);
const NO = "–";

type Words<T> = Record<string, (actor: Actor, target: T) => boolean>;

const PLACE_WORDS: Words<PlaceTarget> = {
  yes: () => true,
  [NO]: () => false,
  own: (_, { own }) => own!,
  near: (_, { isNear }) => isNear!,
  below: ({ place }, target) =>
    rank(ROLES, target.place) > rank(ROLES, place) &&
    (target.to === undefined || rank(ROLES, target.to) > rank(ROLES, place)),
};

const ROOM_WORDS: Words<RoomTarget> = {
  yes: () => true,
  [NO]: () => false,
  public: (_, { kind }) => kind === "public",
  own: (_, { own }) => own!,
  alone: (_, { isAlone }) => isAlone!,
  members: (_, { whom }) => whom?.place !== "guest",
  others: (_, target) => target.whom?.room !== "owner" && fits(target),
  below: (actor, target) =>
    target.whom !== undefined && target.whom.room !== "owner" && fits(target) &&
    weight(target.whom) > weight(actor) &&
    (target.to === undefined || rank(ROOM_ROLES, target.to) > weight(actor)),
};

function fits({ whom, to }: RoomTarget): boolean {
  return whom?.place !== "guest" || to !== "moderator";
}

/** Of the role in the room, or of what the role on the place makes of it. */
function weight({ place, room }: Pick<Actor, "place" | "room">): number {
  const onPlace = { owner: 0, admin: 0, moderator: 1, member: 3, guest: 3 }[place];
  return Math.min(onPlace, rank(ROOM_ROLES, room!));
}

const PLACE_COLUMNS: Record<string, (actor: Actor) => boolean> = {
  owner: ({ place }) => place === "owner",
  admin: ({ place }) => place === "admin",
  moderator: ({ place }) => place === "moderator",
  member: ({ place }) => place === "member",
  guest: ({ place, isGuestOfInvite }) => place === "guest" && !isGuestOfInvite,
  "guest of an invite": ({ isGuestOfInvite = false }) => isGuestOfInvite,
};

const isAdmin = ({ place }: Actor) => place === "owner" || place === "admin";

/** Each actor is in one of them. */
const ROOM_COLUMNS: Record<string, (actor: Actor) => boolean> = {
  owner: ({ room }) => room === "owner",
  admin: (actor) => actor.room !== null && isAdmin(actor),
  moderator: ({ room, place }) => room === "moderator" || room !== null && place === "moderator",
  member: ({ room, place }) => room === "member" && place === "member",
  guest: ({ room, place }) => room === "member" && place === "guest",
  reader: ({ room }) => room === "reader",
  "not in it": ({ isGuestOfInvite }) => !isGuestOfInvite,
  "guest of an invite, not in it": () => true,
};

const WHERE: Record<string, (target: RoomTarget) => boolean> = {
  room: ({ kind, archived, posting }) => kind !== "direct" && !archived && posting === "everyone",
  announcement: ({ kind, archived, posting }) =>
    kind !== "direct" && !archived && posting === "moderators",
  archived: ({ kind, archived }) => kind !== "direct" && archived,
  direct: ({ kind, archived, posting }) => kind === "direct" && !archived && posting === "everyone",
};

function columnOf(columns: Record<string, (actor: Actor) => boolean>, actor: Actor): string {
  return Object.keys(columns).find((name) => columns[name]!(actor))!;
}

/** The one word that says of all of these who may. */
function wordFor<T>(
  words: Words<T>,
  actors: readonly Actor[],
  targets: readonly T[],
  may: (actor: Actor, target: T) => boolean,
): string {
  const word = Object.keys(words).find((name) =>
    actors.every((actor) =>
      targets.every((target) => words[name]!(actor, target) === may(actor, target))
    )
  );
  if (word === undefined) throw new Error(`No word says it: ${may}`);
  return word;
}

export function placeTable(): string {
  const columns = Object.keys(PLACE_COLUMNS);
  const rows = (Object.keys(PLACE_RIGHTS) as PlaceVerb[]).map((verb) => [
    `\`${verb}\``,
    ...columns.map((column) => {
      const actors = OUTSIDE_ROOMS.filter((actor) => columnOf(PLACE_COLUMNS, actor) === column);
      return wordFor(PLACE_WORDS, actors, placeTargets(verb), (actor, to) => can(actor, verb, to));
    }),
  ]);
  return table(["verb", ...columns], rows);
}

export function roomTable(): string {
  const columns = Object.keys(ROOM_COLUMNS);
  const rows = (Object.keys(ROOM_RIGHTS) as RoomVerb[]).flatMap((verb) => {
    const targets = roomTargets(verb, DEFAULT_MAY);
    const places = new Map<string, string[]>();
    for (const [where, isThere] of Object.entries(WHERE)) {
      const cells = columns.map((column) => {
        const actors = IN_ROOMS.filter((actor) => columnOf(ROOM_COLUMNS, actor) === column);
        const there = targets.filter(isThere);
        return wordFor(ROOM_WORDS, actors, there, (actor, target) => can(actor, verb, target));
      }).join(" | ");
      places.set(cells, [...places.get(cells) ?? [], where]);
    }
    return [...places].filter(([cells]) => /[a-z]/.test(cells))
      .map(([cells, where]) => [`\`${verb}\``, where.join(", "), cells]);
  });
  return table(["verb", "where", ...columns], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function withPermissions(page: string): string {
  return between(between(page, "place", placeTable()), "rooms", roomTable());
}

function between(page: string, name: string, text: string): string {
  const begin = `<!-- ${name}: written by tests/policy/permissions.ts -->`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The page needs the markers ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}

if (import.meta.main) {
  const page = await Deno.readTextFile(PERMISSIONS_PAGE);
  await Deno.writeTextFile(PERMISSIONS_PAGE, withPermissions(page));
}
