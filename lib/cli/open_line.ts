// How the verbs that ask the place something begin: who one is, the line, and what earlier programs have left to be sent.

import type { Hello } from "../protocol/mod.ts";
import { type Entered, findEntered } from "./login/entered.ts";
import type { Left } from "./leaving.ts";
import { Line } from "./line.ts";
import type { Program } from "./program.ts";
import type { Asked } from "./command_line/verb.ts";
import { sendWaiting } from "./outbox/waiting.ts";

export interface OpenLine {
  readonly ok: true;
  readonly entered: Entered;
  readonly line: Line;
  /** Null where nobody is there. */
  readonly hello: Hello | null;
}

export async function openLine(
  program: Program,
  asked: Asked,
  isEnduring: boolean,
): Promise<OpenLine | Left> {
  const found = await findEntered(program, asked);
  if (!found.ok) return found;
  const { entered } = found;
  const line = new Line(entered, isEnduring);
  const hello = await line.hello();
  if (hello !== null) await sendWaiting(program, entered, line);
  return { ok: true, entered, line, hello };
}
