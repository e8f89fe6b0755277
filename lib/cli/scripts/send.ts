import type { Program } from "../program.ts";
import { sendTo } from "../outbox/sending.ts";
import type { Asked } from "../command_line/verb.ts";

export async function run(program: Program, asked: Asked): Promise<number> {
  const [room = "", ...words] = asked.operands;
  return await sendTo(program, asked, room, words);
}
