/** What takes up the room for files, for those who look after the place: never what is in it. */
import type { Signed } from "../../auth/mod.ts";
import { can } from "../../policy/mod.ts";
import { accept, type FileId, type Outcome, refuse, type RoomId } from "../../protocol/mod.ts";
import { type FileKind, kindOfFile } from "../../rules/mod.ts";
import {
  type FileRow,
  fileSpace,
  findFile,
  findFileUsage,
  openReading,
  peopleOf,
  personOf,
  type RoomRow,
  roomRow,
  roomsNaming,
  type Store,
  type Sum,
} from "../../store/mod.ts";
import type { FileGround } from "./file_keeping.ts";
import { openFile } from "./files.ts";
import { actorOf } from "../ground.ts";

/** Null for the name of a room that is not theirs to see: all of these are one. */
export interface RoomUsage extends Sum {
  readonly id: RoomId | null;
  readonly name: string | null;
  readonly rooms: number;
}

export interface PersonUsage extends Sum {
  readonly id: string;
  /** Empty where they are gone. */
  readonly name: string;
}

export interface KindUsage extends Sum {
  readonly kind: FileKind;
}

export interface UsedFile {
  readonly id: FileId;
  readonly bytes: number;
  readonly at: number;
  readonly kind: FileKind;
  readonly by: string;
  /** Null where they may not open it: what it is called is said in private too. */
  readonly name: string | null;
  /** Null for a private conversation; undefined where nothing names it. */
  readonly room: string | null | undefined;
}

export interface CountedFiles {
  readonly at: number;
  readonly all: Sum;
  readonly unnamed: Sum;
  readonly rooms: readonly RoomUsage[];
  readonly people: readonly PersonUsage[];
  readonly kinds: readonly KindUsage[];
  readonly largest: readonly UsedFile[];
  readonly loose: readonly UsedFile[];
}

export interface FileUsage {
  /** As it is at this moment, what is on its way in included. */
  readonly bytes: number;
  readonly most: number;
  /** Null until it was counted. */
  readonly counted: CountedFiles | null;
}

export async function seeFileUsage(ground: FileGround, me: Signed): Promise<Outcome<FileUsage>> {
  const { store, limits } = ground;
  const isTheirs = can(actorOf(await personOf(store, me.user)), "place.files");
  if (me.scopes !== null || !isTheirs) return refuse("forbidden");
  const [bytes, row] = await Promise.all([fileSpace(store), findFileUsage(store)]);
  const usage = { bytes, most: limits.bytesInAll };
  if (row === null) return accept({ ...usage, counted: null });
  const people = await peopleOf(store, row.people.map(([id]) => id));
  const seen = (files: readonly FileId[]) => filesSeen(ground, me, files);
  const counted: CountedFiles = {
    ...{ at: row.at, all: row.all, unnamed: row.unnamed },
    rooms: await roomsSeen(store, me, row.rooms),
    people: row.people.map(([id, sum]) => ({
      ...sum,
      id,
      name: people.get(id)?.displayName ?? "",
    })),
    kinds: kindsIn(row.types),
    ...{ largest: await seen(row.largest), loose: await seen(row.loose) },
  };
  return accept({ ...usage, counted });
}

async function roomsSeen(
  store: Store,
  me: Signed,
  rooms: readonly (readonly [RoomId, Sum])[],
): Promise<RoomUsage[]> {
  const named = await Promise.all(
    rooms.map(async ([id, sum]) => ({ ...sum, id, name: await nameOf(store, me, id), rooms: 1 })),
  );
  const hidden = named.filter(({ name }) => name === null);
  const shown = named.filter(({ name }) => name !== null);
  if (hidden.length === 0) return shown;
  return [...shown, { ...sumOf(hidden), id: null, name: null, rooms: hidden.length }];
}

/** Null where they have no business there. */
async function nameOf(store: Store, me: Signed, room: RoomId): Promise<string | null> {
  const { value } = await store.kv.get<RoomRow>(roomRow(room).key);
  const isTheirs = value?.kind === "public" || await openReading(store, me.user, room) !== null;
  return isTheirs && value?.name ? value.name : null;
}

/** Of a picture only its size tells that it is shown as one: a type alone is enough for a sum. */
function kindsIn(types: readonly (readonly [string, Sum])[]): KindUsage[] {
  const kinds = Map.groupBy(types, ([type]) => kindOfFile({ type, width: 1, height: 1 }));
  return [...kinds].map(([kind, some]) => ({
    kind,
    ...sumOf(some.map(([, sum]) => sum)),
  }));
}

function sumOf(all: readonly Sum[]): Sum {
  return all.reduce(
    (sum, { count, bytes }) => ({ count: sum.count + count, bytes: sum.bytes + bytes }),
    { count: 0, bytes: 0 },
  );
}

async function filesSeen(
  ground: FileGround,
  me: Signed,
  ids: readonly FileId[],
): Promise<UsedFile[]> {
  const found = await Promise.all(
    ids.map(async (id) => ({ id, row: await findFile(ground.store, id) })),
  );
  // Some are gone since they were counted
  const there = found.filter((one): one is { id: FileId; row: FileRow } => one.row !== null);
  const people = await peopleOf(ground.store, [...new Set(there.map(({ row }) => row.by))]);
  return await Promise.all(there.map(async ({ id, row }) => ({
    ...{ id, bytes: row.bytes, at: row.at, kind: kindOfFile(row) },
    by: people.get(row.by)?.displayName ?? "",
    name: (await openFile(ground, me, id, "file"))?.name ?? null,
    room: await roomOf(ground.store, me, id),
  })));
}

/** One of those that name it, if there is one that they may see. */
async function roomOf(
  store: Store,
  me: Signed,
  file: FileId,
): Promise<string | null | undefined> {
  const { value: rooms = [] } = await roomsNaming(store, file).next();
  const names = await Promise.all(
    (rooms as RoomId[]).map((room) => nameOf(store, me, room)),
  );
  return names.find((name) => name !== null) ?? (names.length === 0 ? undefined : null);
}
