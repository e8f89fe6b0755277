/** Once a frame at most, whatever comes meanwhile. All parts of the screen look in the same one. */
import type { Client } from "../client/mod.ts";

/** A frame asked for by each part, hundreds of them, takes longer than all their looks. */
const lookersOf = new WeakMap<Client, Set<() => void>>();

/** To be called in the frame after the client knows something else. */
export function onFrames(client: Client, look: () => void): () => void {
  const lookers = lookersOf.get(client) ?? follow(client);
  lookers.add(look);
  return () => void lookers.delete(look);
}

function follow(client: Client): Set<() => void> {
  const lookers = new Set<() => void>();
  lookersOf.set(client, lookers);
  let isAsked = false;
  client.subscribe(() => {
    if (isAsked || lookers.size === 0) return;
    isAsked = true;
    nextFrame(() => {
      isAsked = false;
      for (const look of [...lookers]) if (lookers.has(look)) look();
    });
  });
  return lookers;
}

/** A tab that nobody looks at gets no frames; its counts have to go on all the same. */
function nextFrame(run: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(run);
  else setTimeout(run, 100);
}
