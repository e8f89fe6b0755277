// What earlier programs have left to be sent goes out with whatever connects next, before anything else.

import type { Owner, SavedEntry } from "../../client/mod.ts";
import { scripts } from "../../words/mod.ts";
import type { Entered } from "../login/entered.ts";
import type { Line } from "../line.ts";
import { Mail } from "./mail.ts";
import { OutboxFile } from "./outbox_file.ts";
import type { Program } from "../program.ts";
import { refusalWords } from "../refusal_words.ts";

export function ownerOf({ reach, user }: Entered): Owner {
  return { server: reach.server, person: user };
}

const MANY = 20;

/** How many stay there because they were refused, by now or before. */
export async function sendWaiting(
  program: Program,
  entered: Entered,
  line: Line,
): Promise<number> {
  if (!await OutboxFile.isAny(program.folders.state, ownerOf(entered))) return 0;
  const opened = await OutboxFile.open(program.folders.state, ownerOf(entered));
  // Nothing is lost by that: it waits on
  if (!opened.ok) return 0;
  const { outbox: file } = opened;
  const mail = new Mail(line, file);
  const waiting = await mail.waiting();
  // A place may let so many pass slowly, and what was asked for comes after them
  if (waiting.length > MANY) program.complain(scripts.waited.goFirst(waiting.length));
  await tellOf(program, mail, waiting);
  await mail.stop();
  const { refused } = file;
  await file.close();
  return refused;
}

/** Says how much of it went, and what was refused. */
export async function tellOf(
  program: Program,
  mail: Mail,
  waiting: readonly SavedEntry[],
): Promise<void> {
  let count = 0;
  for (const { id } of waiting) {
    const answer = await mail.answerTo(id);
    if (answer?.ok) count++;
    else if (answer !== null) program.complain(scripts.waited.refused(refusalWords(answer)));
  }
  if (count > 0) program.complain(scripts.waited.sent(count));
}
