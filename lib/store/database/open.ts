/** Opens the store where the settings say it is, or says in one sentence why it cannot. */
import { prepareDatabase, prepareFolder } from "./folder.ts";
import { HighWater } from "./high_water.ts";
import { type FolderLock, lockFolder } from "./lock.ts";
import { fileReason } from "./reason.ts";
import { ANSWER_MS, checkServer, openServer, tooSlow } from "./kv_server.ts";
import { within } from "../../deadline.ts";
import { movingKv } from "./moving_kv.ts";
import { NewerSchema } from "./schema.ts";
import { Store } from "./store.ts";
import type { PlaceLimits } from "../writing/write.ts";

export interface StorePlace {
  /** The data folder; made when it is missing. Used by "file" alone. */
  readonly data: string;
  /** ":memory:" forgets everything at close, for tests. An URL is a denokv server. */
  readonly kv: "file" | ":memory:" | "deploy" | URL;
  /** For a denokv server. */
  readonly token?: string;
}

export type StoreOutcome = { ok: true; store: Store } | { ok: false; problem: string };

export async function openStore(place: StorePlace): Promise<StoreOutcome> {
  if (place.kv instanceof URL) return await openRemote(place.kv, place.token ?? "");
  if (place.kv === "file") return await openFolder(place.data);
  if (place.kv === "deploy") return await openPlatform();
  return {
    ok: true,
    store: await Store.over({ kv: await Deno.openKv(":memory:"), limits: ALONE }),
  };
}

/** What a file allows; whoever has it has it alone. */
const ALONE: PlaceLimits = { checks: 100, shared: false, lanes: 1 };
/** What a denokv server allows: ten checks a commit, and several commits at once. */
const SHARED: PlaceLimits = { checks: 10, shared: true, lanes: 8 };

async function openFolder(path: string): Promise<StoreOutcome> {
  const folder = await prepareFolder(path);
  if (!folder.ok) return folder;
  // The lock comes before anything in the folder is touched: a second process changes nothing
  const locked = await lockFolder(folder.path);
  if (!locked.ok) return locked;
  const opened = await openDatabase(folder.path, locked.lock);
  if (!opened.ok) locked.lock.release();
  return opened;
}

async function openDatabase(folder: string, lock: FolderLock): Promise<StoreOutcome> {
  const database = await prepareDatabase(folder);
  if (!database.ok) return database;
  try {
    return { ok: true, store: await storeOfFile(database.path, folder, lock) };
  } catch (error) {
    if (error instanceof NewerSchema) return newer(database.path);
    return {
      ok: false,
      problem: `The database ${database.path} cannot be opened (${fileReason(error)}): ` +
        "put back a copy that works, or move the file away to start with an empty one",
    };
  }
}

async function storeOfFile(path: string, folder: string, lock: FolderLock): Promise<Store> {
  const kv = await Deno.openKv(path);
  try {
    return await Store.over({ kv, limits: ALONE, lock, highWater: new HighWater(folder) });
  } catch (error) {
    kv.close();
    throw error;
  }
}

async function openRemote(server: URL, token: string): Promise<StoreOutcome> {
  const checked = await checkServer(server, token);
  if (!checked.ok) return checked;
  const handles: Deno.Kv[] = [];
  const closeAll = () => handles.forEach((handle) => handle.close());
  for (const _ of ["bells", "reads", ...Array(COMMITS_IN_FLIGHT).keys()]) {
    const opened = await openServer(server, token);
    if (!opened.ok) return closeAll(), opened;
    handles.push(opened.kv);
  }
  const store = await storeOfServer(server, handles);
  if (!store.ok) closeAll();
  return store;
}

/** A connection each: what waits for an answer on one holds up nothing on the others. */
const COMMITS_IN_FLIGHT = 4;

/** The server may send its clients to another address for the data, which must answer too. */
async function storeOfServer(server: URL, handles: readonly Deno.Kv[]): Promise<StoreOutcome> {
  const [bells, ...others] = handles as [Deno.Kv, ...Deno.Kv[]];
  const moving = others.map(movingKv);
  const [kv, ...writers] = moving.map(({ kv }) => kv) as [Deno.Kv, ...Deno.Kv[]];
  const rest = () => Promise.all(moving.map((handle) => handle.rest()));
  const parts = { kv, bells, writers, rest, limits: SHARED };
  try {
    const store = await within(Store.over(parts), ANSWER_MS, null);
    if (store !== null) return { ok: true, store };
    void rest();
    return tooSlow(server);
  } catch (error) {
    await within(rest(), ANSWER_MS, undefined);
    if (error instanceof NewerSchema) return newer(server.href);
    throw error;
  }
}

async function openPlatform(): Promise<StoreOutcome> {
  try {
    return { ok: true, store: await Store.over({ kv: await Deno.openKv(), limits: SHARED }) };
  } catch (error) {
    return {
      ok: false,
      problem: `Deno Deploy gave no KV database (${fileReason(error)}): ` +
        "attach one to the app, or set PARLEY_KV to the address of a denokv server",
    };
  }
}

function newer(place: string): StoreOutcome {
  return {
    ok: false,
    problem: `The data in ${place} was written by a newer version of Parley: ` +
      "start that version, or go back to a copy from before the change",
  };
}
