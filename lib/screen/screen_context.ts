/** What every piece of the screen can reach, and how it follows what the client knows. */
import { createContext } from "preact";
import { useContext, useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { Client } from "../client/mod.ts";
import type { FirstState, RoomId } from "../protocol/mod.ts";
import type { Address } from "./going/address.ts";
import type { Clock } from "./clock.ts";
import { onFrames } from "./on_frames.ts";
import type { Left } from "./conversation/scroll/left.ts";
import type { Bell } from "./notices/bell.ts";
import type { Replies } from "./composer/reply.ts";
import type { Panels } from "./panels.ts";
import type { Toasts } from "./toasts.tsx";

export interface ScreenParts {
  readonly client: Client;
  readonly me: FirstState["me"];
  /** What the place is called. */
  readonly place: string;
  /** Where the place is, as it stands at the beginning of its addresses. */
  readonly origin: string;
  readonly clock: Clock;
  readonly address: Address;
  /** The conversation in the middle, also where none is named. */
  readonly room: RoomId | null;
  readonly panels: Panels;
  /** Null until it is there. */
  readonly bell: Signal<Bell | null>;
  readonly replies: Replies;
  /** Conversations that one left somewhere above their end. */
  readonly leftAt: Map<RoomId, Left>;
  /** What stands in the list at the side, in its order: of a long one only the beginning is drawn. */
  readonly listed: { current: readonly RoomId[] };
  readonly toasts: Toasts;
  /** To another address of the app; a page of its own is gone to by a plain link. */
  go(path: string, how?: "push" | "replace"): void;
}

export const ScreenContext = createContext<ScreenParts | null>(null);

export function useScreen(): ScreenParts {
  const parts = useContext(ScreenContext);
  if (parts === null) throw new Error("Not on the screen");
  return parts;
}

/**
 * A part of what the client knows. Drawn anew only when that part is another, and at most once a
 * frame: states are never changed, so what is the same object is the same.
 */
export function useClient<T>(
  select: (client: Client) => T,
  isSame: (one: T, other: T) => boolean = Object.is,
): T {
  const { client } = useScreen();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ select, shown: undefined as T });
  const shown = latest.current.shown;
  const selected = select(client);
  const kept = shown !== undefined && isSame(shown, selected) ? shown : selected;
  latest.current = { select, shown: kept };
  useEffect(() => {
    const look = () => {
      const { select, shown } = latest.current;
      if (!isSame(select(client), shown)) redraw(undefined);
    };
    look();
    return onFrames(client, look);
  }, [client]);
  return kept;
}

/** For lists that are made anew each time they are asked for. */
export function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => Object.is(item, other[at]));
}

/** What is worked out of several parts stays the same object for as long as they do. */
export function useDerived<T>(select: () => T, parts: readonly unknown[]): T {
  return useMemo(select, parts);
}
