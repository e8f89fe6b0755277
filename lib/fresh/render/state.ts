// What one page gathers while it is rendered. Rendering is synchronous, so one current page is enough.

import type { ComponentChildren } from "preact";
import { build } from "../runtime/asset.ts";
import type { Island, Snapshot } from "../snapshot.ts";

export interface RenderState {
  islands: { island: Island; props: Record<string, unknown> }[];
  head: ComponentChildren[];
  nonce: string | undefined;
  snapshot: Snapshot | undefined;
}

let current: RenderState | undefined;
let defaultBuild: string | undefined;

build.id = () => current?.snapshot?.buildId ?? defaultBuild;

/** The build that `asset()` means where no page is being rendered: in a handler, in a middleware. */
export function setDefaultBuild(id: string): void {
  defaultBuild = id;
}

export function currentRender(): RenderState | undefined {
  return current;
}

export function renderWith<T>(state: RenderState, render: () => T): T {
  const outer = current;
  current = state;
  try {
    return render();
  } finally {
    current = outer;
  }
}
