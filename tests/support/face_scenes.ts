/** What some people of a place look like, and what one sees when one chooses a picture. */
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { changeProfile, changeRoom, type Ground } from "../../lib/actions/mod.ts";
import type { FileId } from "../../lib/protocol/mod.ts";
import { account, chat } from "../../lib/words/en.ts";
import { bringFile } from "./bringing.ts";
import type { BusyPlace, Name } from "./busy_place.ts";
import { drawnPng } from "./drawn_pictures.ts";
import type { GalleryScene } from "./gallery_scene.ts";
import { given } from "./seed.ts";

const SIDE = 256;
/** Some have none, as anywhere. */
const FACES: readonly (readonly [Name, number])[] = [["ines", 0.62], ["jonas", 0.1]];

export async function showFaces(
  { address, ground }: { readonly address: string; readonly ground: Ground },
  place: BusyPlace,
): Promise<void> {
  const bring = async (who: Name, hue: number): Promise<FileId> =>
    await bringFile(
      { address, token: await place.tokenOf(who) },
      "picture.png",
      drawnPng({ width: SIDE, height: SIDE, hue }),
    );
  for (const [who, hue] of FACES) {
    const picture = await bring(who, hue);
    given(await changeProfile(ground, place.people[who].user, { picture }));
  }
  const { mara } = place.people;
  const room = place.rooms.clocks;
  given(await changeRoom(ground, mara.user, { room, picture: await bring("mara", 0.35) }));
}

async function pick(page: Page): Promise<void> {
  const picture = drawnPng({ width: 960, height: 600, hue: 0.62 });
  await page.getByLabel(account.picture.label).setInputFiles({
    ...{ name: "hills.png", mimeType: "image/png" },
    buffer: Buffer.from(picture),
  });
  await page.getByRole("application", { name: chat.crop.part }).waitFor();
}

export const FACE_SCENES: readonly GalleryScene[] = [
  { name: "faces_account", path: () => "/account", who: "ines" },
  { name: "faces_crop", path: () => "/account", then: pick },
  {
    name: "faces_room",
    path: ({ rooms }) => `/r/${rooms.clocks}`,
    then: async (page) => {
      await page.getByRole("button", { name: chat.side.details }).click();
      await page.locator(".side .avatar").waitFor();
    },
  },
  { name: "faces_browse", path: () => "/browse" },
  { name: "faces_people", path: () => "/people" },
];
