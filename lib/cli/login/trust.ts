// A certificate that nobody vouches for, and the person who is asked about it. There is no silent yes.

import { shell } from "../../words/mod.ts";
import type { Server } from "./address.ts";
import type { Unanswered } from "./door.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { leave, type Left } from "../leaving.ts";
import type { Program } from "../program.ts";
import type { Reach } from "./reach.ts";
import { findServer, type Found } from "./server.ts";
import type { Certificate } from "./tls.ts";
import { EXIT } from "../command_line/verb.ts";

type Standing = Extract<Found, { ok: true }>;
type Nowhere = Exclude<Found, Standing>;

export interface Wanted {
  readonly server: Server;
  readonly fingerprint: Fingerprint | null;
  readonly isDemanded: boolean;
}

/** The place, by a road that somebody or something vouches for; or what kept from it, which was said. */
export async function findPlace(program: Program, wanted: Wanted): Promise<Standing | Left> {
  const { server, fingerprint, isDemanded } = wanted;
  const found = await findServer(server, fingerprint, isDemanded);
  if (found.ok) return found;
  if (found.why !== "untrusted" || !program.asking.isInteractive) {
    return leaveNowhere(program, server, found);
  }
  sayCertificate(program, server, found.certificate);
  const words = shell.certificate;
  const question = shell.ask.yesOrNo(words.trust);
  const isTrusted = await program.asking.isYes(question, shell.ask.yes);
  if (!isTrusted) return leave(program, words.declined, EXIT.unreachable);
  const known = found.certificate.fingerprint;
  return await findPlace(program, { server, fingerprint: known, isDemanded: true });
}

/** Where nothing came back it is looked once more, for why. */
export async function leaveUnanswered(
  program: Program,
  { server, known }: Reach,
  answer: Unanswered,
): Promise<Left> {
  if (answer.why === "broken") return leave(program, shell.login.broken, EXIT.unreachable);
  if (answer.why === "refused") {
    const line = answer.code === "signed_out" ? shell.login.over : answer.message;
    return leave(program, line, EXIT.refused);
  }
  const found = await findServer(server, known, false);
  if (!found.ok) return leaveNowhere(program, server, found);
  const hasChanged = found.reach.known !== known;
  const words = hasChanged ? shell.certificate.nowTrusted : shell.nowhere.unreachable;
  return leave(program, words(server), EXIT.unreachable);
}

function leaveNowhere(program: Program, server: Server, found: Nowhere): Left {
  const words = shell.certificate;
  switch (found.why) {
    case "untrusted":
      sayCertificate(program, server, found.certificate);
      return leave(program, words.byFlag(found.certificate.fingerprint), EXIT.unreachable);
    case "changed": {
      const now = found.certificate.fingerprint;
      program.complain(words.changedTitle(server));
      program.complain(words.known(found.known));
      program.complain(words.now(now));
      program.complain(words.changed);
      return leave(program, words.byFlag(now), EXIT.unreachable);
    }
    default:
      return leave(program, shell.nowhere[found.why](server), EXIT.unreachable);
  }
}

function sayCertificate(program: Program, server: Server, certificate: Certificate): void {
  const words = shell.certificate;
  program.complain(words.unknown(server));
  program.complain(words.names(certificate.names.join(", ")));
  program.complain(words.dates(certificate.from, certificate.until));
  program.complain(words.fingerprint(certificate.fingerprint));
  program.complain(words.compare);
}
