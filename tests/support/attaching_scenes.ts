/** Files on their way, as somebody sees them who sends them. */
import type { Page } from "playwright-core";
import type { GalleryScene } from "./gallery_scene.ts";
import { drop, hold, pictureFile, textFile } from "./given_files.ts";
import { isReceiving, share } from "./sharing.ts";

const inTools: Pick<GalleryScene, "path"> = { path: (_, { rooms }) => `/r/${rooms.pictures}` };

const PICTURES = [
  pictureFile("yard in the morning.png", { width: 800, height: 600, hue: 0.62 }),
  pictureFile("workshop.png", { width: 600, height: 800, hue: 0.1 }),
];
const MINUTES = textFile(
  "Minutes of the meeting on the fourteenth of November.txt",
  "Present: all",
);

/** Nothing more gets there. */
async function holdUploads(page: Page): Promise<void> {
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH") return;
    await route.continue();
  });
}

async function refuseLast(page: Page): Promise<void> {
  let announced = 0;
  await page.route("**/uploads", async (route) => {
    if (++announced < 3) await route.continue();
    else await route.fulfill({ status: 507, body: "" });
  });
}

async function shown(page: Page, count: number): Promise<void> {
  await page.locator("[data-attached]").nth(count - 1).waitFor();
}

const bring = async (page: Page) => {
  await drop(page, "#main", ...PICTURES, MINUTES);
  await shown(page, 3);
  await page.locator(".tray img").nth(1).waitFor();
};

export const ATTACHING_SCENES: readonly GalleryScene[] = [
  {
    name: "attaching_tray",
    ...inTools,
    then: async (page) => {
      await holdUploads(page);
      await page.locator(".composer-text").fill("All of it, from this morning");
      await bring(page);
    },
  },
  {
    name: "attaching_tray_german",
    ...inTools,
    look: { language: "de" },
    then: async (page) => {
      await holdUploads(page);
      await bring(page);
      await page.locator("[data-attached] .icon-button").first().click();
    },
  },
  {
    name: "attaching_failed",
    ...inTools,
    then: async (page) => {
      await refuseLast(page);
      await bring(page);
      await page.locator("[data-state=failed]").waitFor();
    },
  },
  {
    name: "attaching_drop",
    ...inTools,
    then: async (page) => {
      await hold(page, "#main", ...PICTURES);
      await page.locator(".drop-veil").waitFor();
    },
  },
  {
    name: "attaching_alt",
    ...inTools,
    then: async (page) => {
      await bring(page);
      await page.locator("[data-attached] .text-action").first().click();
      await page.locator(".alt-seen").waitFor();
    },
  },
  {
    name: "attaching_waiting",
    ...inTools,
    then: async (page) => {
      await holdUploads(page);
      await page.locator(".composer-text").fill("All of it, from this morning");
      await bring(page);
      await page.locator(".composer-text").press("Enter");
      await page.locator(".waiting-files .picture img").nth(1).waitFor();
    },
  },
  {
    name: "share_to",
    ...inTools,
    then: async (page, _place, _edges, { address }) => {
      await isReceiving(page);
      await share(page, address, {
        ...{ title: "How to mend a chair", url: "https://yard.example/chairs" },
        files: [...PICTURES, MINUTES],
      });
      await page.locator(".tray img").nth(1).waitFor();
    },
  },
  {
    name: "share_many",
    ...inTools,
    then: async (page, _place, _edges, { address }) => {
      await isReceiving(page);
      const many = Array.from(
        { length: 11 },
        (_, at) => ({ ...PICTURES[at % 2]!, name: `${at}.png` }),
      );
      await share(page, address, { files: many });
      await page.locator(".tray img").nth(9).waitFor();
    },
  },
  { name: "share_nothing", path: () => "/share" },
  {
    name: "share_not_taken",
    ...inTools,
    then: async (page, _place, _edges, { address }) => {
      await isReceiving(page);
      await page.evaluate(async () => {
        const all = await navigator.serviceWorker.getRegistrations();
        await Promise.all(all.map((one) => one.unregister()));
      });
      await share(page, address, { text: "Too early" });
    },
  },
];
