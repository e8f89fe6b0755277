// People, rooms and emoji whose names begin as what was typed.

import { completeShortcode } from "../../../format/mod.ts";
import { foldForSearch } from "../../../rules/mod.ts";
import type { Desk } from "../desk.ts";
import { isConnected } from "./answers.ts";
import { loadEmoji } from "./emoji.ts";
import { namedRooms, peopleAtHand } from "./finding.ts";

export interface Option {
  readonly written: string;
  readonly shown: string;
}

const MOST = 100;

/** By both their names; those who are in the room come first. With the sign before it, if one was typed. */
export async function personOptions(typed: string, desk: Desk): Promise<Option[]> {
  const { client, room } = desk;
  const people = await peopleAtHand(desk);
  const here = room === null ? undefined : client.state.rooms.get(room);
  const inside = here?.memberList ?? new Set(here?.facts.people);
  const sign = typed.startsWith("@") ? "@" : "";
  const query = typed.replace(/^@/, "");
  const found = people
    .filter(({ name, displayName }) => hasBeginning([name, displayName], query))
    .map(({ id, name, displayName }) => ({ name, displayName, isAway: !inside.has(id) }))
    .sort((one, other) =>
      Number(one.isAway) - Number(other.isAway) || (one.name < other.name ? -1 : 1)
    );
  return found.slice(0, MOST).map(({ name, displayName }) => ({
    ...{ written: sign + name, shown: `@${name} ${displayName}` },
  }));
}

export function ownRoomOptions(typed: string, { client }: Desk): Option[] {
  return roomsBeginning(typed, namedRooms(client).map(({ facts }) => facts.name));
}

/** Those that one is in, and those that are open. */
export async function roomOptions(typed: string, desk: Desk): Promise<Option[]> {
  const own = namedRooms(desk.client).map(({ facts }) => facts.name);
  return roomsBeginning(typed, [...own, ...await openNames(desk)]);
}

async function openNames({ client }: Desk): Promise<string[]> {
  if (!isConnected(client)) return [];
  const answer = await client.request("room.browse", {});
  return answer.ok ? answer.value.rooms.map(({ name }) => name) : [];
}

function roomsBeginning(typed: string, names: readonly string[]): Option[] {
  const sign = typed.startsWith("#") ? "#" : "";
  const query = typed.replace(/^["']?#?/, "");
  const found = [...new Set(names)].filter((name) => hasBeginning([name], query)).sort();
  return found.slice(0, MOST).map((name) => ({ written: sign + name, shown: `#${name}` }));
}

function hasBeginning(names: readonly string[], query: string): boolean {
  const wanted = foldForSearch(query);
  return names.map(foldForSearch).some((name) =>
    name.startsWith(wanted) ||
    name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => word.startsWith(wanted))
  );
}

/** By their codes while there are several; the one that is left by its sign. */
export async function emojiOptions(typed: string, { client }: Desk): Promise<Option[]> {
  const name = typed.replaceAll(":", "").toLowerCase();
  const own = [...client.state.emoji.keys()].filter((each) => each.startsWith(name))
    .map((each) => ({ written: `:${each}:`, shown: `:${each}:` }));
  const found = completeShortcode(await loadEmoji(), `:${name}`)
    .filter(({ code }) => code.startsWith(name));
  const signs = new Set(found.map(({ emoji }) => emoji.text));
  if (own.length === 0 && signs.size === 1) {
    const [sign] = signs as unknown as [string];
    return [{ written: sign, shown: sign }];
  }
  const codes = found.map(({ code, emoji }) => ({
    ...{ written: `:${code}:`, shown: `${emoji.text} :${code}:` },
  }));
  return [...own, ...codes].slice(0, MOST);
}
