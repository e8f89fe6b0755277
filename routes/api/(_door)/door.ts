// What the ways in have in common for programs: who stands there, and how they hear what came of it.

import { type Problem, wordsFor } from "../../../components/fields/AccountFields.tsx";
import { type Doorway, type Entered, findMe } from "../../../lib/actions/mod.ts";
import type { State } from "../../../lib/define.ts";
import { apiAnswer, apiRefusal } from "../../../lib/web/api.ts";
import { prefixOf } from "../../../lib/web/client_address.ts";
import { statusOf } from "../../../lib/web/problem_status.ts";

interface Asking {
  readonly req: Request;
  readonly state: Pick<State, "chat" | "address">;
}

/** What a browser keeps in a cookie, by which it is known, a program sends along. */
export function doorOf({ req, state }: Asking, device: string): Doorway {
  const { store, passwords, clock } = state.chat;
  const agent = req.headers.get("user-agent");
  const caller = {
    ...(agent === null ? {} : { agent }),
    from: state.address,
    prefix: prefixOf(state.address),
    device: device === "" ? null : device,
  };
  return { store, passwords, now: () => clock.now(), caller };
}

export async function answerEntered(door: Doorway, entered: Entered): Promise<Response> {
  if (!entered.ok) return refusedEntry(entered.problems);
  const { user, token, device } = entered;
  return apiAnswer({ token, device, person: await findMe(door, user) });
}

/** Of several things that are wrong the first: the others are found when it is right. */
function refusedEntry(problems: readonly Problem[]): Response {
  const { field, problem, ms } = problems[0]!;
  return apiRefusal({
    status: statusOf(problems),
    code: field === null ? problem : `${field}_${problem}`,
    message: wordsFor(problems, field) ?? problem,
    ...(ms !== undefined && { ms }),
  });
}
