/** What people and rooms look like: small pictures, brought by who puts them there. */
import { can } from "../../policy/mod.ts";
import { type FileId, type Refusal, refuse, type RoomId, type UserId } from "../../protocol/mod.ts";
import {
  changeFace,
  type Draft,
  facesOf,
  type FileRow,
  fileRow,
  isPerson,
  openReading,
  personOf,
  type RoomRow,
  roomRow,
  type Row,
  type Store,
  type Topic,
} from "../../store/mod.ts";
import { actorOf, type Ground } from "../ground.ts";
import { visibleAmong } from "./people.ts";

/** Undefined: as it was. */
interface Wish {
  readonly picture?: FileId | null | undefined;
}

interface Pictured {
  readonly picture?: FileId | undefined;
}

export const MOST_FACE_BYTES = 1024 * 1024;
export const MOST_FACE_PIXELS = 1_024;
export const FACE_TYPES: readonly string[] = ["image/webp", "image/jpeg", "image/png"];

export function rowsToLookLike({ picture }: Wish): Row<unknown>[] {
  return picture ? [fileRow(picture)] : [];
}

export function pictureAfter(
  { picture: before }: Pictured,
  { picture }: Wish,
): { readonly picture?: FileId } {
  const after = picture === undefined ? before : picture;
  return after ? { picture: after } : {};
}

/** Null where it may be. What somebody else brought is not there, whether one may see it or not. */
export function lookLike(
  draft: Draft,
  me: UserId,
  { of, before }: { readonly of: Topic; readonly before: Pictured },
  wish: Wish,
): Refusal | null {
  const { picture: after } = pictureAfter(before, wish);
  if (after === before.picture) return null;
  const file = after === undefined ? null : draft.get(fileRow(after));
  if (after !== undefined) {
    if (file?.by !== me) return refuse("not_found", "picture");
    if (!isSmallPicture(file)) return refuse("bad_command", `picture: ${FIT}`);
  }
  changeFace(draft, of, { before: before.picture, after });
  return null;
}

const FIT = `must be WebP, JPEG or PNG, of at most ${MOST_FACE_BYTES / 1024} KiB and ` +
  `${MOST_FACE_PIXELS} by ${MOST_FACE_PIXELS} pixels`;

/** Everybody's browser shows it, and each in a list of many. */
function isSmallPicture({ type, bytes, width = Infinity, height = Infinity }: FileRow): boolean {
  return FACE_TYPES.includes(type) && bytes <= MOST_FACE_BYTES &&
    Math.max(width, height) <= MOST_FACE_PIXELS;
}

/**
 * Whether a file shows somebody or something that they may see; null where it shows nobody. The
 * store is asked the same for that as where they may not: how long it takes tells nobody which.
 */
export async function seesFace(ground: Ground, me: UserId, file: FileId): Promise<boolean | null> {
  const faces = await facesOf(ground.store, file);
  const people = faces.filter(isPerson);
  const rooms = faces.filter((of): of is RoomId => !isPerson(of));
  const seen = await Promise.all([
    visibleAmong(ground, me, people.length === 0 ? [NOBODY] : people),
    ...(rooms.length === 0 ? [NOWHERE] : rooms).map((room) => seesRoom(ground.store, me, room)),
  ]);
  const [{ visible }, ...isInSight] = seen;
  if (people.some((user) => visible.includes(user)) || isInSight.includes(true)) return true;
  return faces.length === 0 ? null : false;
}

const NOBODY = "u" as UserId;
/** Nobody is in it. */
export const NOWHERE = "r" as RoomId;

/** From within, or as one that everybody may come into. */
async function seesRoom(store: Store, me: UserId, room: RoomId): Promise<boolean> {
  if (await openReading(store, me, room) !== null) return true;
  const { value } = await store.kv.get<RoomRow>(roomRow(room).key);
  return value?.kind === "public" && can(actorOf(await personOf(store, me)), "room.browse");
}
