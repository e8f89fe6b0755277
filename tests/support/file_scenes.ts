/** A room in which people show each other things, and what one sees of them. */
import type { FileId, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { bringFile, bringPicture, bringSmall } from "./bringing.ts";
import type { BusyPlace, Name } from "./busy_place.ts";
import type { Drawing } from "./drawn_pictures.ts";
import type { GalleryScene } from "./gallery_scene.ts";
import { silence } from "./silence.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export const LONG_FILE_NAME =
  "Protokoll der außerordentlichen Versammlung vom vierzehnten November, mit allen Anlagen und dem Nachtrag (endgültig, wirklich, Fassung 7).pdf";

const SCRIPT = [
  "// Counts what came in, and by whom.",
  "export function total(entries) {",
  '  if (entries.length === 0) throw new Error("Nothing came in");',
  ...Array.from({ length: 30 }, (_, at) => `  const part${at} = entries[${at}]?.amount ?? 0;`),
  "  return entries.reduce((sum, { amount }) => sum + amount, 0);",
  "}",
].join("\n");

/** What somebody brings into a room of a place, by a server. */
export class Bringer {
  constructor(readonly address: string, readonly place: BusyPlace) {}

  async picture(who: Name, name: string, drawing: Drawing): Promise<FileId> {
    return await bringPicture(await this.#by(who), name, drawing);
  }

  async file(who: Name, name: string, bytes: Bytes | string): Promise<FileId> {
    const brought = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    return await bringFile(await this.#by(who), name, brought);
  }

  /** A small picture beside a file that is one. */
  async small(who: Name, id: FileId, drawing: Drawing): Promise<void> {
    await bringSmall(await this.#by(who), id, drawing);
  }

  /** So many pictures in one message. */
  async shows(who: Name, room: RoomId, count: number, body: string): Promise<MessageId> {
    const files = [];
    for (let at = 0; at < count; at++) {
      const drawing = { width: 640, height: 480, hue: (at * 0.17 + count * 0.07) % 1 };
      const id = await this.picture(who, `hills ${at + 1}.png`, drawing);
      files.push({ id, alt: `Hills under a low sun, number ${at + 1}` });
    }
    return await this.place.say(who, room, body, { files });
  }

  async #by(who: Name) {
    return { address: this.address, token: await this.place.tokenOf(who) };
  }
}

export async function fillWithFiles(
  address: string,
  place: BusyPlace,
  room: RoomId,
): Promise<void> {
  const bringer = new Bringer(address, place);
  const sends = async (who: Name, body: string, ...ids: FileId[]) =>
    await place.say(who, room, body, { files: ids.map((id) => ({ id })) });
  await sends("ines", "", await bringer.file("ines", LONG_FILE_NAME, "%PDF-1.7\n%…\n"));
  await sends("ines", "", await bringer.file("ines", "total.js", SCRIPT));
  await sends("tomas", "How it hums", await bringer.file("tomas", "hum.wav", silence(2)));
  await bringer.shows("jonas", room, 5, "All of the walk");
  await bringer.shows("aiko", room, 3, "");
  await bringer.shows("jonas", room, 2, "Before and after");
  const wide = { width: 1600, height: 900, hue: 0.62 };
  const id = await bringer.picture("ines", "yard.png", wide);
  await place.say("ines", room, "The yard this morning", {
    files: [{ id, alt: "The yard in the low sun" }],
  });
}

const inPictures: Pick<GalleryScene, "path"> = {
  path: (_, { rooms }) => `/r/${rooms.pictures}`,
};

export const FILE_SCENES: readonly GalleryScene[] = [
  { name: "files_pictures", ...inPictures },
  {
    name: "files_others",
    ...inPictures,
    then: async (page) => {
      await page.locator(".file-card").first().scrollIntoViewIfNeeded();
      await page.locator(".code-keyword").first().waitFor();
    },
  },
  {
    name: "files_viewer",
    ...inPictures,
    then: async (page) => {
      await page.locator(".picture").last().click();
      await page.locator(".viewer-picture").waitFor();
    },
  },
  ...(["Pictures", "Documents"] as const).map((kind): GalleryScene => ({
    name: `files_panel_${kind.toLowerCase()}`,
    ...inPictures,
    then: async (page) => {
      const button = page.getByRole("button", { name: chat.attached.title, exact: true });
      if (!await button.isVisible()) {
        await page.getByRole("button", { name: chat.side.details }).click();
      }
      await button.last().click();
      await page.getByRole("button", { name: kind }).click();
      await page.locator(".side .picture, .side .file-card").first().waitFor();
    },
  })),
];
