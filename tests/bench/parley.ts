// Parley itself, with a cast that is in its store before it starts.

import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { openStore, type Store, type StorePlace } from "../../lib/store/mod.ts";
import { type DenokvServer, denokvServer } from "../support/denokv.ts";
import { seedChat, type Seeded } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { PARLEY_WIRE } from "./load/parley_wire.ts";
import { addressOf, spawnParley } from "./processes.ts";
import type { Cast, Target } from "./target.ts";

export interface ParleyTarget extends Target {
  room(index: number): RoomId;
  user(person: number): UserId;
  /** Its folder; what it stores is in there, unless a denokv server has it. */
  readonly data: string;
  /** Another process over the same store. */
  again(): Promise<ParleyTarget>;
}

export type Kv = "file" | "denokv";

export interface Preparation {
  /** What else is to be in the store. */
  fill(store: Store, seeded: Seeded): Promise<void>;
  /** Settings besides those of every benchmark. */
  readonly env: Readonly<Record<string, string>>;
}

export async function startParley(
  cast: Cast,
  kv: Kv = "file",
  more: Preparation | null = null,
): Promise<ParleyTarget> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const server = kv === "denokv" ? resources.use(await denokvServer()) : null;
  const data = `${folder.path}/data`;
  const seeded = await seedChat({ store: placeOf(data, server), ...cast });
  if (more !== null) await fill(placeOf(data, server), more, seeded);
  const start = async (given: AsyncDisposableStack): Promise<ParleyTarget> => {
    await using owned = given;
    const child = owned.use(await spawnParley(data, { ...environment(server), ...more?.env }));
    const { port } = new URL(await addressOf(child));
    const kept = owned.move();
    return {
      name: server === null ? "parley" : "parley on denokv",
      child,
      port: Number(port),
      wire: PARLEY_WIRE,
      storePid: server?.pid ?? null,
      data,
      room: (index) => seeded.rooms[index]!,
      user: (person) => seeded.users[person]!,
      entry: (person) => ({
        path: "/ws",
        headers: { authorization: `Bearer ${seeded.tokens[person]}` },
      }),
      again: () => start(new AsyncDisposableStack()),
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    };
  };
  return await start(resources.move());
}

async function fill(place: StorePlace, more: Preparation, seeded: Seeded): Promise<void> {
  const opened = await openStore(place);
  if (!opened.ok) throw new Error(opened.problem);
  try {
    await more.fill(opened.store, seeded);
  } finally {
    await opened.store.close();
  }
}

function placeOf(data: string, server: DenokvServer | null) {
  return server === null
    ? { data, kv: "file" as const }
    : { data, kv: new URL(server.address), token: server.token };
}

function environment(server: DenokvServer | null): Record<string, string> {
  const open = { PARLEY_SEND_RATE: "0" };
  if (server === null) return open;
  return { ...open, PARLEY_KV: server.address, DENO_KV_ACCESS_TOKEN: server.token };
}
