// The rooms there are, and ways into them and out of them.

import { type Room, unreadThreads } from "../../../client/mod.ts";
import { LIMITS, type Result } from "../../../protocol/mod.ts";
import { findable, inNameOrder, matchNames, mentionsOf, unreadOf } from "../../../rules/mod.ts";
import { plain, type Row, type Run, styled } from "../../../terminal/mod.ts";
import { orders } from "../../../words/mod.ts";
import { shownLine } from "../../output/shown.ts";
import type { Desk } from "../desk.ts";
import { asked, fits, isConnected, refusedWords, roomHere } from "./answers.ts";
import { titleOf, windowOf } from "./calling.ts";
import { inColumns, inSameColumns, type Line } from "../../output/two_columns.ts";
import { findRoom } from "./finding.ts";
import { writeTo } from "./saying.ts";
import { inOneLine, unquoted } from "./typed_words.ts";

const { rooms: says } = orders;
const HEADING = { bold: true } as const;
const QUIET = { dim: true } as const;

type Card = Result<"room.browse">["rooms"][number];

/** More open ones are found by their name. */
const MOST_OPEN = 50;

export async function rooms(rest: string, desk: Desk): Promise<void> {
  const { client } = desk;
  await client.directory.load();
  const name = unquoted(rest).replace(/^#/, "");
  const own = called(name, inWindowOrder(desk), (room) => titleOf(room, client));
  const open = isConnected(client) ? await openRooms(desk) : [];
  const found = called(name, open, (card) => card.name);
  if (own.length + found.length === 0) {
    return desk.tell(name === "" ? says.none : says.noneCalled(name));
  }
  const [ownRows = [], openRows = []] = inSameColumns([
    own.map((room) => lineOfRoom(room, desk)),
    found.slice(0, MOST_OPEN).map((card) => lineOfCard(card, desk)),
  ], desk.columns);
  desk.tell(
    ...(own.length === 0 ? [] : [[styled(says.own, HEADING)], ...ownRows]),
    ...(found.length === 0 ? [] : [[styled(says.open, HEADING)], ...openRows]),
    ...(found.length > MOST_OPEN ? [says.more(found.length - MOST_OPEN)] : []),
    ...(isConnected(client) ? [] : [says.notNow]),
    [styled(says.howToGo, QUIET)],
  );
}

function inWindowOrder(desk: Desk): Room[] {
  const place = ({ id }: Room) => windowOf(id, desk) ?? Infinity;
  return [...desk.client.state.rooms.values()].sort((one, other) =>
    place(one) - place(other) || other.movedAt - one.movedAt
  );
}

function called<T>(name: string, all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  if (name === "") return all;
  const entries = all.map((one) => findable(one, [nameOf(one)]));
  return matchNames(inNameOrder(entries), name, all.length);
}

/** Of a place with very many the first few hundred. */
const MOST_PAGES = 5;

async function openRooms({ client }: Desk): Promise<Card[]> {
  const all: Card[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const last = all.at(-1);
    const answer = await client.request(
      "room.browse",
      last === undefined ? {} : { after: last.id },
    );
    // Guests who were invited are shown none
    if (!answer.ok) break;
    all.push(...answer.value.rooms);
    if (!answer.value.more || answer.value.rooms.length === 0) break;
  }
  return all.filter(({ id }) => !client.state.rooms.has(id));
}

function lineOfRoom(room: Room, desk: Desk): Line {
  const { facts, members } = room;
  const isDirect = facts.kind === "direct";
  const notes = [
    ...newsOf(room, desk),
    ...(isDirect ? [] : [plain(says.members(members))]),
    ...(facts.archived ? [plain(says.archived)] : []),
  ];
  return [leadOf(room, desk), withTopic(listed(notes), facts.topic, desk)];
}

function leadOf(room: Room, desk: Desk): Row {
  const { id, facts } = room;
  const sign = facts.kind === "direct" ? "" : "#";
  const title = titleOf(room, desk.client);
  const look = id === desk.room ? { bold: true } : {};
  return [numberRun(windowOf(id, desk), desk), styled(sign + title, look)];
}

function numberRun(number: number | null, { windows }: Desk): Run {
  return styled(`${number ?? ""}`.padStart(`${windows.length}`.length) + " ", QUIET);
}

function lineOfCard({ name, topic, members }: Card, desk: Desk): Line {
  const notes = [plain(says.members(members))];
  return [[numberRun(null, desk), plain(`#${shownLine(name)}`)], withTopic(notes, topic, desk)];
}

/** In a narrow window it would take several rows of each room. */
const LEAST_FOR_TOPIC = 40;

function withTopic(notes: Row, topic: string, { columns }: Desk): Row {
  const isShown = topic !== "" && columns >= LEAST_FOR_TOPIC;
  return !isShown ? notes : [...notes, styled(`  ${shownLine(topic)}`, QUIET)];
}

function newsOf({ tally, id }: Room, { client }: Desk): Run[] {
  const [unread, mentions] = [unreadOf(tally), mentionsOf(tally)];
  return [
    ...(unread === 0 ? [] : [styled(says.unread(unread), { bold: true })]),
    ...(mentions === 0 ? [] : [styled(says.mentions(mentions), { bold: true, colour: "red" })]),
    ...(isMuted(id, client) ? [styled(says.muted, QUIET)] : []),
  ];
}

function isMuted(id: Room["id"], { own, serverTime }: Desk["client"]): boolean {
  const { level, mutedUntil } = own.prefs(id);
  return level === "nothing" || mutedUntil > serverTime;
}

function listed(runs: readonly Run[]): Row {
  return runs.flatMap((run, at) => at === 0 ? [run] : [plain(", "), run]);
}

export async function unread(_: string, desk: Desk): Promise<void> {
  const { client } = desk;
  await client.directory.load();
  const news = inWindowOrder(desk).filter(({ tally }) => unreadOf(tally) + mentionsOf(tally) > 0);
  const { threads } = unreadThreads(client.state);
  if (news.length + threads === 0) return desk.tell(says.nothingUnread);
  const sorted = news.toSorted((one, other) => mentionsOf(other.tally) - mentionsOf(one.tally));
  const lines = sorted.map((room): Line => [leadOf(room, desk), listed(newsOf(room, desk))]);
  const [likely] = sorted;
  const first = likely === undefined ? null : windowOf(likely.id, desk);
  desk.tell(
    ...inColumns(lines, desk.columns),
    ...(threads === 0 ? [] : [says.threads(threads)]),
    ...(first === null ? [] : [orders.said.inWindow(first)]),
  );
}

export async function join(rest: string, desk: Desk): Promise<void> {
  if (rest.startsWith("@")) return await writeTo(rest, desk);
  const { client } = desk;
  const found = await findRoom(rest, desk);
  if (found === null) return;
  const joined = client.state.rooms.has(found) || await asked(desk, "room.join", { room: found });
  if (joined !== null) desk.enter(found);
}

export async function leave(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  if (room.facts.kind === "direct") return desk.complain(says.noLeave);
  const title = titleOf(room, desk.client);
  const answer = await desk.client.request("room.leave", { room: room.id });
  if (!answer.ok) {
    const isOwner = answer.code === "forbidden" && room.role === "owner";
    return desk.complain(isOwner ? says.ownerStays : refusedWords(answer));
  }
  // Told before, it would be gone with the window; it stands below what was said in the next one
  await desk.client.until(({ state }) => !state.rooms.has(room.id));
  const next = desk.room;
  if (next !== null && desk.client.state.rooms.has(next)) await desk.client.openRoom(next);
  desk.tell(room.facts.kind === "private" ? says.leftPrivate(title) : says.left(title));
}

/** A stroke alone stands for none. */
const NONE = "-";

export async function topic(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  if (rest === "") {
    const { topic } = room.facts;
    return desk.tell(topic === "" ? says.noTopic : says.topic(topic));
  }
  const text = rest === NONE ? "" : inOneLine(rest);
  if (fits(text, LIMITS.topicChars, desk)) {
    await asked(desk, "room.change", { room: room.id, topic: text });
  }
}

export async function rename(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  const name = inOneLine(unquoted(rest)).replace(/^#/, "");
  if (room === null || !fits(name, LIMITS.roomNameChars, desk)) return;
  await asked(desk, "room.change", { room: room.id, name });
}
