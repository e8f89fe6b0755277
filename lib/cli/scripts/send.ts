import type { Program } from "../program.ts";
import { sendTo } from "../sending.ts";
import type { Asked } from "../verb.ts";

export async function run(program: Program, asked: Asked): Promise<number> {
  const [room = "", ...words] = asked.operands;
  return await sendTo(program, asked, room, words);
}
