import type { Page } from "playwright-core";
import type { Look } from "./browser.ts";
import type { BusyPlace, Name } from "./busy_place.ts";
import type { Edges } from "./edge_scenes.ts";
import type { TestServer } from "./server.ts";

/** One picture of the gallery: where, as whom, and what is done there first. */
export interface GalleryScene {
  readonly name: string;
  readonly path: (place: BusyPlace, edges: Edges) => string;
  readonly who?: Name;
  readonly look?: Look;
  /** Brings the page into the state that is looked at. */
  readonly then?: (
    page: Page,
    place: BusyPlace,
    edges: Edges,
    server: TestServer,
  ) => Promise<void>;
}
