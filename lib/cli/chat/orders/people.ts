// Who is here, and who they are.

import type { Client } from "../../../client/mod.ts";
import type {
  KnownPerson,
  Person,
  PresenceState,
  RoomRole,
  UserId,
} from "../../../protocol/mod.ts";
import { findable, inNameOrder, matchNames, statusAt } from "../../../rules/mod.ts";
import { plain, type Row, type Run, styled } from "../../../terminal/mod.ts";
import { chat, orders, person as words } from "../../../words/mod.ts";
import { personColour } from "../../room/person_colour.ts";
import { shownLine } from "../../output/shown.ts";
import type { Desk } from "../desk.ts";
import { asked, isConnected, membersOf, roomHere } from "./answers.ts";
import { namesFor, personOf, shownName, titleOf } from "./calling.ts";
import { inColumns, type Line } from "../../output/two_columns.ts";
import { findPerson, peopleAtHand } from "./finding.ts";
import { PRESENCE_ORDER, presenceOf } from "./presence.ts";
import { momentText } from "./moments.ts";
import { unquoted } from "./typed_words.ts";

const { people: says } = orders;
const QUIET = { dim: true } as const;

/** More are not read. */
const MOST_LISTED = 100;

export async function who(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { client } = desk;
  if (!isConnected(client)) return desk.complain(orders.refused.unavailable);
  const listed = await membersOf(room, desk);
  if (listed === null) return;
  await client.directory.load();
  const told = await listOf([...listed.keys()], (user) => listed.get(user), desk);
  desk.tell(
    [styled(says.here(titleOf(room, client), told.here, listed.size), { bold: true })],
    ...told.rows,
    ...(told.left > 0 ? [says.restOf(told.left)] : []),
  );
}

export async function users(rest: string, desk: Desk): Promise<void> {
  if (!isConnected(desk.client)) return desk.complain(orders.refused.unavailable);
  const name = unquoted(rest).replace(/^@/, "");
  const all = await peopleAtHand(desk);
  const entries = all.map((one) => findable(one, [one.displayName, one.name]));
  const found = name === "" ? all : matchNames(inNameOrder(entries), name, all.length);
  if (found.length === 0) return desk.complain(says.noneCalled(name));
  const told = await listOf(found.map(({ id }) => id), () => undefined, desk);
  desk.tell(
    [styled(says.all(told.here, found.length), { bold: true })],
    ...told.rows,
    ...(told.left > 0 ? [says.more(told.left)] : []),
  );
}

interface Told {
  readonly rows: readonly Row[];
  readonly here: number;
  readonly left: number;
}

/** Those who are here first, each by name. */
async function listOf(
  ids: readonly UserId[],
  roleOf: (user: UserId) => RoomRole | undefined,
  desk: Desk,
): Promise<Told> {
  const { client } = desk;
  const there = await presenceOf(ids, client);
  const listed = ids.map((id): Listed => {
    const person = there.get(id) ?? personOf(client, id);
    return { id, person, presence: there.get(id)?.presence ?? "offline", role: roleOf(id) };
  });
  const place = ({ presence }: Listed) => PRESENCE_ORDER.indexOf(presence);
  const name = ({ person }: Listed) => person?.displayName ?? "";
  listed.sort((one, other) => place(one) - place(other) || name(one).localeCompare(name(other)));
  return {
    rows: inColumns(listed.slice(0, MOST_LISTED).map((one) => lineOf(one, client)), desk.columns),
    here: listed.filter(({ presence }) => presence !== "offline").length,
    left: Math.max(0, ids.length - MOST_LISTED),
  };
}

interface Listed {
  readonly id: UserId;
  /** Of some nothing may be known. */
  readonly person: KnownPerson | undefined;
  readonly presence: PresenceState;
  /** In the room that is told of. */
  readonly role: RoomRole | undefined;
}

