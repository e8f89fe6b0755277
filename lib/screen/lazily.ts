/** Parts of the app that are not needed at first come by one script of their own, with words of their own. */
import { signal } from "@preact/signals";
import { type FunctionComponent, h, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import { atLeisure } from "../browser/mod.ts";
import { sayLater } from "../words/later.ts";
import type * as parts from "./later.ts";

export type Later = typeof parts;
type Pick<Props> = (later: Later) => FunctionComponent<Props>;

export const WHOLE = "whole";

let load = (): Promise<Later> => Promise.reject(new Error("Nobody has said yet what comes later"));
const there = signal<Later | null>(null);

/** Whoever draws all of the screen says so: the parts know this file themselves. */
export function comesLater(script: () => Promise<Later>): void {
  load = script;
}

export async function fetchLater(): Promise<Later> {
  const known = there.peek();
  if (known !== null) return known;
  const [later] = await Promise.all([load(), sayLater()]);
  // When all of the page is there is a thing that is measured, and waited for in tests
  performance.mark(WHOLE);
  return there.value = later;
}

/** So that whatever is wanted is there at once, with or without a connection. The page itself comes first. */
export async function fetchLaterAtLeisure(): Promise<Later> {
  await atLeisure();
  return await fetchLater();
}

/** As soon as it is there, whoever fetched it; gives back how to stop waiting. */
export function onLater(run: (later: Later) => void): () => void {
  return there.subscribe((later) => void (later !== null && run(later)));
}

/** For what is drawn before: null until it is there. */
export function useLater(): Later | null {
  return there.value;
}

/** Is fetched as soon as it is wanted, and until it is there something stands in for it. */
export function lazily<Props extends object>(
  pick: Pick<Props>,
  meanwhile: () => VNode | null,
): FunctionComponent<Props> {
  return function Lazily(props: Props) {
    const later = there.value;
    useEffect(() => {
      if (later === null) fetchLater().catch(() => {});
    }, []);
    return later === null ? meanwhile() : h(pick(later), props);
  };
}

/** Nothing can be done with it before the page is there: it is drawn when it was fetched anyway. */
export function eventually<Props extends object>(pick: Pick<Props>): FunctionComponent<Props> {
  return function Eventually(props: Props) {
    const later = there.value;
    return later === null ? null : h(pick(later), props);
  };
}
