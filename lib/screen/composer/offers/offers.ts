/** What may take the place of what is being typed, the likeliest first. Pure. */
import { completeShortcode, type EmojiData } from "../../../format/mod.ts";
import type { FileId, KnownPerson, RoomId, UserId } from "../../../protocol/mod.ts";
import { type Findable, matchNames } from "../../../rules/mod.ts";
import { COMMANDS } from "../../../slash/mod.ts";
import { chat } from "../../../words/mod.ts";
import type { Completing } from "./completing.ts";

export interface Offer {
  readonly key: string;
  /** What is written in the place of what was typed. */
  readonly written: string;
  readonly label: string;
  readonly detail: string;
  readonly sign:
    | { readonly is: "face"; readonly name: string; readonly picture?: FileId | undefined }
    | { readonly is: "letter"; readonly text: string };
  /** Who is meant, where somebody is. */
  readonly person?: UserId;
}

/** Where offers come from; what is not loaded yet offers nothing. */
export interface OfferSources {
  readonly people: readonly Findable<KnownPerson>[];
  /** Those who are in the room come first. */
  isHere(user: UserId): boolean;
  /** Whether one may call everyone in the room. */
  readonly mayShout: boolean;
  readonly rooms: readonly Findable<NamedRoom>[];
  readonly emoji: EmojiData | null;
}

export interface NamedRoom {
  readonly id: RoomId;
  readonly name: string;
  readonly topic: string;
}

const MOST = 8;

export function offersFor(completing: Completing, sources: OfferSources): Offer[] {
  switch (completing.kind) {
    case "person":
      return [...peopleFor(completing.query, sources), ...shoutsFor(completing.query, sources)];
    case "room":
      return roomsFor(completing.query, sources);
    case "command":
      return commandsFor(completing.query);
    case "emoji":
      return emojiFor(completing.query, sources);
  }
}

function peopleFor(query: string, { people, isHere }: OfferSources): Offer[] {
  const found = matchNames(people, query, 4 * MOST);
  const here = found.filter(({ id }) => isHere(id));
  const away = found.filter(({ id }) => !isHere(id));
  return [...here, ...away].slice(0, MOST).map(({ id, name, displayName, picture }) => ({
    ...{ key: id, written: `@${name}`, label: displayName, person: id },
    detail: isHere(id) ? `@${name}` : chat.writing.notHere(name),
    sign: { is: "face", name: displayName, picture },
  }));
}

function shoutsFor(query: string, { mayShout }: OfferSources): Offer[] {
  if (!mayShout) return [];
  const typed = query.toLowerCase();
  return (["here", "room"] as const).filter((name) => name.startsWith(typed)).map((name) => ({
    ...{ key: name, written: `@${name}`, label: `@${name}`, detail: chat.writing.shouts[name] },
    sign: { is: "letter", text: "@" },
  }));
}

function roomsFor(query: string, { rooms }: OfferSources): Offer[] {
  return matchNames(rooms, query, MOST).map(({ id, name, topic }) => ({
    ...{ key: id, written: `#${name}`, label: name, detail: topic },
    sign: { is: "letter", text: "#" },
  }));
}

function emojiFor(query: string, { emoji: data }: OfferSources): Offer[] {
  if (data === null) return [];
  return completeShortcode(data, `:${query}`).slice(0, MOST).map(({ code, emoji }) => ({
    ...{ key: code, written: emoji.text, label: `:${code}:`, detail: emoji.label },
    sign: { is: "letter", text: emoji.text },
  }));
}

function commandsFor(query: string): Offer[] {
  const typed = query.toLowerCase();
  return COMMANDS.filter(({ name }) => name.startsWith(typed)).map(({ name }) => ({
    ...{ key: name, written: `/${name}`, label: `/${name} ${chat.slash.takes[name]}` },
    detail: chat.slash.does[name],
    sign: { is: "letter", text: "/" },
  }));
}
