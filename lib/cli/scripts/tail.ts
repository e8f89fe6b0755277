import type { RoomFacts, ServerEvent } from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import { CursorFile } from "../room/cursor_file.ts";
import type { Happening } from "../room/happening.ts";
import { clockOf } from "../room/happening_text.ts";
import { leave, type Left, troubleWords } from "../leaving.ts";
import type { LineHears } from "../line.ts";
import { timeText } from "../output/line_fields.ts";
import { writeOut } from "../output/output.ts";
import type { Program } from "../program.ts";
import type { LogPlace } from "../room/log_trail.ts";
import { type LogEnd, type LogHears, RoomLog } from "../room/room_log.ts";
import { countIn, leaveUnread, readRoom, type RoomReader, timeIn } from "../room/room_reader.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

const LAST = 10;

/** The end of a room, and what comes then for as long as somebody reads it. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const since = timeIn(program, asked, "since");
  const count = countIn(program, asked);
  if (since === null || count === null) return EXIT.usage;
  const isEnduring = asked.flags.has("follow");
  const reader = await readRoom(program, asked, isEnduring);
  if (!reader.ok) return reader.code;
  const opened = await openCursor(program, asked, reader);
  if (opened !== null && "code" in opened) {
    reader.line.close();
    return opened.code;
  }
  const last = count ?? (since === undefined ? LAST : null);
  const { now } = reader.hello;
  const begins = { stretch: { last, since: since?.(now) ?? null }, now };
  const teller = new Teller(program, reader, opened);
  const log = new RoomLog(reader.room, reader.line, opened?.place ?? null, begins, teller);
  reader.line.tell(new Hears(program, log));
  const told = await log.tell(isEnduring);
  await opened?.close();
  if (!told.ok) return (await leaveUnread(program, asked, reader, told)).code;
  reader.line.close();
  return endOf(program, asked, told.value, opened);
}

class Hears implements LineHears {
  #isLost = false;

  constructor(private readonly program: Program, private readonly log: RoomLog) {}

  greeted(): void {
    if (this.#isLost) this.program.complain(scripts.back);
    this.#isLost = false;
    this.log.greeted();
  }

  heard(events: readonly ServerEvent[]): void {
    this.log.heard(events);
  }

  lost(willComeBack: boolean): void {
    if (willComeBack) {
      this.program.complain(scripts.lost);
      this.#isLost = true;
    }
    this.log.ring();
  }
}

class Teller implements LogHears {
  constructor(
    private readonly program: Program,
    private readonly reader: RoomReader,
    private readonly cursor: CursorFile | null,
  ) {}

  /** What could not be kept would be told again and again. */
  async told(
    happened: readonly Happening[],
    place: LogPlace,
    facts: RoomFacts,
  ): Promise<boolean> {
    for (const one of happened) {
      if (one.is !== "gap") continue;
      this.program.complain(scripts.gap[one.missing](clockOf(timeText(one.since))));
    }
    if (!writeOut(await this.reader.write(happened, facts))) return false;
    this.cursor?.keep(place);
    return (this.cursor?.trouble ?? null) === null;
  }
}

async function openCursor(
  program: Program,
  { texts, operands }: Asked,
  { entered, room }: RoomReader,
): Promise<CursorFile | Left | null> {
  const name = texts.get("cursor");
  if (name === undefined) return null;
  const whose = [entered.reach.server, entered.user, room, name];
  const opened = await CursorFile.open(program.folders.state, whose);
  if (opened.ok) return opened.cursor;
  const line = opened.why === "taken"
    ? scripts.cursor.taken(name, operands[0]!)
    : opened.why === "damaged"
    ? scripts.cursor.damaged(opened.path)
    : troubleWords(opened);
  return leave(program, line, EXIT.refused);
}

function endOf(
  program: Program,
  { operands: [typed = ""] }: Asked,
  end: LogEnd,
  cursor: CursorFile | null,
): number {
  const trouble = cursor?.trouble ?? null;
  if (trouble !== null) return leave(program, troubleWords(trouble), EXIT.refused).code;
  if (end !== "out of the room") return EXIT.done;
  return leave(program, scripts.out(typed), EXIT.refused).code;
}
