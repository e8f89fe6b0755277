// Where what is sent goes through: the room, and what keeps it until the place has it.

import type { SavedEntry } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import type { Entered } from "../login/entered.ts";
import { KnownRooms } from "./known_rooms.ts";
import { leave, type Left, troubleWords } from "../leaving.ts";
import { Line, UNANSWERED } from "../line.ts";
import { Mail } from "./mail.ts";
import { roomToWrite } from "../room/meant_room.ts";
import { OutboxFile } from "./outbox_file.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";
import { ownerOf, sendWaiting } from "./waiting.ts";

export interface Post {
  readonly entered: Entered;
  readonly line: Line;
  readonly room: RoomId;
  readonly mail: Mail;
  /** Null where nothing outlives the program. */
  readonly file: OutboxFile | null;
  /** What earlier programs have left in the file: it goes first. */
  readonly waiting: readonly SavedEntry[];
  /** So many of what earlier programs have left were refused, as far as that is known now. */
  readonly refused: number;
}

export async function openPost(
  program: Program,
  asked: Asked,
  entered: Entered,
  typed: string,
): Promise<Post | Left> {
  const line = new Line(entered, false);
  await line.hello();
  if (asked.flags.has("queue")) return await openKept(program, entered, typed, line);
  if (line.isOver) return await line.leave(program, entered, UNANSWERED);
  const refused = await sendWaiting(program, entered, line);
  const room = await roomOf(program, entered, typed, line);
  if (typeof room === "object") return room;
  const mail = Mail.inMemory(line, ownerOf(entered));
  return { entered, line, room, mail, file: null, waiting: [], refused };
}

/** Also where nobody is there, as long as it is known which room is meant. */
async function openKept(
  program: Program,
  entered: Entered,
  typed: string,
  line: Line,
): Promise<Post | Left> {
  if (line.isOver && !line.isUnreachable) return await line.leave(program, entered, UNANSWERED);
  const { folders: { state } } = program;
  const owner = ownerOf(entered);
  const known = new KnownRooms(state, owner);
  const room = line.isOver
    ? await known.recall(typed) ?? unknown(program, entered, typed)
    : await roomOf(program, entered, typed, line);
  if (typeof room === "object") return room;
  await known.remember(typed, room);
  const opened = await OutboxFile.open(state, owner);
  if (!opened.ok) {
    line.close();
    return leave(program, troubleWords(opened), EXIT.refused);
  }
  const { outbox: file } = opened;
  const mail = new Mail(line, file);
  return { entered, line, room, mail, file, waiting: await mail.waiting(), refused: 0 };
}

function unknown(program: Program, { reach }: Entered, typed: string): Left {
  return leave(program, scripts.send.unknown(reach.server, typed), EXIT.unreachable);
}

async function roomOf(
  program: Program,
  entered: Entered,
  typed: string,
  line: Line,
): Promise<RoomId | Left> {
  const meant = await roomToWrite(typed, line.request);
  if (!meant.ok) return await line.leave(program, entered, meant);
  if ("room" in meant.value) return meant.value.room;
  line.close();
  return leave(program, meant.value.problem, EXIT.refused);
}
