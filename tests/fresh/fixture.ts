// The fixture project, built once for all tests of a file.

import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import type { State } from "./fixture/define.ts";

export const FIXTURE = new URL("./fixture/", import.meta.url);

// The bundler's process ends some time after the build, while some test runs that has no part in it.
Deno.test.sanitizer({ ops: false, resources: false });

const applySnapshot = await new Builder({ root: decodeURI(FIXTURE.pathname) })
  .build({ snapshot: "memory" });

/** Gives an app the islands, the static files and the routes of the fixture. */
export function withFixture<T>(app: App<T>): App<T> {
  // The real Fresh types this function by the app's state, of which a build knows nothing.
  (applySnapshot as (app: App<T>) => void)(app);
  return app;
}

export function fixtureApp(): App<State> {
  return withFixture(new App<State>().use(staticFiles()).fsRoutes());
}
