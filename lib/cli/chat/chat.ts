/** Talking: from who one is to the shell's screen again. */
import { createClient } from "../../client/create_client.ts";
import type { Client } from "../../client/mod.ts";
import { Outbox } from "../../client/outbox.ts";
import { abilitiesOf, exitCodeOf, hasTty } from "../../terminal/mod.ts";
import { chat, talk } from "../../words/mod.ts";
import { logOut } from "../door.ts";
import type { Entered } from "../entered.ts";
import { attachmentsBeside } from "../files/attachments.ts";
import { leave, troubleWords } from "../leaving.ts";
import { enter, logIn } from "../login.ts";
import { Logins } from "../logins.ts";
import { OutboxFile } from "../outbox_file.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../verb.ts";
import { Kept } from "./kept.ts";
import type { Ending } from "./seat.ts";
import { Sitting } from "./sitting.ts";
import { allSubmitted } from "./submitting.ts";

export async function run(program: Program, asked: Asked): Promise<number> {
  let outcome = await enter(program, asked);
  while (outcome.ok) {
    const { entered } = outcome;
    const ending = await talkAs(entered, program, asked);
    if (asked.flags.has("no-save")) await forget(program, entered);
    const mayGoOn = ending === "signed out" && program.asking.isInteractive &&
      program.env("PARLEY_TOKEN") === null;
    if (!mayGoOn) return typeof ending === "number" ? ending : EXIT.refused;
    outcome = await logIn(program, asked);
  }
  return outcome.code;
}

/** A number to end with, or that the login is over. */
type HowItEnded = number | "signed out";

/** So long it is waited for what the server has not heard yet, where it is there to hear it. */
const FAREWELL_MS = 1_000;

async function talkAs(
  { reach, token, user, name }: Entered,
  program: Program,
  asked: Asked,
): Promise<HowItEnded> {
  const owner = { server: reach.server, person: user };
  const opened = await OutboxFile.open(program.folders.state, owner);
  if (!opened.ok) return leave(program, troubleWords(opened), EXIT.refused).code;
  const { outbox } = opened;
  const earlier = new Set((await outbox.load()).entries.map(({ id }) => id));
  let isBarred = false;
  const client = createClient({
    owner,
    openSocket: (isIdle) => reach.openSocket(isIdle ? "/ws?idle" : "/ws", token),
    outbox: (link) =>
      new Outbox(outbox, {
        ...link,
        onBarred() {
          isBarred = true;
          link.onChange();
        },
      }),
    attachments: attachmentsBeside(outbox, reach, token),
    keep: 500,
  });
  const env = (name: string) => program.env(name) ?? undefined;
  const kept = asked.flags.has("no-save")
    ? Kept.nowhere()
    : await Kept.of(program.folders.state, owner);
  const seat = { client, reach, token, kept, wanted: asked.operands[0] ?? null };
  if (outbox.leftForLater > 0) program.complain(talk.elsewhere(outbox.leftForLater));
  const ending = hasTty(env)
    ? await sit(new Sitting({ ...seat, name, abilities: abilitiesOf(env) }))
    : await (await import("./plain_chat.ts")).talkPlainly({
      ...{ ...seat, program, earlier },
      isBarred: () => isBarred,
    });
  const { status } = client;
  if (status.phase === "in sync" || status.phase === "catching up") await told(client);
  // The file may still name what is at the place already; then the next start finds it there
  const waiting = client.isOutboxLoaded ? client.outbox.length : outbox.count;
  client.stop();
  await kept.settled();
  await outbox.close();
  return said(program, ending, status, waiting);
}

async function sit(sitting: Sitting): Promise<Ending> {
  const ending = await sitting.ended;
  sitting.close();
  await allSubmitted(sitting);
  return ending;
}

/** What was said and typed last, and how far one has read. */
async function told(client: Client): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FAREWELL_MS);
  const isTold = ({ own, outbox }: Client) =>
    own.isTold && outbox.every(({ failed }) => failed !== null);
  await Promise.race([client.until(isTold), late]);
  clearTimeout(timer);
}

function said(
  program: Program,
  ending: Ending | number,
  status: Client["status"],
  waiting: number,
): HowItEnded {
  if (status.phase === "outdated") {
    return leave(program, talk.outdated, EXIT.refused).code;
  }
  if (status.phase === "signed out") {
    const reasons: Partial<Record<string, string>> = chat.closed;
    program.complain(reasons[status.why] ?? chat.closed.signed_out);
    return "signed out";
  }
  if (typeof ending === "number") return ending;
  program.complain(talk.bye(waiting));
  return ending.is === "signal" ? exitCodeOf(ending.signal) : EXIT.done;
}

/** A login that is kept nowhere opens nothing for anybody any more. */
async function forget(program: Program, { reach, token }: Entered): Promise<void> {
  const read = await new Logins(program.folders.config).read();
  const isKept = read.ok && read.saved.servers.get(reach.server)?.login?.token === token;
  if (!isKept && program.env("PARLEY_TOKEN") === null) await logOut(reach, token);
}
