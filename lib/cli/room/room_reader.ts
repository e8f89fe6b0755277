// What the verbs that read a room begin with: who one is, the line, and the room that is meant.

import type { Hello, Refusal, RoomFacts, RoomId, UserId } from "../../protocol/mod.ts";
import { abilitiesOf } from "../../terminal/mod.ts";
import { scripts } from "../../words/mod.ts";
import type { Entered } from "../login/entered.ts";
import { type Happening, linesOf, peopleIn } from "./happening.ts";
import { FOR_A_PIPE, type Look, textOfLine } from "./happening_text.ts";
import { jsonLine } from "../output/json_line.ts";
import { leave, type Left } from "../leaving.ts";
import { type Line, UNANSWERED } from "../line.ts";
import { openLine } from "../open_line.ts";
import { columnsOfOutput } from "../output/output.ts";
import { namedIn, roomName, roomToRead } from "./meant_room.ts";
import { PeopleNames } from "./people_names.ts";
import type { Program } from "../program.ts";
import { readTime, type TimeAt } from "../command_line/typed_time.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

export interface RoomReader {
  readonly ok: true;
  readonly entered: Entered;
  readonly line: Line;
  readonly room: RoomId;
  readonly hello: Hello;
  /** Lines of JSON or of text, as asked for. */
  write(happened: readonly Happening[], facts: RoomFacts): Promise<string>;
}

export async function readRoom(
  program: Program,
  asked: Asked,
  isEnduring: boolean,
): Promise<RoomReader | Left> {
  const opened = await openLine(program, asked, isEnduring);
  if (!opened.ok) return opened;
  const { entered, line, hello } = opened;
  const [typed = ""] = asked.operands;
  const meant = await roomToRead(typed, entered.user, line.request);
  if (!meant.ok || hello === null) {
    return await line.leave(program, entered, meant.ok ? UNANSWERED : meant);
  }
  if ("problem" in meant.value) {
    line.close();
    return leave(program, meant.value.problem, EXIT.refused);
  }
  const writer = new Writer(entered.user, new PeopleNames(line.request), asked.flags.has("json"));
  const { room } = meant.value;
  return {
    ...{ ok: true, entered, line, room, hello },
    write: (happened, facts) => writer.write(room, happened, facts),
  };
}

class Writer {
  constructor(
    private readonly me: UserId,
    private readonly names: PeopleNames,
    private readonly isJson: boolean,
  ) {}

  async write(
    room: RoomId,
    happened: readonly Happening[],
    facts: RoomFacts,
  ): Promise<string> {
    await this.names.know([...peopleIn(happened), ...namedIn(facts)]);
    const told = { room, roomName: roomName(facts, this.me, this.names), names: this.names };
    const look = lookOfOutput();
    let text = "";
    for (const one of happened) {
      for (const line of linesOf(one, told)) {
        text += this.isJson ? `${jsonLine(line)}\n` : textOfLine(line, look);
      }
    }
    return text;
  }
}

/** Whoever sits at a terminal may make it wider at any moment. */
function lookOfOutput(): Look {
  const columns = columnsOfOutput();
  if (columns === null) return FOR_A_PIPE;
  return { abilities: abilitiesOf((name) => Deno.env.get(name)), columns };
}

/** Undefined where nothing is typed; null, which was said, for what is no time. */
export function timeIn(
  program: Program,
  { texts }: Asked,
  flag: string,
): TimeAt | undefined | null {
  const typed = texts.get(flag);
  if (typed === undefined) return undefined;
  const time = readTime(typed);
  if (time === null) program.complain(scripts.noTime(typed));
  return time;
}

/** As with a time. */
export function countIn(program: Program, { texts }: Asked): number | undefined | null {
  const typed = texts.get("last");
  if (typed === undefined) return undefined;
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  program.complain(scripts.noCount(typed));
  return null;
}

/** A room that was found by its name may be closed to who is not in it. */
export async function leaveUnread(
  program: Program,
  { operands }: Asked,
  { line, entered }: RoomReader,
  refusal: Refusal,
): Promise<Left> {
  if (refusal.code !== "not_found") return await line.leave(program, entered, refusal);
  line.close();
  return leave(program, scripts.notIn(operands[0]!), EXIT.refused);
}
