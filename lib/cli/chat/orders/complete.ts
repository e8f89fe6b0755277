// What may take the place of what is being typed when Tab is pressed, and what becomes of it then.

import { can } from "../../../policy/mod.ts";
import { chat } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { personOf } from "./calling.ts";
import {
  emojiOptions,
  type Option,
  ownRoomOptions,
  personOptions,
  roomOptions,
} from "./options.ts";
import { pathOptions } from "./path_options.ts";
import { type Choice, isOrderName, type OrderName, ORDERS, type Part } from "./table.ts";
import { allWords, type TypedWord } from "./typed_words.ts";
import { usageOf } from "./words_of.ts";

export interface Completions {
  /** From there to the caret; what is chosen takes the place of that. */
  readonly from: number;
  readonly options: readonly string[];
  /** The same, as they are listed. They may hold what others wrote. */
  readonly shown: readonly string[];
}

export interface Completed {
  readonly text: string;
  readonly at: number;
  /** What there is to choose from, where nothing could be put in: to be listed. */
  readonly left: readonly string[];
}

/** At a caret there are none where nothing can be completed. */
export async function completions(text: string, at: number, desk: Desk): Promise<Completions> {
  const before = text.slice(0, at);
  const [found, name = "", rest = ""] = /^\/(\w+)\s+([^]*)$/.exec(before) ?? [];
  if (found !== undefined && isOrderName(name)) {
    const inOrder = await completionsIn(name, rest, before.length - rest.length, desk);
    if (inOrder !== null) return inOrder;
  }
  return await completionsAnywhere(before, desk);
}

async function completionsIn(
  name: OrderName,
  rest: string,
  start: number,
  desk: Desk,
): Promise<Completions | null> {
  const { takes } = ORDERS.find((order) => order.name === name)!;
  const words = allWords(rest);
  const isWithin = words.length > 0 && words.at(-1)!.to === rest.length;
  const word = isWithin ? words.at(-1)! : nothingAt(rest.length);
  const place = words.length - Number(isWithin);
  const part = partAt(takes, place);
  if (part === null) return null;
  const moved = { ...word, from: start + word.from };
  // The name of a room may have spaces, and nothing follows it
  const whole = { ...moved, word: rest, from: start };
  return await completionsOf(
    part,
    part === "room" || part === "room?" ? whole : moved,
    place,
    desk,
  );
}

function nothingAt(at: number): TypedWord {
  return { word: "", from: at, to: at, open: null };
}

/** Of these there may be several words. */
const MANY: readonly Part[] = ["people", "people?", "paths", "room", "room?"];

function partAt(takes: readonly Part[], place: number): Part | null {
  const [first] = takes;
  return first !== undefined && MANY.includes(first) ? first : takes[place] ?? null;
}

async function completionsOf(
  part: Part,
  { word, from, open }: TypedWord,
  place: number,
  desk: Desk,
): Promise<Completions | null> {
  switch (part) {
    case "text":
    case "text?":
      return null;
    case "person":
    case "person?":
    case "people":
    case "people?":
      return of(from, await personOptions(word, desk));
    case "group": {
      const start = word.lastIndexOf(",") + 1;
      return of(from + start, await personOptions(word.slice(start), desk));
    }
    case "room":
      return of(from, await roomOptions(word, desk));
    case "room?":
      return of(from, ownRoomOptions(word, desk));
    case "emoji":
      return of(from, await emojiOptions(word, desk));
    case "path":
      return of(from, await pathOptions(word, open));
    case "paths": {
      const paths = await pathOptions(word, open);
      return paths.length === 0 && place > 0 ? null : of(from, paths);
    }
    case "number":
      return of(from, desk.listed.map((_, at) => alike(`${at + 1}`)));
    case "order?":
      return of(from, ORDERS.map(({ name }) => alike(name)).filter(begins(word)));
    default:
      return of(from, (part as Choice).map(alike).filter(begins(word)));
  }
}

