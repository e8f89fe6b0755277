/** A busy place with a browser before it, for files on their way and those that are there. */
import { TestBrowser } from "./browser.ts";
import { busyPlace } from "./busy_place.ts";
import { Bringer } from "./file_scenes.ts";
import { startServer } from "./server.ts";

export async function attachingScene(env: Record<string, string> = {}) {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer({ env }));
  const place = await busyPlace(server);
  const browser = resources.use(await TestBrowser.open());
  const owned = resources.move();
  return {
    ...{ server, place, browser, path: `/r/${place.rooms.tools}` },
    bringer: new Bringer(server.address, place),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
