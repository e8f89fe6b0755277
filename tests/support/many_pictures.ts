/** More pictures than anybody would bring by hand: their rows are all there, their bytes are those of a few. */
import { createHash } from "node:crypto";
import { type BlobId, type Blobs, newBlobId } from "../../lib/files/mod.ts";
import { type FileId, newFileId, type UserId } from "../../lib/protocol/mod.ts";
import { fileRow, keepContent, type PreviewRow, type Store } from "../../lib/store/mod.ts";
import { blurOfDrawing, drawnPng } from "./drawn_pictures.ts";
import { given } from "./seed.ts";

/** No two neighbours have the same. */
const SHAPES = [[4, 3], [3, 4], [16, 9], [1, 1], [9, 16]] as const;
const SIDE = 320;
const DRAWN = 20;
/** The store takes no more than so many writes at once. */
const AT_ONCE = 100;

interface Drawn {
  readonly blob: BlobId;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: PreviewRow;
}

/** Each of them a file of its own, brought by somebody a moment ago. */
export async function layPictures(
  store: Store,
  blobs: Blobs,
  { by, count }: { readonly by: UserId; readonly count: number },
): Promise<FileId[]> {
  const drawn = Array.from({ length: Math.min(DRAWN, count) }, (_, at) => draw(at));
  const ids: FileId[] = [];
  while (ids.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - ids.length) }, (_, at) => {
      return lay(store, by, drawn[(ids.length + at) % drawn.length]!);
    });
    ids.push(...await Promise.all(some));
  }
  // Now that rows name them: what none names is swept away
  for (const { blob, bytes } of drawn) {
    const writer = await blobs.write(blob, 0);
    await writer.write(bytes);
    await writer.close();
  }
  return ids;
}

/** In the messages of a room: one, two, three and four of them, and so on. */
export function* inMessages(ids: readonly FileId[]): Generator<{ readonly id: FileId }[]> {
  for (let at = 0, many = 1; at < ids.length; at += many, many = many % 4 + 1) {
    yield ids.slice(at, at + many).map((id) => ({ id }));
  }
}

function draw(at: number): Drawn {
  const [across, down] = SHAPES[at % SHAPES.length]!;
  const scale = SIDE / Math.max(across, down);
  const size = { width: Math.round(across * scale), height: Math.round(down * scale) };
  const drawing = { ...size, hue: at / DRAWN };
  const bytes = drawnPng(drawing);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const seen = { digest, bytes: bytes.length, type: "image/png", ...size };
  return { blob: newBlobId(), bytes, preview: { ...seen, blur: blurOfDrawing(drawing) } };
}

async function lay(store: Store, by: UserId, { blob, preview }: Drawn): Promise<FileId> {
  const { blur: _, ...seen } = preview;
  const id = newFileId();
  const at = Date.now();
  const told = { name: "hills.png", announced: seen.bytes, until: at + 24 * 60 * 60 * 1000 };
  given(
    await store.writer.write({
      rows: [fileRow(id)],
      decide(draft) {
        draft.set(fileRow(id), { by, at, ...told, ...seen, preview });
        keepContent(draft, id, seen.digest, { blob, bytes: seen.bytes });
        return { ok: true };
      },
    }),
  );
  return id;
}
