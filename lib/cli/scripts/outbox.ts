// What waits on this machine: a list of it, and what becomes of that which was refused.

import type { SavedEntry } from "../../client/mod.ts";
import { roomOfOrder } from "../../client/outbox/outbox_entry.ts";
import type { ClientId } from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import { columnsOf } from "../output/columns.ts";
import { type Entered, findEntered } from "../login/entered.ts";
import { jsonLine } from "../output/json_line.ts";
import { KnownRooms } from "../outbox/known_rooms.ts";
import { leave, troubleWords } from "../leaving.ts";
import { Line, UNANSWERED } from "../line.ts";
import { type LineOf, timeText } from "../output/line_fields.ts";
import { Mail } from "../outbox/mail.ts";
import { OutboxFile } from "../outbox/outbox_file.ts";
import { columnsOfOutput } from "../output/output.ts";
import type { Program } from "../program.ts";
import { refusalWords } from "../refusal_words.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";
import { ownerOf, tellOf } from "../outbox/waiting.ts";

const words = scripts.outbox;

export async function run(program: Program, asked: Asked): Promise<number> {
  const [retry, drop] = [asked.texts.get("retry"), asked.texts.get("drop")];
  if (retry !== undefined && drop !== undefined) {
    return leave(program, words.one, EXIT.usage).code;
  }
  const found = await findEntered(program, asked);
  if (!found.ok) return found.code;
  const { entered } = found;
  if (retry === undefined && drop === undefined) return await list(program, asked, entered);
  const opened = await OutboxFile.open(program.folders.state, ownerOf(entered));
  if (!opened.ok) return leave(program, troubleWords(opened), EXIT.refused).code;
  const { outbox: file } = opened;
  try {
    return drop === undefined
      ? await sendAgain(program, asked, entered, file, retry!)
      : await forget(program, entered, file, drop);
  } finally {
    await file.close();
  }
}

/** Nobody is asked for it, and nothing is moved by it. */
async function list(program: Program, { flags }: Asked, entered: Entered): Promise<number> {
  const entries = await OutboxFile.lookInto(program.folders.state, ownerOf(entered));
  const rooms = new KnownRooms(program.folders.state, ownerOf(entered));
  const lines = await Promise.all(entries.map((entry) => lineOf(entry, rooms)));
  if (flags.has("json")) { for (const line of lines) program.say(jsonLine(line)); }
  else if (lines.length === 0) program.complain(words.empty);
  else {
    const rows = entries.map((entry, i) => cellsOf(entry, lines[i]!));
    for (const row of columnsOf(rows, columnsOfOutput())) program.say(row);
  }
  return EXIT.done;
}

type WaitingLine = LineOf<"waiting">;

async function lineOf(entry: SavedEntry, rooms: KnownRooms): Promise<WaitingLine> {
  const { id, order, at, failed } = entry;
  const room = roomOfOrder(order);
  const name = room === null ? null : await rooms.nameOf(room);
  return {
    ...{ type: "waiting", client_id: id, what: order.type, at: timeText(at) },
    state: failed === null ? "waits" : "refused",
    ...(room !== null && { room }),
    ...(name !== null && { room_name: name }),
    ...("body" in order.ask && { text: order.ask.body }),
    ...(failed !== null && { code: failed.code }),
  };
}

function cellsOf({ failed }: SavedEntry, line: WaitingLine): string[] {
  const state = failed === null ? words.waits : words.refused(refusalWords(failed));
  const what = line.what === "message.send" ? "" : line.what;
  return [line.client_id, line.room_name ?? line.room ?? "", state, what, line.text ?? ""];
}

async function forget(
  program: Program,
  entered: Entered,
  file: OutboxFile,
  typed: string,
): Promise<number> {
  const meant = await meantBy(program, entered, file, typed);
  if (!meant.ok) return meant.code;
  const onItsWay = meant.entries.find(({ sent }) => sent);
  if (onItsWay !== undefined) {
    return leave(program, words.onItsWay(onItsWay.id), EXIT.refused).code;
  }
  const isKept = await file.save({ drop: meant.entries.map(({ id }) => id) })
    .then(() => true, () => false);
  if (!isKept) return leave(program, words.notKept, EXIT.refused).code;
  program.complain(words.dropped(meant.entries.length));
  return EXIT.done;
}

/** What else waits there goes with it, as with every verb. */
async function sendAgain(
  program: Program,
  asked: Asked,
  entered: Entered,
  file: OutboxFile,
  typed: string,
): Promise<number> {
  const meant = await meantBy(program, entered, file, typed);
  if (!meant.ok) return meant.code;
  const waits = meant.entries.find(({ failed }) => failed === null);
  if (waits !== undefined) return leave(program, words.waitsOn(waits.id), EXIT.refused).code;
  const line = new Line(entered, false);
  await line.hello();
  const mail = new Mail(line, file);
  const waiting = await mail.waiting();
  for (const { id } of meant.entries) {
    if (await mail.retry(id)) continue;
    await mail.stop();
    line.close();
    return leave(program, words.notKept, EXIT.refused).code;
  }
  await tellOf(program, mail, waiting);
  const code = await tellAgain(program, asked, { mail, line }, meant.entries);
  await mail.stop();
  if (line.isOver && code === EXIT.unreachable) {
    return (await line.leave(program, entered, UNANSWERED)).code;
  }
  line.close();
  return code;
}

async function tellAgain(
  program: Program,
  { flags }: Asked,
  { mail, line }: { readonly mail: Mail; readonly line: Line },
  entries: readonly SavedEntry[],
): Promise<number> {
  let code: number = EXIT.done;
  for (const { id, order } of entries) {
    const answer = await mail.answerTo(id);
    if (answer === null) {
      if (line.isOver) return EXIT.unreachable;
      program.complain(words.waitsForFiles(id));
      code = EXIT.unreachable;
      continue;
    }
    const room = roomOfOrder(order);
    if (!answer.ok) {
      code = EXIT.refused;
      program.complain(scripts.waited.refused(refusalWords(answer)));
    } else if ("id" in answer.value && room !== null) {
      const sent: LineOf<"sent"> = { type: "sent", id: answer.value.id, room, client_id: id };
      program.say(flags.has("json") ? jsonLine(sent) : sent.id);
    }
  }
  return code;
}

type Meant =
  | { readonly ok: true; readonly entries: readonly SavedEntry[] }
  | { readonly ok: false; readonly code: number };

/** "all" are those that were refused: what only waits is nobody's trouble. */
async function meantBy(
  program: Program,
  entered: Entered,
  file: OutboxFile,
  typed: string,
): Promise<Meant> {
  const { entries } = await file.load();
  const isMeant = ({ id, failed }: SavedEntry) => typed === "all" ? failed !== null : id === typed;
  const found = entries.filter(isMeant);
  if (found.length > 0) return { ok: true, entries: found };
  const elsewhere = await OutboxFile.lookInto(program.folders.state, ownerOf(entered));
  const other: ClientId | undefined = elsewhere.find(isMeant)?.id;
  if (other !== undefined) return leave(program, words.busy(other), EXIT.refused);
  if (typed !== "all") return leave(program, words.none(typed), EXIT.refused);
  program.complain(words.nothingRefused);
  return { ok: false, code: EXIT.done };
}
