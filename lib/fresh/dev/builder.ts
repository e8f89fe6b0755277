import { App, type ListenOptions, setSnapshot } from "../app.ts";
import { type Build, makeBuild } from "./build.ts";
import { writeBuild } from "./disk.ts";
import { LIVE_RELOAD_SCRIPT, withLiveReload } from "./live_reload.ts";
import { toSnapshot } from "./memory.ts";
import { type BuilderOptions, resolveOptions } from "./options.ts";
import type { Transform, TransformArgs, TransformResult } from "./static.ts";

/** Gives an app what was built. */
type Apply = (app: object) => void;

/** Makes what a server and browsers need from the sources of an app. */
export class Builder {
  readonly #options;
  readonly #islands: string[] = [];
  readonly #transforms: Transform[] = [];

  constructor(options: BuilderOptions = {}) {
    this.#options = resolveOptions(options);
  }

  /** Makes a module outside the islands folder one with islands. */
  registerIsland(path: string): void {
    this.#islands.push(path);
  }

  onTransformStaticFile(
    options: { pluginName: string; filter: RegExp },
    run: (
      args: TransformArgs,
    ) => TransformResult | undefined | Promise<TransformResult | undefined>,
  ): void {
    this.#transforms.push({ ...options, run });
  }

  /** Writes the build to the output folder, or keeps it in memory for the apps that it is then given to. */
  async build(
    options: { mode?: Build["mode"]; snapshot?: "disk" | "memory" } = {},
  ): Promise<Apply> {
    const build = await this.#make(options.mode ?? "production");
    if (options.snapshot !== "memory") {
      await writeBuild(build, this.#options);
      return () => {};
    }
    const snapshot = await toSnapshot(build, this.#options.routeDir);
    return (app) => setSnapshot(app, snapshot);
  }

  /** Serves the app for development: pages reload when this process is started again. */
  async listen(
    // deno-lint-ignore no-explicit-any -- the state of an app is its own affair
    importApp: () => Promise<{ app: App<any> } | App<any>>,
    options: ListenOptions = {},
  ): Promise<void> {
    const build = await this.#make("development");
    const imported = await importApp();
    const app = imported instanceof App ? imported : imported.app;
    const snapshot = await toSnapshot(build, this.#options.routeDir);
    setSnapshot(app, { ...snapshot, liveReload: LIVE_RELOAD_SCRIPT });
    await Deno.serve(options as Deno.ServeTcpOptions, withLiveReload(app.handler())).finished;
  }

  #make(mode: Build["mode"]): Promise<Build> {
    const [options, islands, transforms] = [this.#options, this.#islands, this.#transforms];
    return makeBuild({ options, mode, islands, transforms });
  }
}
