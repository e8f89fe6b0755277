import { logIn } from "../login/login.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

export async function run(program: Program, asked: Asked): Promise<number> {
  const outcome = await logIn(program, asked);
  return outcome.ok ? EXIT.done : outcome.code;
}
