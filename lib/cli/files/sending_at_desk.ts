import type { Client, Place } from "../../client/mod.ts";
import { shellFiles } from "../../words/mod.ts";
import type { Desk } from "../chat/desk.ts";
import { chooseFiles } from "./chosen.ts";
import { mayWrite, type Sending, sendWith } from "./sending.ts";
import { SendingProgress } from "./sending_progress.ts";

/** Done once the message is kept; how far it comes is told in the window. */
export function sendFiles(desk: Desk, paths: readonly string[], text: string): Promise<void> {
  const { client, room, thread } = desk;
  if (room === null) return Promise.resolve(desk.complain(shellFiles.noRoom));
  // By the time that it is its turn somebody may be elsewhere
  const place = { room, ...(thread !== null && { thread }) };
  const before = lastOf.get(client) ?? Promise.resolve();
  const sent = before.then(() => send(desk, place, paths, text));
  lastOf.set(client, sent.catch(() => {}));
  return sent;
}

/** In the order of asking. Files that no message goes with yet would count for the next one, too. */
const lastOf = new WeakMap<Client, Promise<void>>();

async function send(
  desk: Desk,
  place: Place,
  paths: readonly string[],
  text: string,
): Promise<void> {
  const { client } = desk;
  if (!mayWrite(client, place.room)) return desk.complain(shellFiles.mayNotWrite);
  const chosen = await chooseFiles(paths, client.attachments.mostBytes);
  if (!chosen.ok) return chosen.sentences.forEach((sentence) => desk.complain(sentence));
  const begun = await sendWith(client, place, chosen.files, text);
  if (begun.ok) follow(desk, begun.sending);
  else desk.complain(begun.sentence);
}

function follow(desk: Desk, sending: Sending): void {
  const { client } = desk;
  const progress = new SendingProgress(client, sending);
  const line = desk.follow(progress.now);
  const end = (last: string) => {
    stop();
    line.end(last);
  };
  const stop = client.subscribe(() => {
    if (isOver(client)) return end(progress.queued);
    if (client.outbox.some(({ id }) => id === sending.id)) return line.now(progress.now);
    // Once the message is stored they are gone as well; whoever took it back says what becomes of them
    const left = client.attachments.of(sending.place)
      .some(({ id }) => sending.files.includes(id));
    if (left) end(progress.takenBack);
  });
  sending.done.then((answer) => end(progress.endedWith(answer)));
}

function isOver({ status: { phase } }: Client): boolean {
  return phase === "stopped" || phase === "signed out" || phase === "outdated";
}
