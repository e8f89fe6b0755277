/** Opens the store where the settings say it is, or says in one sentence why it cannot. */
import { prepareDatabase, prepareFolder } from "./folder.ts";
import { type FolderLock, lockFolder } from "./lock.ts";
import { fileReason } from "./reason.ts";
import { ANSWER_MS, checkServer, openServer, tooSlow } from "./kv_server.ts";
import { Store } from "./store.ts";

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
  return { ok: true, store: new Store(await Deno.openKv(":memory:")) };
}

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
    return { ok: true, store: new Store(await Deno.openKv(database.path), lock) };
  } catch (error) {
    return {
      ok: false,
      problem: `The database ${database.path} cannot be opened (${fileReason(error)}): ` +
        "put back a copy that works, or move the file away to start with an empty one",
    };
  }
}

async function openRemote(server: URL, token: string): Promise<StoreOutcome> {
  const checked = await checkServer(server, token);
  if (!checked.ok) return checked;
  const opened = await openServer(server, token);
  if (!opened.ok) return opened;
  // The server may send its clients to another address for the data, which must answer too
  const store = new Store(opened.kv);
  if (await store.ping(ANSWER_MS)) return { ok: true, store };
  store.close();
  return tooSlow(server);
}

async function openPlatform(): Promise<StoreOutcome> {
  try {
    return { ok: true, store: new Store(await Deno.openKv()) };
  } catch (error) {
    return {
      ok: false,
      problem: `Deno Deploy gave no KV database (${fileReason(error)}): ` +
        "attach one to the app, or set PARLEY_KV to the address of a denokv server",
    };
  }
}
