/** The bell of this tab: it comes a little after the page, with what is not needed at first. */
import { type Signal, signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Client } from "../../client/mod.ts";
import { onLater } from "../lazily.ts";
import type { Bell, OnScreen } from "./bell.ts";

export interface BellLink {
  readonly client: Client;
  readonly onScreen: OnScreen;
  readonly isSignedOut: boolean;
  goTo(path: string): void;
}

export function useBell({ client, onScreen, isSignedOut, goTo }: BellLink): Signal<Bell | null> {
  const bell = useMemo(() => signal<Bell | null>(null), []);
  const latest = useRef({ onScreen, goTo });
  latest.current = { onScreen, goTo };
  useEffect(() => {
    const stopWaiting = onLater(({ Bell }) => {
      const made = bell.value = new Bell(client, (path) => latest.current.goTo(path));
      made.shows(latest.current.onScreen);
    });
    return () => {
      stopWaiting();
      bell.value?.stop();
      bell.value = null;
    };
  }, [client]);
  // On a phone only a part of it is in front
  useEffect(() => bell.value?.shows(onScreen));
  useEffect(() => {
    if (isSignedOut) void forgetTold(bell.value);
  }, [isSignedOut]);
  return bell;
}

/** A browser that does not answer keeps nobody from logging out. */
const FORGET_MS = 500;

/** What was told goes with whoever leaves. */
export async function forgetTold(bell: Bell | null): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FORGET_MS);
  await Promise.race([bell?.forget(), late]);
  clearTimeout(timer);
}
