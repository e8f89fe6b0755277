import { canDraw, type Small, smallOf } from "./drawing.ts";

/** Some browsers look into a film only once somebody plays it. */
const PATIENCE_MS = 5_000;

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
    await loaded(player, address);
    const { videoWidth: width, videoHeight: height } = player;
    // Sound may call itself a film
    if (width * height === 0) return null;
    const frame = await createImageBitmap(player);
    const small = await smallOf(frame);
    frame.close();
    return { width, height, ...small };
  } finally {
    player.removeAttribute("src");
    player.load();
    URL.revokeObjectURL(address);
  }
}

async function loaded(player: HTMLVideoElement, address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const over = AbortSignal.timeout(PATIENCE_MS);
  over.addEventListener("abort", () => reject(over.reason));
  player.addEventListener("loadeddata", () => resolve());
  player.addEventListener("error", () => reject(player.error));
  player.src = address;
  await promise;
}
