// The real app over a real store in a folder of its own, in this process, on a free port.

import { setSnapshot } from "fresh/internal";
import { createBuilder } from "../../dev.ts";
import { type Chat, createChat } from "../../lib/app.ts";
import { type ParleySettings, readSettings } from "../../lib/config/mod.ts";
import { openFilePlace } from "../../lib/file_place.ts";
import { createLog } from "../../lib/log.ts";
import type { LiveTimes } from "../../lib/live/mod.ts";
import { ensureBuilt } from "../../lib/server/build_freshness.ts";
import { openStore, type StorePlace } from "../../lib/store/mod.ts";
import { createApp } from "../../main.ts";
import { type TestClock, testClock } from "./clock.ts";
import { tempFolder } from "./temp_folder.ts";

export interface TestServer extends AsyncDisposable {
  /** Without a slash at its end. */
  address: string;
  chat: Chat;
  clock: TestClock;
  /** What was logged, line by line. */
  logged: string[];
}

type Mode = "development" | "production";

const ROOT = new URL("../../", import.meta.url);

type Apply = (app: object) => void;

const builds = new Map<Mode, Promise<Apply>>();

function built(mode: Mode): Promise<Apply> {
  const build = builds.get(mode) ??
    (mode === "production" ? asStarted() : createBuilder().build({ mode, snapshot: "memory" }));
  builds.set(mode, build);
  return build;
}

/** Built once for all processes. */
async function asStarted(): Promise<Apply> {
  const { ok } = await ensureBuilt(ROOT);
  if (!ok) throw new Error("The page could not be built");
  const { snapshot } = await import(new URL("_fresh/snapshot.js", ROOT).href);
  return (app) => setSnapshot(app, snapshot);
}

export interface ServerOptions {
  mode?: Mode;
  env?: Record<string, string>;
  /** Another place than a file in a folder of its own: a denokv server that several share. */
  store?: StorePlace;
  /** How often the feed looks, how long it keeps. */
  times?: Partial<LiveTimes>;
}

export async function startServer(
  { mode = "production", env = {}, store, times }: ServerOptions = {},
): Promise<TestServer> {
  const apply = await built(mode);
  const folder = await tempFolder();
  const settings = settingsFrom({ PARLEY_DATA: folder.path, ...env });
  const opened = await openStore(store ?? { data: settings.data, kv: settings.kv });
  if (!opened.ok) throw new Error(opened.problem);
  const clock = testClock();
  const logged: string[] = [];
  const log = createLog(settings.log, (line) => logged.push(line));
  const place = await openFilePlace(settings, opened.store);
  if (!place.ok) throw new Error(place.problem);
  const parts = { store: opened.store, blobs: place.blobs, settings, clock, log };
  const chat = await createChat(times === undefined ? parts : { ...parts, times });
  const app = createApp(() => Promise.resolve(chat));
  apply(app);
  const end = new AbortController();
  const options = { hostname: "127.0.0.1", port: 0, onListen() {}, signal: end.signal };
  const server = Deno.serve(options, app.handler());
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    chat,
    clock,
    logged,
    async [Symbol.asyncDispose]() {
      chat.farewell();
      // The closes are on their way with the next turn; whoever does not answer them is cut
      await new Promise((resolve) => setTimeout(resolve, 0));
      end.abort();
      await server.finished;
      await chat.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function settingsFrom(env: Record<string, string>): ParleySettings {
  const read = readSettings(env);
  if (!read.ok) throw new Error(read.problem);
  return read.settings;
}
