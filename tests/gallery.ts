// `deno task gallery`: pictures of the app's pages and states, into a folder that git ignores. Arguments choose some, by how
// their names begin or end.

import { join } from "node:path";
import { DESKTOP, type Look, PHONE, TestBrowser } from "./support/browser.ts";
import { isAlive } from "./support/app_page.ts";
import { ACT_SCENES, liveliest } from "./support/act_scenes.ts";
import { APP_SCENES } from "./support/app_scenes.ts";
import { busyPlace, type Name } from "./support/busy_place.ts";
import { EDGE_SCENES, prepareEdges } from "./support/edge_scenes.ts";
import { FACE_SCENES, showFaces } from "./support/face_scenes.ts";
import { ATTACHING_SCENES } from "./support/attaching_scenes.ts";
import { FILE_SCENES } from "./support/file_scenes.ts";
import { languages } from "../lib/words/on_server.ts";
import type { GalleryScene } from "./support/gallery_scene.ts";
import { startServer } from "./support/server.ts";

const FOLDER = new URL("../_gallery/", import.meta.url).pathname;

const WIDE: Look = { size: { width: 1440, height: 900 } };

const LOOKS: readonly (readonly [string, Look])[] = [
  ["light", WIDE],
  ["dark", { ...WIDE, scheme: "dark" }],
  ["phone", { size: PHONE, touch: true }],
  ["phone_dark", { size: PHONE, touch: true, scheme: "dark" }],
  ["small", { size: DESKTOP }],
  ["german", { ...WIDE, language: "de-DE" }],
  ["german_phone", { size: PHONE, touch: true, language: "de-DE" }],
  ["mirrored", WIDE],
  ["mirrored_phone", { size: PHONE, touch: true }],
];

async function main(wanted: readonly string[]): Promise<void> {
  await Deno.mkdir(FOLDER, { recursive: true });
  await using server = await startServer();
  const place = await busyPlace(server);
  await liveliest(place);
  const { chat: { store }, clock, address } = server;
  await showFaces({ address, ground: { store, now: () => clock.now() } }, place);
  const edges = await prepareEdges(server, place);
  await using browser = await TestBrowser.open();
  browser.forgive(/ERR_|WebSocket/);
  // One session each: the place keeps no more than fifty of anybody
  const tokens = new Map<Name, Promise<string>>();
  const tokenOf = (who: Name) => {
    if (!tokens.has(who)) tokens.set(who, place.tokenOf(who));
    return tokens.get(who)!;
  };
  const show = async (scene: GalleryScene, look: Look, name: string) => {
    // Else whoever comes so often is told to wait, and never done waiting
    server.clock.move(Date.now() - server.clock.now());
    const page = await browser.page(look);
    const token = await tokenOf(scene.who ?? "mara");
    await page.context().addCookies([{ name: "parley", value: token, url: server.address }]);
    await page.goto(server.address + scene.path(place, edges));
    await page.waitForLoadState("networkidle");
    if (await page.locator(".screen").count() > 0) await isAlive(page);
    try {
      await scene.then?.(page, place, edges, server);
    } finally {
      // Where it stopped, one sees why
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
      await page.context().close();
    }
  };
  for (const [kind, look] of LOOKS) {
    // Nobody has translated Parley into such a language yet: English is written the other way round
    languages.en.common.dir = kind.startsWith("mirrored") ? "rtl" : "ltr";
    const scenes = [APP_SCENES, ACT_SCENES, EDGE_SCENES, FILE_SCENES, FACE_SCENES, ATTACHING_SCENES]
      .flat();
    for (const scene of scenes) {
      const name = `${scene.name}_${kind}`;
      if (
        wanted.length > 0 && !wanted.some((want) => name.startsWith(want) || name.endsWith(want))
      ) continue;
      // What is done in a scene is found by its English words
      if (look.language !== undefined && scene.then !== undefined) continue;
      await show(scene, { ...look, ...scene.look }, name).catch((problem) =>
        console.error(name, problem)
      );
      console.log(`${name}.png`);
    }
  }
  for (const complaint of browser.takeComplaints()) console.error(complaint);
}

if (import.meta.main) await main(Deno.args);
