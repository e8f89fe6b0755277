import { account, shell } from "../../words/mod.ts";
import { whoIs } from "../login/door.ts";
import { findEntered } from "../login/entered.ts";
import { jsonLine } from "../output/json_line.ts";
import { type LineOf, timeText } from "../output/line_fields.ts";
import type { Program } from "../program.ts";
import { shownLine } from "../output/shown.ts";
import { leaveUnanswered } from "../login/trust.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

/** The place is asked: a login may be over without this machine knowing. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const outcome = await findEntered(program, asked);
  if (!outcome.ok) return outcome.code;
  const { reach, token } = outcome.entered;
  const { server } = reach;
  const known = await whoIs(reach, token);
  if (!known.ok) return (await leaveUnanswered(program, reach, known)).code;
  const { person, scopes, expiresAt } = known.value;
  if (asked.flags.has("json")) {
    const { id, name, displayName, role } = person;
    const line: LineOf<"login"> = {
      ...{ type: "login", server, id, name, display_name: displayName, role },
      ...(scopes !== null && { scopes }),
      expires_at: timeText(expiresAt),
    };
    program.say(jsonLine(line));
  } else {
    const role = account.roles[person.role] ?? person.role;
    program.say(shell.whoami(shownLine(person.name), shownLine(role), server));
  }
  return EXIT.done;
}
