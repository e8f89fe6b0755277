import { canDraw, type Small, smallOf } from "./drawing.ts";

/** Some browsers look into a film only once somebody plays it. */
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 20;

export interface Beginning extends Small {
  readonly width: number;
  readonly height: number;
}

/** What a film begins with; null where this browser does not show it. Its bytes stay as they are. */
export async function beginningOf(film: Blob): Promise<Beginning | null> {
  if (!canDraw()) return null;
  const player = document.createElement("video");
  player.muted = true;
  player.preload = "auto";
  const address = URL.createObjectURL(film);
  try {
    const over = AbortSignal.timeout(PATIENCE_MS);
    await loaded(player, address, over);
    const { videoWidth: width, videoHeight: height } = player;
    // Sound may call itself a film
    if (width * height === 0) return null;
    const frame = await frameOf(player, over);
    const small = await smallOf(frame);
    frame.close();
    return { width, height, ...small };
  } finally {
    player.removeAttribute("src");
    player.load();
    URL.revokeObjectURL(address);
  }
}

async function loaded(
  player: HTMLVideoElement,
  address: string,
  over: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  over.addEventListener("abort", () => reject(over.reason));
  player.addEventListener("loadeddata", () => resolve());
  player.addEventListener("error", () => reject(player.error));
  player.src = address;
  await promise;
}

/**
 * On a busy device it is loaded a moment before there is anything to look at; no event tells that in a page
 * that is hidden.
 */
async function frameOf(player: HTMLVideoElement, over: AbortSignal): Promise<ImageBitmap> {
  for (;;) {
    try {
      return await createImageBitmap(player);
    } catch (error) {
      if (over.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
