import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import type { RoomCard, RoomId, RoomView, UserId } from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import { columnsOf } from "../output/columns.ts";
import { jsonLine } from "../output/json_line.ts";
import type { Line } from "../line.ts";
import { type LineOf, timeText } from "../output/line_fields.ts";
import { namedIn, roomName } from "../room/meant_room.ts";
import { openLine } from "../open_line.ts";
import { columnsOfOutput } from "../output/output.ts";
import { PeopleNames } from "../room/people_names.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

type RoomLine = LineOf<"room">;

/** The rooms that one is in, the last one where something was said first; then those that one could go into. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const opened = await openLine(program, asked, false);
  if (!opened.ok) return opened.code;
  const { entered, line } = opened;
  const names = new PeopleNames(line.request);
  const all = await line.request("sync", { me: null, rooms: [] });
  if (!all.ok) return (await line.leave(program, entered, all)).code;
  const views = all.value.rooms.toSorted((one, other) => other.movedAt - one.movedAt);
  await names.know(views.flatMap(({ facts }) => namedIn(facts)));
  const lines = views.map((view) => lineOf(view, entered.user, names));
  if (asked.flags.has("all")) {
    const cards = await open(line, new Set(views.map(({ id }) => id)));
    if (!cards.ok) return (await line.leave(program, entered, cards)).code;
    lines.push(...cards.value.map(lineOfCard));
  }
  line.close();
  if (asked.flags.has("json")) { for (const one of lines) program.say(jsonLine(one)); }
  else if (lines.length === 0) program.complain(scripts.rooms.none);
  else for (const row of columnsOf(lines.map(cellsOf), columnsOfOutput())) program.say(row);
  return EXIT.done;
}

async function open(line: Line, own: ReadonlySet<RoomId>) {
  const cards: RoomCard[] = [];
  for (let after: RoomId | undefined, more = true; more;) {
    const page = await line.request("room.browse", after === undefined ? {} : { after });
    if (!page.ok) return page;
    cards.push(...page.value.rooms.filter(({ id }) => !own.has(id)));
    after = page.value.rooms.at(-1)?.id;
    more = page.value.more && after !== undefined;
  }
  return { ok: true, value: cards } as const;
}

function lineOf(view: RoomView, me: UserId, names: PeopleNames): RoomLine {
  const { id, facts, members, role, tally, movedAt } = view;
  return {
    ...{ type: "room", id, name: roomName(facts, me, names), kind: facts.kind },
    ...{ topic: facts.topic, members, role },
    ...{ unread: unreadOf(tally), mentions: mentionsOf(tally), moved_at: timeText(movedAt) },
    ...(facts.archived && { archived: true }),
  };
}

function lineOfCard({ id, name, topic, members }: RoomCard): RoomLine {
  return { type: "room", id, name: `#${name}`, kind: "public", topic, members };
}

function cellsOf(room: RoomLine): string[] {
  const words = scripts.rooms;
  const { unread = 0, mentions = 0 } = room;
  const count = [
    ...(room.role === undefined ? [words.notIn] : []),
    ...(room.archived ? [words.archived] : []),
    ...(unread > 0 ? [words.unread(unread)] : []),
    ...(mentions > 0 ? [words.mentions(mentions)] : []),
  ];
  return [room.name, count.join(", "), words.members(room.members), room.topic];
}
