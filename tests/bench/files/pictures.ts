// A room full of pictures beside one full of words: how one scrolls back through each.

import type { Browser } from "playwright-core";
import { PiecedBlobs } from "../../../lib/files/mod.ts";
import type { FileId, RoomId } from "../../../lib/protocol/mod.ts";
import { ChunkShelf } from "../../../lib/store/mod.ts";
import { launchChromium } from "../../support/chromium.ts";
import { inMessages, layPictures } from "../../support/many_pictures.ts";
import { given } from "../../support/seed.ts";
import { WireClient } from "../../support/wire_client.ts";
import { type ParleyTarget, startParley } from "../parley.ts";
import { openLongRoom, scrollBack, type Scrolled } from "../web/long_room.ts";
import { addressOf, comeIn } from "../web/visit.ts";

const LOOKER = 0;
const WRITER = 1;
const PICTURES = 0;
const WORDS = 1;
const ELSEWHERE = 2;
const CAST = { people: 2, rooms: [[LOOKER, WRITER], [LOOKER, WRITER], [LOOKER, WRITER]] };

export interface Scrolls {
  readonly thumbnails: number;
  readonly messages: number;
  readonly pictures: Scrolled;
  readonly words: Scrolled;
}

/** Both rooms hold as many messages, and are scrolled through alike. */
export async function scrolls(thumbnails: number): Promise<Scrolls> {
  const ids: FileId[] = [];
  await using target = await startParley(CAST, "file", {
    env: { PARLEY_FILES: "kv" },
    async fill(store, { users }) {
      const blobs = new PiecedBlobs(new ChunkShelf(store));
      ids.push(...await layPictures(store, blobs, { by: users[WRITER]!, count: thumbnails }));
    },
  });
  const messages = [...inMessages(ids)];
  await say(target, target.room(PICTURES), messages.map((files) => ({ body: "", files })));
  await say(target, target.room(WORDS), messages.map((_, at) => ({ body: `What was said ${at}` })));
  await using browser = await launchChromium();
  const words = await scrolled(target, browser, WORDS, messages.length);
  const pictures = await scrolled(target, browser, PICTURES, messages.length);
  return { thumbnails, messages: messages.length, pictures, words };
}

interface Said {
  readonly body: string;
  readonly files?: { readonly id: FileId }[];
}

async function say(target: ParleyTarget, room: RoomId, all: readonly Said[]): Promise<void> {
  const token = target.entry(WRITER).headers["authorization"]!.replace("Bearer ", "");
  await using wire = await WireClient.connect(addressOf(target, ""), token);
  // One after the other: what claims files first may come in another order
  for (const said of all) {
    given(await wire.ask("message.send", { once: await wire.once(), room, ...said }));
  }
}

async function scrolled(
  target: ParleyTarget,
  browser: Browser,
  room: number,
  messages: number,
): Promise<Scrolled> {
  await using visit = await comeIn(target, browser, LOOKER);
  const { page } = visit;
  await page.goto(addressOf(target, `/r/${target.room(ELSEWHERE)}`));
  await openLongRoom(page, target.room(room));
  // Half of them: those that are drawn at first do not count
  return await scrollBack(page, Math.floor(messages / 2));
}
