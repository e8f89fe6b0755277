import {
  accept,
  type Outcome,
  type RoomId,
  type RoomRole,
  type UserId,
} from "../../protocol/mod.ts";
import type { Person } from "../../protocol/mod.ts";
import { account, scripts } from "../../words/mod.ts";
import { columnsOf } from "../output/columns.ts";
import { jsonLine } from "../output/json_line.ts";
import { leave } from "../leaving.ts";
import type { Line } from "../line.ts";
import { type LineOf, timeText } from "../output/line_fields.ts";
import { roomToRead } from "../room/meant_room.ts";
import { openLine } from "../open_line.ts";
import { columnsOfOutput } from "../output/output.ts";
import { PeopleNames } from "../room/people_names.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

type UserLine = LineOf<"user">;
/** By their ids; with a role where they are members of a room. */
type Listed = ReadonlyMap<UserId, RoomRole | null>;

/** Everybody there is, or all who are in one room. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const opened = await openLine(program, asked, false);
  if (!opened.ok) return opened.code;
  const { entered, line } = opened;
  const [typed] = asked.operands;
  let listed: Outcome<Listed>;
  if (typed === undefined) {
    listed = await everybody(line);
  } else {
    const meant = await roomToRead(typed, entered.user, line.request);
    if (!meant.ok) return (await line.leave(program, entered, meant)).code;
    if ("problem" in meant.value) {
      line.close();
      return leave(program, meant.value.problem, EXIT.refused).code;
    }
    listed = await membersOf(line, meant.value.room);
    if (!listed.ok && listed.code === "not_found") {
      line.close();
      return leave(program, scripts.notIn(typed), EXIT.refused).code;
    }
  }
  if (!listed.ok) return (await line.leave(program, entered, listed)).code;
  const people = new PeopleNames(line.request);
  await people.know(listed.value.keys());
  line.close();
  const lines = [...listed.value].flatMap(([user, role]) => {
    const person = people.of(user);
    return person === null ? [] : lineOf(person, role);
  }).sort((one, other) => one.name.localeCompare(other.name));
  if (asked.flags.has("json")) { for (const one of lines) program.say(jsonLine(one)); }
  else for (const row of columnsOf(lines.map(cellsOf), columnsOfOutput())) program.say(row);
  return EXIT.done;
}

async function everybody(line: Line): Promise<Outcome<Listed>> {
  const all = new Map<UserId, null>();
  for (let after: UserId | undefined, more = true; more;) {
    const page = await line.request("people.list", after === undefined ? {} : { after });
    if (!page.ok) return page;
    for (const { id } of page.value.people) all.set(id, null);
    after = page.value.people.at(-1)?.id;
    more = page.value.more && after !== undefined;
  }
  return accept(all);
}

async function membersOf(line: Line, room: RoomId): Promise<Outcome<Listed>> {
  const all = new Map<UserId, RoomRole>();
  for (let after: UserId | undefined, more = true; more;) {
    const page = await line.request("room.members", { room, ...(after && { after }) });
    if (!page.ok) return page;
    for (const { user, role } of page.value.members) all.set(user, role);
    after = page.value.members.at(-1)?.user;
    more = page.value.more && after !== undefined;
  }
  return accept(all);
}

function lineOf(person: Person, roomRole: RoomRole | null): UserLine {
  const { id, name, displayName, role, presence, lastSeen, status } = person;
  const said = [status?.emoji ?? "", status?.text ?? ""].join(" ").trim();
  return {
    ...{ type: "user", id, name, display_name: displayName, role },
    ...(roomRole !== null && { room_role: roomRole }),
    presence,
    ...(lastSeen !== null && { last_seen: timeText(lastSeen) }),
    ...(said !== "" && { status: said }),
  };
}

function cellsOf({ name, display_name, role, presence, status = "" }: UserLine): string[] {
  const shown = display_name === name ? "" : display_name;
  const { presence: words } = scripts;
  const roles: Readonly<Record<string, string>> = account.roles;
  return [`@${name}`, shown, roles[role] ?? role, words[presence as keyof typeof words], status];
}
