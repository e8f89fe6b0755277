// From "who are you" to a login: asks for what is missing, says why something was refused, and asks again.

import { foldName } from "../../protocol/mod.ts";
import { shell } from "../../words/mod.ts";
import { isOpenRoad, readAddress, type Server } from "./address.ts";
import { type Answered, enterBy, type Entry, logOut } from "./door.ts";
import { type EnteredOrLeft, findEntered, findMeant, type Meant } from "./entered.ts";
import { leave, type Left, troubleWords } from "../leaving.ts";
import { knownOf } from "./logins.ts";
import type { Program } from "../program.ts";
import type { Reach } from "./reach.ts";
import type { Place } from "./server.ts";
import { shownLine } from "../output/shown.ts";
import { findPlace, leaveUnanswered } from "./trust.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

const MOST_TRIES = 3;

export async function logIn(program: Program, asked: Asked): Promise<EnteredOrLeft> {
  if (program.env("PARLEY_TOKEN") !== null) {
    return leave(program, shell.login.fromOutside, EXIT.refused);
  }
  const meant = await findMeant(program, asked);
  if (!meant.ok) return meant;
  const server = await whichServer(program, asked, meant);
  if (typeof server === "object") return server;
  const known = knownOf(meant.saved.servers, server);
  const fingerprint = meant.isDemanded ? meant.fingerprint : known.fingerprint;
  const found = await findPlace(program, { server, fingerprint, isDemanded: meant.isDemanded });
  if (!found.ok) return found;
  const { place, reach } = found;
  if (place.name === null) return leave(program, shell.login.notSetUp, EXIT.refused);
  const called = shownLine(place.name);
  program.complain(shell.login.at(called, server));
  if (isOpenRoad(server)) program.complain(shell.openRoad(server));
  const device = known.device ?? "";
  const enter: Enter = (way, said) => enterBy(way, reach, { ...said, device });
  const entry = await tryToEnter(program, asked, found, enter);
  if ("code" in entry) return entry;
  const { id: user, name } = entry.person;
  const trouble = asked.flags.has("no-save") ? null : await keep(program, meant, reach, entry);
  if (trouble !== null) return trouble;
  program.complain(shell.login.done(shownLine(name), called));
  return { ok: true, entered: { reach, token: entry.token, user, name } };
}

/** Where there is a login it is that one; where there is none and somebody is there, they are asked. */
export async function enter(program: Program, asked: Asked): Promise<EnteredOrLeft> {
  if (program.env("PARLEY_TOKEN") !== null || !program.asking.isInteractive) {
    return await findEntered(program, asked);
  }
  const meant = await findMeant(program, asked);
  if (!meant.ok) return meant;
  const { server, saved } = meant;
  const login = server === null ? null : knownOf(saved.servers, server).login;
  if (login === null || isSomebodyElse(asked, login.name)) return await logIn(program, asked);
  return await findEntered(program, asked);
}

/** Whoever names a way in means it, but for the one who is in already. */
function isSomebodyElse({ texts, flags }: Asked, name: string): boolean {
  const said = texts.get("name") ?? name;
  return flags.has("guest") || texts.has("link") || foldName(said) !== foldName(name);
}
async function whichServer(program: Program, asked: Asked, meant: Meant): Promise<Server | Left> {
  const isSaid = asked.texts.has("server") || program.env("PARLEY_SERVER") !== null;
  if (isSaid && meant.server !== null) return meant.server;
  const link = URL.parse(asked.texts.get("link") ?? "");
  if (link !== null && /^https?:$/.test(link.protocol)) return link.origin;
  const question = meant.server === null ? shell.ask.server : shell.ask.serverOr(meant.server);
  for (let i = 0; i < triesOf(program); i++) {
    const typed = await program.asking.text(question);
    if (typed === null) return leave(program, shell.ask.nobody, EXIT.refused);
    if (typed.trim() === "" && meant.server !== null) return meant.server;
    const address = readAddress(typed);
    if (address.ok) return address.server;
    program.complain(shell.wrong.address(shownLine(typed)));
  }
  return { ok: false, code: EXIT.usage };
}

type Way = "login" | "guest" | "link";
type Enter = (way: Way, said: Readonly<Record<string, string>>) => Promise<Answered<Entry>>;

/** Asked again where another answer may be right; from a pipe there is none. */
async function tryToEnter(
  program: Program,
  asked: Asked,
  { place, reach }: { readonly place: Place; readonly reach: Reach },
  enter: Enter,
): Promise<Entry | Left> {
  if (asked.flags.has("guest") && !place.guests) {
    return leave(program, shell.login.noGuests, EXIT.refused);
  }
  for (let tries = 1;; tries++) {
    const said = await whatIsSaid(program, asked, tries === 1);
    if (!said.ok) return said;
    const answer = await enter(said.way, said.fields);
    if (answer.ok) return answer.value;
    const isLast = answer.why !== "refused" || !CAN_BE_MENDED.test(answer.code) ||
      tries === triesOf(program);
    if (isLast) return await leaveUnanswered(program, reach, answer);
    program.complain(answer.message);
  }
}

const CAN_BE_MENDED = /^(wrong|waits|busy|link|name_.*)$/;

function triesOf({ asking }: Program): number {
  return asking.isInteractive ? MOST_TRIES : 1;
}

type Said =
  | { readonly ok: true; readonly way: Way; readonly fields: Readonly<Record<string, string>> }
  | Left;

/** Flags answer the first time; whoever is asked again has to say something else. */
async function whatIsSaid(
  program: Program,
  { texts, flags }: Asked,
  isFirst: boolean,
): Promise<Said> {
  const { asking } = program;
  const nobody = () => leave(program, shell.ask.nobody, EXIT.refused);
  const link = isFirst ? texts.get("link") : undefined;
  if (link !== undefined) return linkIn(program, link);
  const isGuest = flags.has("guest");
  const given = isFirst || !isGuest ? texts.get("name") : undefined;
  const name = given ?? await asking.text(isGuest ? shell.ask.guestName : shell.ask.name);
  if (name === null) return nobody();
  if (isGuest) return { ok: true, way: "guest", fields: { name } };
  if (/^https?:\/\//.test(name.trim())) return linkIn(program, name);
  const password = await asking.hidden(shell.ask.password);
  return password === null ? nobody() : { ok: true, way: "login", fields: { name, password } };
}

function linkIn(program: Program, link: string): Said {
  const secret = /^[^#\s]*#([\w-]+)$/.exec(link.trim())?.[1];
  if (secret === undefined) return leave(program, shell.wrong.link, EXIT.usage);
  return { ok: true, way: "link", fields: { secret } };
}

/** In the place of the one before, which is over with that: nobody has its token any more. */
async function keep(
  program: Program,
  { logins, saved }: Meant,
  reach: Reach,
  { token, device, person }: Entry,
): Promise<Left | null> {
  const { server, known: fingerprint } = reach;
  const before = knownOf(saved.servers, server).login;
  const login = { token, user: person.id, name: person.name };
  const noted = await logins.note(server, { login, device, fingerprint });
  const unused = noted.ok ? before?.token : token;
  if (unused !== undefined) await logOut(reach, unused);
  if (!noted.ok) return leave(program, troubleWords(noted), EXIT.refused);
  program.complain(shell.login.kept(logins.path));
  return null;
}