function lineOf({ id, person, presence, role }: Listed, client: Client): Line {
  const sign = styled(`${says.signs[presence]} `, signStyle(presence));
  const { me, ignored } = client.state;
  const notes = [
    chat.side.roles[role as keyof typeof chat.side.roles] ??
      words.roles[person?.role as keyof typeof words.roles] ?? "",
    statusText(person, client),
    id === me ? says.you : "",
    ignored.has(id) ? says.ignored : "",
  ].filter((note) => note !== "");
  const name = styled(person === undefined ? "…" : shownName(person), { colour: personColour(id) });
  const rest: Run[] = notes.length === 0 ? [] : [styled(`  ${notes.join(", ")}`, QUIET)];
  return [[sign, plain(shownLine(person?.name ?? ""))], [name, ...rest]];
}

function signStyle(presence: Person["presence"]) {
  return presence === "online"
    ? { colour: "green" } as const
    : presence === "dnd"
    ? { colour: "red" } as const
    : presence === "away"
    ? { colour: "yellow" } as const
    : QUIET;
}

function statusText(person: KnownPerson | undefined, client: Client): string {
  const status = statusAt(person?.status, client.serverTime);
  if (status === undefined) return "";
  return shownLine([status.emoji, status.text].filter(Boolean).join(" "));
}

export async function whois(rest: string, desk: Desk): Promise<void> {
  const { client } = desk;
  const { me } = client.state;
  const user = rest === "" ? me : (await findPerson(unquoted(rest), desk))?.id;
  const card = user === undefined ? null : await asked(desk, "person.card", { user });
  if (card === null) return;
  const { person, bio, pronouns, zone } = card;
  const role = words.roles[person.role as keyof typeof words.roles];
  const { lead } = says;
  const now = client.serverTime;
  const facts: [string, string][] = [
    [lead.pronouns, pronouns],
    [lead.status, statusText(person, client)],
    [lead.time, zone === null ? "" : clockIn(zone, now)],
    [lead.about, bio.split("\n").map(shownLine).join("\n")],
  ];
  const lines = facts.filter(([, text]) => text !== "")
    .map(([name, text]): Line => [[styled(name, QUIET)], [plain(text)]]);
  desk.tell(
    [
      styled(shownLine(person.displayName), { bold: true, colour: personColour(person.id) }),
      plain(`  @${shownLine(person.name)}`),
      ...(role === undefined ? [] : [plain(`  ${role}`)]),
    ],
    presenceText(person, client),
    ...inColumns(lines, desk.columns),
    ...(client.state.ignored.has(person.id) ? [says.isIgnored] : []),
  );
}

function presenceText({ presence, lastSeen }: Person, client: Client): string {
  const isSeen = presence === "offline" && lastSeen !== null;
  return `${says.signs[presence]} ${
    isSeen ? words.lastSeen(momentText(lastSeen, client)) : words[presence]
  }`;
}

function clockIn(timeZone: string, now: number): string {
  try {
    return new Date(now).toLocaleTimeString(words.dates, { timeStyle: "short", timeZone });
  } catch {
    return "";
  }
}

export async function ignore(rest: string, desk: Desk): Promise<void> {
  if (rest === "") return await tellIgnored(desk);
  const person = await findPerson(unquoted(rest), desk);
  if (person === null) return;
  if (person.id === desk.client.state.me) return desk.complain(says.noSelf);
  const done = await asked(desk, "person.ignore", { user: person.id, on: true });
  if (done !== null) desk.tell(says.ignoring(shownName(person)));
}

export async function unignore(rest: string, desk: Desk): Promise<void> {
  const person = await findPerson(unquoted(rest), desk);
  if (person === null) return;
  const done = await asked(desk, "person.ignore", { user: person.id, on: false });
  if (done !== null) desk.tell(says.hearing(shownName(person)));
}

async function tellIgnored(desk: Desk): Promise<void> {
  const ignored = [...desk.client.state.ignored];
  const nameOf = await namesFor(ignored, desk.client);
  const names = ignored.map(nameOf).sort();
  desk.tell(names.length === 0 ? says.ignoringNone : says.ignoringAll(names.join(", ")));
}
