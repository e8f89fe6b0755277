import { createClient } from "../../client/create_client.ts";
import { Attachments } from "../../client/attachments/attachments.ts";
import { MemoryShelf } from "../../client/attachments/attachment_shelf.ts";
import type { Answer, Client, NewAttachment } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { scripts, shell, shellFiles } from "../../words/mod.ts";
import { type Entered, findEntered } from "../login/entered.ts";
import { chooseFiles } from "../files/chosen.ts";
import { courierBy } from "../files/courier.ts";
import { followOnTty } from "../files/following_on_tty.ts";
import { mayWrite, type Sending, sendWith } from "../files/sending.ts";
import { SendingProgress } from "../files/sending_progress.ts";
import { linesOf, peopleIn } from "../room/happening.ts";
import { jsonLine } from "../output/json_line.ts";
import { leave, type Left } from "../leaving.ts";
import type { Request } from "../line.ts";
import { namedIn, roomName, roomToWrite } from "../room/meant_room.ts";
import { PeopleNames } from "../room/people_names.ts";
import type { Program } from "../program.ts";
import { refusalWords } from "../refusal_words.ts";
import { leaveUnanswered } from "../login/trust.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

/** So long it is tried to come back; a script that waits for ever tells nobody anything. */
const PATIENCE_MS = 120_000;

/** Ends when the message with its files is on the disk of the place, and leaves nothing on this one. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const [typed, ...paths] = asked.operands as [string, ...string[]];
  // What is missing here needs no place to be known
  const chosen = await chooseFiles(paths, Infinity);
  if (!chosen.ok) return complain(program, chosen.sentences).code;
  const found = await findEntered(program, asked);
  if (!found.ok) return found.code;
  const { entered } = found;
  const client = clientOf(entered);
  try {
    const left = await arrive(program, entered, client);
    if (left !== null) return left.code;
    const room = await roomCalled(program, client, typed);
    if (!room.ok) return room.code;
    const fitting = await chooseFiles(paths, client.attachments.mostBytes);
    if (!fitting.ok) return complain(program, fitting.sentences).code;
    const text = asked.texts.get("text") ?? "";
    const sent = await send(program, client, room.room, fitting.files, text);
    if (!sent.ok) return sent.code;
    const line = asked.flags.has("json") ? await jsonOf(client, room.room, sent.id) : sent.id;
    if (line === null) return leave(program, shellFiles.upload.broken, EXIT.unreachable).code;
    program.say(line);
    return EXIT.done;
  } finally {
    client.stop();
  }
}

/** It lasts as long as this program: what was cut off is tried again by whoever called it. */
function clientOf({ reach, token, user }: Entered): Client {
  const owner = { server: reach.server, person: user };
  return createClient({
    owner,
    openSocket: () => reach.openSocket("/ws?idle", token),
    attachments: {
      owner,
      make: (link) =>
        Promise.resolve(new Attachments(new MemoryShelf(owner), courierBy(reach, token), link)),
    },
  });
}

/** Null once it is in step with the place. */
async function arrive(program: Program, { reach }: Entered, client: Client): Promise<Left | null> {
  await client.until(({ status: { phase } }) => phase !== "connecting" && phase !== "catching up");
  switch (client.status.phase) {
    case "in sync":
      return null;
    case "signed out":
      return leave(program, shell.login.over, EXIT.refused);
    case "outdated":
      return leave(program, shell.nowhere.too_new(reach.server), EXIT.unreachable);
    default:
      return await leaveUnanswered(program, reach, { ok: false, why: "unreachable" });
  }
}

async function roomCalled(
  program: Program,
  client: Client,
  typed: string,
): Promise<{ readonly ok: true; readonly room: RoomId } | Left> {
  const meant = await roomToWrite(typed, (type, ask) => client.request(type, ask));
  if (!meant.ok) return leave(program, refusalWords(meant), EXIT.refused);
  if ("problem" in meant.value) return leave(program, meant.value.problem, EXIT.refused);
  const { room } = meant.value;
  // A conversation may have begun with the question
  if (typed.startsWith("@")) await client.until(({ state }) => state.rooms.has(room));
  const whyNot = client.state.rooms.has(room) ? shellFiles.upload.mayNotWrite : scripts.notIn;
  return mayWrite(client, room) ? { ok: true, room } : leave(program, whyNot(typed), EXIT.refused);
}

async function send(
  program: Program,
  client: Client,
  room: RoomId,
  files: readonly NewAttachment[],
  text: string,
): Promise<{ readonly ok: true; readonly id: MessageId } | Left> {
  const begun = await sendWith(client, { room }, files, text);
  if (!begun.ok) return leave(program, begun.sentence, EXIT.refused);
  const { sending } = begun;
  const progress = new SendingProgress(client, sending);
  const following = followOnTty(program);
  const stop = client.subscribe(() => following.now(progress.now));
  const answer = await doneOrLost(client, sending);
  stop();
  following.end();
  if (answer === null) return leave(program, shellFiles.upload.broken, EXIT.unreachable);
  if (!answer.ok) return leave(program, progress.endedWith(answer), EXIT.refused);
  return { ok: true, id: (answer.value as { readonly id: MessageId }).id };
}

/** As the place has it now; null where the connection is lost just then. */
async function jsonOf(client: Client, room: RoomId, id: MessageId): Promise<string | null> {
  const request: Request = (type, ask) => client.request(type, ask);
  const page = await request("history.page", { room, around: id, limit: 1 });
  const message = page.ok ? page.value.messages.find((one) => one.id === id) : undefined;
  const facts = client.state.rooms.get(room)?.facts;
  if (message === undefined || facts === undefined) return null;
  const names = new PeopleNames(request);
  const happening = { is: "said", message } as const;
  await names.know([...namedIn(facts), ...peopleIn([happening])]);
  const roomCalled = roomName(facts, client.state.me, names);
  const [line] = linesOf(happening, { room, roomName: roomCalled, names });
  return line === undefined ? null : jsonLine(line);
}

/** Null where the place is gone for too long. */
async function doneOrLost(client: Client, { done }: Sending): Promise<Answer | null> {
  const { promise: lost, resolve } = Promise.withResolvers<null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = client.subscribe(() => {
    const { phase } = client.status;
    if (phase === "signed out" || phase === "outdated") return resolve(null);
    if (phase !== "offline") timer = void clearTimeout(timer);
    else timer ??= setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const answer = await Promise.race([done, lost]);
  stop();
  clearTimeout(timer);
  return answer;
}

function complain(program: Program, sentences: readonly string[]): Left {
  for (const sentence of sentences) program.complain(sentence);
  return { ok: false, code: EXIT.refused };
}
