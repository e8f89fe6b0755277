import { type Client, messageIn } from "../../client/mod.ts";
import { sizeText } from "../../format/size_text.ts";
import type { FileRef, Message, MessageId, RoomId } from "../../protocol/mod.ts";
import { shellFiles } from "../../words/mod.ts";
import type { Desk, ListedFileAt } from "../chat/desk.ts";
import { shownLine } from "../output/shown.ts";
import { type Fetching, pauseAfter } from "./fetching.ts";
import { progressLine } from "./progress.ts";
import { saveTo } from "./saving.ts";
import { Speed } from "./speed.ts";

/** So often in a row nothing of it comes, though there is a connection. */
const MOST_FAILED = 5;

/** A file that was told of in a window; what it becomes is told there as well. */
export async function saveFile(desk: Desk, at: ListedFileAt, path: string | null): Promise<void> {
  const { client, reach, token } = desk;
  const { saving } = shellFiles;
  const file = await fileAt(client, at);
  if (file === null) return desk.complain(saving.noSuchFile);
  const [what, speed] = [shownLine(file.name), new Speed()];
  const lineAt = (done: number) => {
    const perSecond = speed.note(done, performance.now());
    return progressLine({ what, done, of: file.bytes, perSecond });
  };
  const line = desk.follow(lineAt(0));
  const fetching: Fetching = {
    ...{ reach, token, signal: new AbortController().signal },
    came: (bytes) => line.now(lineAt(bytes)),
    async again(failed) {
      line.now(saving.waits(what));
      await client.until(({ status: { phase } }) => phase !== "offline" && phase !== "connecting");
      await pauseAfter(failed);
      const { phase } = client.status;
      return failed < MOST_FAILED && (phase === "in sync" || phase === "catching up");
    },
  };
  const saved = await saveTo(file, path, fetching);
  line.end(
    saved.ok ? saving.done(what, sizeText(file.bytes), shownLine(saved.path)) : saved.sentence,
  );
}

function heldMessage({ state }: Client, id: RoomId, message: MessageId): Message | undefined {
  const room = state.rooms.get(id);
  const timelines = [room?.timeline, ...(room?.openThreads.values() ?? [])];
  return timelines.flatMap((timeline) => timeline ?? [])
    .map((timeline) => messageIn(timeline, message))
    .find((found) => found !== undefined);
}

/** As it is known here, or as the place knows it: the message may be far back. */
async function fileAt(
  client: Client,
  { room, message, place }: ListedFileAt,
): Promise<FileRef | null> {
  const held = heldMessage(client, room, message);
  if (held !== undefined) return held.files?.[place] ?? null;
  const asked = await client.request("history.page", { room, around: message, limit: 1 });
  const found = asked.ok ? asked.value.messages.find(({ id }) => id === message) : undefined;
  return found?.files?.[place] ?? null;
}
