// What a build knows: the routes, the islands and the static files of one app. The build writes it, the server reads it.

import type { ComponentType } from "preact";
import type { RouteFile } from "./file_routes.ts";
import type { ResolvedFreshConfig } from "./types.ts";

export interface Script {
  /** Its address. */
  script: string;
  /** The addresses of all that it imports, worth fetching at the same time. */
  imports: string[];
}

/** A component that browsers bring to life, and the script that holds it. */
export interface Island extends Script {
  component: ComponentType;
  exportName: string;
}

export type Encoding = "br" | "gzip";

/** The ends of the names of precompressed files, beside what they were made of. */
export const SUFFIX: Record<Encoding, string> = { br: ".br", gzip: ".gz" };

export interface StaticFile {
  type: string;
  etag: string;
  /** Whether its name changes with its content. */
  immutable: boolean;
  encodings: Encoding[];
  read(encoding?: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Snapshot {
  buildId: string;
  root: string;
  mode: ResolvedFreshConfig["mode"];
  routes: RouteFile[];
  islands: Island[];
  /** The script that wakes the islands up. */
  boot: Script;
  /** The script that reloads the page when the server was restarted; development only. */
  liveReload?: string;
  /** By path, as it is read, not as it is written in an address: `/two words.txt`. */
  files: Map<string, StaticFile>;
}
