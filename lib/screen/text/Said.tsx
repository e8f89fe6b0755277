import type { ChatState } from "../../client/mod.ts";
import { type Block, deedOf, ownAddress, parse } from "../../format/mod.ts";
import { foldName, type Shout, type UserId } from "../../protocol/mod.ts";
import { pathOf, pathOfPerson } from "../going/address.ts";
import { isSameList, useClient, useDerived, useScreen } from "../screen_context.ts";
import { FormattedText } from "./FormattedText.tsx";
import { type KnownRooms, knownRoomsOf } from "./known_rooms.ts";

interface SaidProps {
  text: string;
  /** Who says it: what somebody does is told with their name. */
  author: string;
  mentions?: readonly UserId[] | undefined;
  shout?: Shout | undefined;
}

const NOBODY: readonly UserId[] = [];

/** What somebody said, as it is shown in a conversation. */
export function Said({ text, author, mentions = NOBODY, shout }: SaidProps) {
  const { me, origin } = useScreen();
  // One look for all three: there are as many of these as there are messages
  const [rooms, emoji, names] = useClient(({ state }) =>
    [
      knownRoomsOf(state.rooms),
      state.emoji,
      mentions.map((user) => state.people.get(user)?.name ?? "").join("\n"),
    ] as const, isSameList);
  const deed = deedOf(text);
  const blocks = useDerived(() => blocksOf(deed ?? text, rooms, emoji), [text, rooms, emoji]);
  const people = useDerived(() => namedPeople(mentions, names), [mentions, names]);
  return (
    <FormattedText
      blocks={blocks}
      actor={deed === null ? undefined : author}
      mention={(name) => {
        const user = people.get(foldName(name));
        return user === undefined ? null : { href: pathOfPerson(user), isMe: user === me.id };
      }}
      isShout={shout !== undefined}
      room={(name) => {
        const id = rooms.ids.get(name.toLowerCase());
        return id === undefined ? null : pathOf(id);
      }}
      emoji={(name) => {
        const id = emoji.get(name)?.id;
        return id === undefined ? null : `/emoji/${id}`;
      }}
      ownPath={(href) => ownAddress(href, origin)?.path ?? null}
    />
  );
}

function blocksOf(text: string, { roomName }: KnownRooms, emoji: ChatState["emoji"]): Block[] {
  return parse(text, { roomName, emoji: (name) => emoji.has(name) });
}

/** Those who were meant, by how they are called now. */
function namedPeople(mentions: readonly UserId[], names: string): Map<string, UserId> {
  const folded = names.split("\n").map(foldName);
  return new Map(mentions.map((user, at) => [folded[at]!, user]));
}
