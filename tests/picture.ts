// `deno task picture`: takes the pictures of the README from the running app, over a place that people live in.

import type { Page } from "playwright-core";
import { placeRow } from "../lib/store/mod.ts";
import { isAlive, openApp } from "./support/app_page.ts";
import { bringPicture } from "./support/bringing.ts";
import { PHONE, TestBrowser } from "./support/browser.ts";
import { type BusyPlace, busyPlace, type Name } from "./support/busy_place.ts";
import { showFaces } from "./support/face_scenes.ts";
import { given } from "./support/seed.ts";
import { startServer } from "./support/server.ts";

const FOLDER = Deno.args[0] ?? new URL("../docs/", import.meta.url).pathname;
const DESK = { width: 1280, height: 760 };
const MINUTE_MS = 60_000;

await using server = await startServer();
given(
  await server.chat.store.writer.write({
    rows: [placeRow],
    decide(draft) {
      const doors = { door: "invite", guests: false, rooms: [] } as const;
      draft.set(placeRow, { name: "Elm Street Repair Café", hue: 172, ...doors });
      return { ok: true };
    },
  }),
);
const place = await busyPlace(server);
const { address, chat: { store }, clock } = server;
await showFaces({ address, ground: { store, now: () => clock.now() } }, place);
const root = await talkOfToday(place);
await using browser = await TestBrowser.open();
const scene = { server, place, browser };
const { saturday, tools } = place.rooms;

const others = await Promise.all(
  (["ines", "tomas"] as const).map((who) => openApp(scene, `/r/${tools}`, { who })),
);
const light = await openApp(scene, `/r/${saturday}`, { size: DESK });
await readToTheEnd(light);
await take(light, "parley.png");

const dark = await openApp(scene, `/r/${saturday}/t/${root}`, { size: DESK, scheme: "dark" });
await dark.getByText("five minutes").last().waitFor();
await take(dark, "parley-dark.png");

const phone = await openApp(scene, `/r/${saturday}`, { size: PHONE, touch: true });
await readToTheEnd(phone);
await take(phone, "parley-phone.png");
for (const page of others) await page.context().close();

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator(".code-keyword").last().waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}` });
  await page.context().close();
}

/** What is read is seen without a line before it. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByText("the first in line").first().waitFor();
  await page.reload();
  await isAlive(page);
}

/** Returns what a thread hangs on. */
async function talkOfToday(place: BusyPlace) {
  const { rooms: { saturday }, people, say, react } = place;
  const next = (minutes: number) => clock.move(minutes * MINUTE_MS);
  next(-26);
  const by = { address, token: await place.tokenOf("ines") };
  const hills = async (name: string, hue: number) => ({
    id: await bringPicture(by, name, { width: 640, height: 480, hue }),
  });
  const called = (...names: Name[]) => ({ mentions: names.map((name) => people[name].user) });
  const plan = await say("ines", saturday, "Doors open in an hour. Who is **already** there?");
  next(3);
  const answer = await say(
    "aiko",
    saturday,
    "Jonas and I. The label printer works again, it wanted this:\n\n```sh\nfor page in 1 2 3; do\n  lpr -P bench -o pages=$page label.pdf && sleep 5\ndone\n```",
  );
  for (const who of ["mara", "jonas", "tomas"] as const) await react(who, saturday, answer, "🎉");
  await react("ines", saturday, answer, "👀");
  next(4);
  await say("tomas", saturday, "Bread is in the oven, I take the door from eleven.", {
    replyTo: plan,
  });
  next(1);
  await say("ines", saturday, "From the hill, on the way here", {
    files: [await hills("morning.png", 0.5), await hills("a little later.png", 0.95)],
  });
  next(2);
  const thread = await say(
    "mara",
    saturday,
    "Where does the long ladder stand? The lamp hangs high.",
  );
  next(1);
  await say("jonas", saturday, "It leans behind the shed.", { thread });
  next(1);
  await say("ines", saturday, "Take the **short** one, it reaches.", { thread });
  next(2);
  await say("aiko", saturday, "@mara I carry it over, five minutes.", {
    thread,
    ...called("mara"),
  });
  next(3);
  const done = await say("jonas", saturday, "@mara the kettle is on, and the first radio hums.", {
    ...called("mara"),
  });
  await react("mara", saturday, done, "❤️");
  await react("aiko", saturday, done, "❤️");
  next(10);
  return thread;
}
