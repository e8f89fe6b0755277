/**
 * Which instance takes the bytes of an upload in, where several share a store: two of them would lay
 * their pieces over each other. Within a process `Turns` sees to it.
 */
import type { FileId } from "../../protocol/mod.ts";
import { type Draft, type UploadRow, uploadRow } from "../../store/mod.ts";
import type { FileGround } from "./file_keeping.ts";

/** Whoever has it says so again before this is over. */
const TURN_MS = 15_000;
const AGAIN_MS = 5_000;

export interface UploadTurn extends AsyncDisposable {
  /** It was lost: nothing more may be written. */
  readonly lost: AbortSignal;
}

/** Null while another instance has it. */
export async function takeUploadTurn(ground: FileGround, id: FileId): Promise<UploadTurn | null> {
  const ending = new AbortController();
  if (!ground.store.isShared) return { lost: ending.signal, async [Symbol.asyncDispose]() {} };
  if (!await holdTurn(ground, id)) return null;
  const timer = setInterval(async () => {
    if (!await holdTurn(ground, id).catch(() => false)) ending.abort();
  }, AGAIN_MS);
  return {
    lost: ending.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await giveTurnBack(ground, id);
    },
  };
}

async function holdTurn(ground: FileGround, id: FileId): Promise<boolean> {
  const { instance, now } = ground;
  return await change(ground, id, ({ taker, ...upload }) => {
    const isFree = taker === undefined || taker.instance === instance || taker.until < now();
    return isFree ? { ...upload, taker: { instance, until: now() + TURN_MS } } : null;
  });
}

async function giveTurnBack(ground: FileGround, id: FileId): Promise<void> {
  await change(
    ground,
    id,
    ({ taker, ...upload }) => taker?.instance === ground.instance ? upload : null,
  );
}

/** Whether it was changed: what comes to null stays as it is. */
async function change(
  { store }: FileGround,
  id: FileId,
  to: (upload: UploadRow) => UploadRow | null,
): Promise<boolean> {
  let isChanged = false;
  const done = await store.writer.write({
    rows: [uploadRow(id)],
    decide(draft: Draft) {
      const upload = draft.get(uploadRow(id));
      const changed = upload && to(upload);
      isChanged = changed !== null;
      if (changed !== null) draft.set(uploadRow(id), changed);
      return { ok: true };
    },
  });
  return done.ok && isChanged;
}
