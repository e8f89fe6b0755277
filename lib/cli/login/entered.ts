// Who one is, and where, without a question: by the environment first, then by what is kept on this machine.

import { shell } from "../../words/mod.ts";
import { readAddress, type Server } from "./address.ts";
import { whoIs } from "./door.ts";
import { type Fingerprint, readFingerprint } from "./fingerprint.ts";
import { leave, type Left, troubleWords } from "../leaving.ts";
import { knownOf, Logins, type Saved } from "./logins.ts";
import type { Program } from "../program.ts";
import { plainReach, type Reach } from "./reach.ts";
import { isToken } from "./token.ts";
import { noteOwner, ownerOfToken } from "./token_owner.ts";
import { leaveUnanswered } from "./trust.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";
import type { UserId } from "../../protocol/mod.ts";

export interface Entered {
  readonly reach: Reach;
  readonly token: string;
  readonly user: UserId;
  readonly name: string;
}

export type EnteredOrLeft = { readonly ok: true; readonly entered: Entered } | Left;

/** Where somebody means to be, as far as that is said. */
export interface Meant {
  readonly ok: true;
  readonly logins: Logins;
  readonly saved: Saved;
  /** Null where nothing says it. */
  readonly server: Server | null;
  readonly fingerprint: Fingerprint | null;
  /** It was asked for by a flag, so no other will do. */
  readonly isDemanded: boolean;
}

export async function findMeant(program: Program, { texts }: Asked): Promise<Meant | Left> {
  const logins = new Logins(program.folders.config);
  const read = await logins.read();
  if (!read.ok) return leave(program, troubleWords(read), EXIT.refused);
  const { saved } = read;
  const typed = texts.get("server") ?? program.env("PARLEY_SERVER");
  const address = typed === null ? null : readAddress(typed);
  if (address?.ok === false) return leave(program, shell.wrong.address(typed!), EXIT.usage);
  const server = address?.server ?? saved.last;
  const demanded = texts.get("fingerprint");
  const fingerprint = demanded === undefined ? null : readFingerprint(demanded);
  if (demanded !== undefined && fingerprint === null) {
    return leave(program, shell.wrong.fingerprint, EXIT.usage);
  }
  return {
    ...{ ok: true, logins, saved, server, isDemanded: fingerprint !== null },
    fingerprint: fingerprint ??
      (server === null ? null : knownOf(saved.servers, server).fingerprint),
  };
}

/** For programs that nobody sits at, and for a prompt that is to be there at once: nothing is asked. */
export async function findEntered(program: Program, asked: Asked): Promise<EnteredOrLeft> {
  const meant = await findMeant(program, asked);
  if (!meant.ok) return meant;
  const { server, saved, fingerprint } = meant;
  const token = program.env("PARLEY_TOKEN")?.trim() ?? null;
  if (token !== null && !isToken(token)) return leave(program, shell.wrong.token, EXIT.usage);
  if (server === null) return leave(program, shell.login.none, EXIT.refused);
  const reach = await reachOf(server, fingerprint);
  if (token !== null) return await byToken(program, reach, token);
  const { login } = knownOf(saved.servers, server);
  if (login === null) return leave(program, shell.login.notThere(server), EXIT.refused);
  return { ok: true, entered: { reach, ...login } };
}

export async function reachOf(server: Server, known: Fingerprint | null): Promise<Reach> {
  if (known === null || !server.startsWith("https:")) return plainReach(server);
  const { pinnedReach } = await import("./pinned_reach.ts");
  return pinnedReach(server, known);
}

/** Who that is does not change; whether it still opens anything shows when it is used. */
async function byToken(program: Program, reach: Reach, token: string): Promise<EnteredOrLeft> {
  const { state } = program.folders;
  const remembered = await ownerOfToken(state, reach.server, token);
  if (remembered !== null) return { ok: true, entered: { reach, token, ...remembered } };
  const known = await whoIs(reach, token);
  if (!known.ok) return await leaveUnanswered(program, reach, known);
  const { id: user, name } = known.value.person;
  await noteOwner(state, reach.server, token, { user, name });
  return { ok: true, entered: { reach, token, user, name } };
}
