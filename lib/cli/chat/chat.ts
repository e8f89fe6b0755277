/** Talking: from who one is to the shell's screen again. */
import { createClient } from "../../client/create_client.ts";
import type { Client } from "../../client/mod.ts";
import { Outbox } from "../../client/outbox/outbox.ts";
import { abilitiesOf, exitCodeOf, hasTty } from "../../terminal/mod.ts";
import { chat, shell, talk } from "../../words/mod.ts";
import { logOut } from "../login/door.ts";
import type { Entered } from "../login/entered.ts";
import { attachmentsBeside } from "../files/attachments.ts";
import { leave, troubleWords } from "../leaving.ts";
import { enter, logIn } from "../login/login.ts";
import { Logins } from "../login/logins.ts";
import { OutboxFile } from "../outbox/outbox_file.ts";
import type { Program } from "../program.ts";
import { shownLine } from "../output/shown.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";
import { DraftFiles } from "./draft_files.ts";
import { farewell, told } from "./farewell.ts";
import { Kept } from "./kept.ts";
import type { Ending } from "./seat.ts";
import { Sitting } from "./sitting.ts";
import {
  allSubmitted,
  changeInHand,
  giveUpInHand,
  putBack,
  submissionsInHand,
} from "./submitting.ts";
import { paneOf } from "./view.ts";

export async function run(program: Program, asked: Asked): Promise<number> {
  let outcome = await enter(program, asked);
  while (outcome.ok) {
    const { entered } = outcome;
    const ending = await talkAs(entered, program, asked);
    if (typeof ending === "number") return ending;
    const mayGoOn = program.asking.isInteractive && program.env("PARLEY_TOKEN") === null;
    if (!mayGoOn || !await wantsToGoOn(program)) return EXIT.refused;
    const { server } = entered.reach;
    outcome = await logIn(program, { ...asked, texts: new Map(asked.texts).set("server", server) });
  }
  return outcome.code;
}

/** A number to end with, or that the login is over. */
type HowItEnded = number | "signed out";

/** Whoever goes on typing what they were writing has answered neither. */
async function wantsToGoOn({ asking }: Program): Promise<boolean> {
  const { yes, no, yesOrNo } = shell.ask;
  while (true) {
    const answer = await asking.text(yesOrNo(talk.logInAgain));
    const typed = answer?.trim().toLowerCase() ?? no;
    if (typed !== "" && yes.startsWith(typed)) return true;
    if (typed !== "" && no.startsWith(typed)) return false;
  }
}

async function talkAs(
  entered: Entered,
  program: Program,
  asked: Asked,
): Promise<HowItEnded> {
  const { reach, token, user, name } = entered;
  const { state } = program.folders;
  const owner = { server: reach.server, person: user };
  const opened = await OutboxFile.open(state, owner);
  if (!opened.ok) return leave(program, troubleWords(opened), EXIT.refused).code;
  const { outbox } = opened;
  const earlier = new Set((await outbox.load()).entries.map(({ id }) => id));
  let isBarred = false;
  const isKept = !asked.flags.has("no-save");
  const drafts = isKept ? await DraftFiles.open(state, owner) : null;
  const client = createClient({
    ...{ owner, ...(drafts && { drafts }) },
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
  const kept = isKept ? await Kept.of(state, owner) : Kept.nowhere();
  const seat = { client, reach, token, kept, wanted: asked.operands[0] ?? null };
  if (outbox.leftForLater > 0) program.complain(talk.elsewhere(outbox.leftForLater));
  const sitting = hasTty(env) ? new Sitting({ ...seat, name, abilities: abilitiesOf(env) }) : null;
  const ending = sitting === null
    ? await (await import("./plain_chat.ts")).talkPlainly({
      ...{ ...seat, program, earlier },
      isBarred: () => isBarred,
    })
    : await leftBy(sitting, program);
  if (sitting === null) await told(client);
  const { status } = client;
  // The file may still name what is at the place already; then the next start finds it there
  const waiting = client.isOutboxLoaded ? client.outbox.length : outbox.count;
  const wasWriting = sitting !== null && paneOf(sitting.view).editor.text !== "";
  const undone = sitting === null ? [] : giveUpInHand(sitting);
  client.stop();
  await kept.settled();
  await outbox.close();
  putBack([...undone, ...(sitting === null ? [] : changeInHand(sitting))], client);
  const isDraftKept = await drafts?.close() ?? false;
  for (const { place, text } of undone) {
    const words = isDraftKept && place !== null ? talk.notDone : talk.notDoneNorKept;
    program.complain(words(shownLine(text)));
  }
  const ended = said(program, ending, status, waiting);
  if (ended === "signed out" && wasWriting && isDraftKept) program.complain(talk.draftKept);
  if (!isKept) await forget(program, entered);
  // Last: until somebody is asked something, keys were meant for what was on the screen
  sitting?.close();
  return ended;
}

async function leftBy(sitting: Sitting, program: Program): Promise<Ending> {
  const ending = await sitting.ended;
  sitting.leaveScreen();
  await farewell({
    client: sitting.client,
    inHand: () => submissionsInHand(sitting).map(({ text }) => text),
    done: allSubmitted(sitting),
    hurried: sitting.hurried,
    say: (line) => program.complain(line),
  });
  return ending;
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
