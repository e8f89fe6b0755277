/** Looking for a place to go to while its name is typed. */
import { type Findable, matchNames } from "./names.ts";

/** Where one can go, and what its place in a list goes by. */
export interface Place<T> extends Findable<T> {
  readonly kind: "room" | "person" | "view";
  /** Something in it is meant for one. */
  readonly isCalled: boolean;
  readonly isUnread: boolean;
  /** When something was last said there. */
  readonly movedAt: number;
}

/** What waits for one, then what is unread, then where something was said lately. */
export function inPlaceOrder<T>(places: Iterable<Place<T>>): Place<T>[] {
  return [...places].sort((one, other) =>
    Number(other.isCalled) - Number(one.isCalled) ||
    Number(other.isUnread) - Number(one.isUnread) ||
    other.movedAt - one.movedAt
  );
}

/** The best first, equally good ones in their order. "#" asks for rooms alone, "@" for people. */
export function matchPlaces<T>(
  places: readonly Place<T>[],
  query: string,
  limit: number,
): T[] {
  const kind = MARKS[query.trimStart().charAt(0)];
  const among = kind === undefined ? places : places.filter((place) => place.kind === kind);
  return matchNames(among, query, limit);
}

const MARKS: Readonly<Record<string, Place<unknown>["kind"]>> = { "#": "room", "@": "person" };
