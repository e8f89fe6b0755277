/** Whoever is on the screen: their names and presence are kept up to date. */
import { useEffect, useRef } from "preact/hooks";
import type { ChatState } from "../client/mod.ts";
import { LIMITS, type Message, type RoomId, type UserId } from "../protocol/mod.ts";
import { useScreen } from "./screen_context.ts";

/** Asked for together: a burst of new faces is one question. */
const ASK_AFTER_MS = 150;

export function PeopleOnScreen(): null {
  const { client, room, panels: { named } } = useScreen();
  const watched = useRef("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const people = peopleOnScreen(client.state, room, named.peek());
      if (people.join() === watched.current) return;
      watched.current = people.join();
      client.watchPeople(people);
    };
    const lookSoon = () => void (timer ??= setTimeout(look, ASK_AFTER_MS));
    lookSoon();
    const unsubscribe = client.subscribe(lookSoon);
    const leave = named.subscribe(lookSoon);
    return () => {
      unsubscribe();
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client, room, named]);
  return null;
}

/** Those named first matter most: beyond the limit somebody is left out who is further away. */
export function peopleOnScreen(
  state: ChatState,
  open: RoomId | null,
  named: readonly UserId[],
): UserId[] {
  const room = open === null ? undefined : state.rooms.get(open);
  const rooms = [...state.rooms.values()].sort((one, other) => other.movedAt - one.movedAt);
  const people = [
    ...[state.me, ...named],
    ...room?.facts.people ?? [],
    ...[...room?.typing.keys() ?? []],
    ...[...room?.openThreads.values() ?? []].flatMap(({ messages }) => messages.flatMap(namedIn)),
    ...room?.timeline?.messages.toReversed().flatMap(namedIn) ?? [],
    ...rooms.flatMap(({ facts }) => facts.people ?? []),
    ...room?.receipts?.keys() ?? [],
    ...room?.memberList?.keys() ?? [],
  ];
  return [...new Set(people)].slice(0, LIMITS.watchedPeople).sort();
}

function namedIn({ from, notice, mentions = [], reactions }: Message): UserId[] {
  if (notice !== undefined && "who" in notice) return [from, notice.who];
  return [from, ...mentions, ...Object.values(reactions?.by ?? {}).flat()];
}