const SIGNED = /(?:^|[\s([{"'«„“>,])([@#:][\p{L}\p{M}\p{N}_.+-]*)$/u;
/** Two letters say little of a smile, and a colon stands in many a sentence. */
const LEAST_OF_EMOJI = 3;

async function completionsAnywhere(before: string, desk: Desk): Promise<Completions> {
  if (/^\/\w*$/.test(before)) {
    const names = ORDERS.map(({ name }) => ({ written: `/${name}`, shown: usageOf(name) }));
    return of(0, names.filter(begins(before.toLowerCase())).sort(byText));
  }
  const alone = /^(@[\p{L}\p{N}._@,-]+) $/u.exec(before)?.[1];
  // Said to all; with the next Tab to one alone
  if (alone !== undefined) return await aloneOption(alone, desk);
  const typed = SIGNED.exec(before)?.[1] ?? "";
  const from = before.length - typed.length;
  switch (typed[0]) {
    case "@":
      return of(from, [...await personOptions(typed, desk), ...shouts(typed, desk)]);
    case "#":
      return of(from, ownRoomOptions(typed, desk));
    case ":":
      return of(from, typed.length < LEAST_OF_EMOJI ? [] : await emojiOptions(typed, desk));
    default:
      return of(from, []);
  }
}

async function aloneOption(typed: string, desk: Desk): Promise<Completions> {
  for (const name of typed.split(",").map((one) => `@${one.replace(/^@/, "")}`)) {
    const people = await personOptions(name, desk);
    const isCalledSo = ({ written }: Option) => written.toLowerCase() === name.toLowerCase();
    if (!people.some(isCalledSo)) return of(0, []);
  }
  return of(0, [alike(`${typed}: `)]);
}

function shouts(typed: string, { client, room }: Desk): Option[] {
  const here = room === null ? undefined : client.state.rooms.get(room);
  const place = personOf(client, client.state.me)?.role ?? "member";
  const may = here !== undefined &&
    can({ place, room: here.role }, "message.mentionAll", here.facts);
  if (!may) return [];
  const all = [
    { written: "@here", shown: `@here  ${chat.writing.shouts.here}` },
    { written: "@room", shown: `@room  ${chat.writing.shouts.room}` },
  ];
  return all.filter(begins(typed));
}

function alike(written: string): Option {
  return { written, shown: written };
}

function begins(typed: string): (option: Option) => boolean {
  return ({ written }) => written.startsWith(typed);
}

function byText(one: Option, other: Option): number {
  return one.written < other.written ? -1 : 1;
}

function of(from: number, options: readonly Option[]): Completions {
  return {
    from,
    options: options.map(({ written }) => written),
    shown: options.map(({ shown }) => shown),
  };
}

/** One is put in whole; of several what they begin with. */
export function completed(
  text: string,
  at: number,
  { from, options, shown }: Completions,
): Completed {
  const [first, ...others] = options;
  if (first === undefined) return { text, at, left: [] };
  const typed = text.slice(from, at);
  if (others.length === 0) return put(withEnd(first, text[at]), text, from, at);
  const common = others.reduce(commonBeginning, first);
  const isMore = common.length > typed.length && bare(common).startsWith(bare(typed));
  return isMore ? put(common, text, from, at) : { text, at, left: shown };
}

function put(written: string, text: string, from: number, to: number): Completed {
  return {
    text: text.slice(0, from) + written + text.slice(to),
    at: from + written.length,
    left: [],
  };
}

/** A folder is gone on from; behind all else the next word begins. */
function withEnd(option: string, next: string | undefined): string {
  return /[/\\\s]$/.test(option) || next === " " ? option : `${option} `;
}

/** As it is compared: a quote may have been put before it. */
function bare(text: string): string {
  return text.replace(/^["']/, "").toLowerCase();
}

function commonBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length]?.toLowerCase() === other[length]?.toLowerCase()) {
    length++;
  }
  // Half a sign is none
  if (/[\ud800-\udbff]$/.test(one.slice(0, length))) length--;
  return one.slice(0, length);
}
