import { shell } from "../../words/mod.ts";
import { logOut } from "../login/door.ts";
import { findMeant, reachOf } from "../login/entered.ts";
import { leave, troubleWords } from "../leaving.ts";
import { knownOf } from "../login/logins.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

/** This machine forgets it in any case: whoever wants to be gone is gone from here. */
export async function run(program: Program, asked: Asked): Promise<number> {
  if (program.env("PARLEY_TOKEN") !== null) {
    return leave(program, shell.login.fromOutside, EXIT.refused).code;
  }
  const meant = await findMeant(program, asked);
  if (!meant.ok) return meant.code;
  const { server, saved, logins, fingerprint } = meant;
  const login = server === null ? null : knownOf(saved.servers, server).login;
  if (server === null || login === null) {
    const line = server === null ? shell.login.none : shell.login.notThere(server);
    return leave(program, line, EXIT.refused).code;
  }
  const noted = await logins.note(server, { login: null });
  if (!noted.ok) return leave(program, troubleWords(noted), EXIT.refused).code;
  const ended = await logOut(await reachOf(server, fingerprint), login.token);
  const isOver = ended.ok || (ended.why === "refused" && ended.code === "signed_out");
  if (!isOver) return leave(program, shell.logout.unheard(server), EXIT.unreachable).code;
  program.complain(shell.logout.done(login.name, server));
  return EXIT.done;
}
