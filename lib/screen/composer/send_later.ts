/** From the field to the server, which keeps it until its time has come. */
import { addresseesOf, putAside, setLater } from "../../client/mod.ts";
import { newClientId } from "../../protocol/mod.ts";
import { readSlash } from "../../slash/mod.ts";
import { chat } from "../../words/mod.ts";
import type { ScreenParts } from "../screen_context.ts";
import { handOver, sendable, takeAnswered, tell } from "./sending.ts";
import type { Writing } from "./writing.ts";

export function sendLater(writing: Writing, { client }: ScreenParts, at: number): void {
  const body = sendable(writing, client);
  if (body === null) return;
  const asked = readSlash(body);
  if (asked.is !== "message") return tell(writing, chat.later.noCommand);
  const replyTo = takeAnswered(writing);
  const { room, thread } = writing.to;
  const id = newClientId();
  handOver(writing, client, async () => {
    // What was given before this was said goes with it; of files alone none may be left
    await writing.attaching;
    const attached = client.attachments.of(writing.to).map(({ id }) => id);
    if (asked.text === "" && attached.length === 0) return null;
    // By then this outbox cannot ask any more who is called so
    await client.directory.load();
    const { named: _, ...called } = addresseesOf(asked.text, room, client);
    const ask = {
      ...{ id, room, at, body: asked.text },
      ...called,
      ...(thread && { thread }),
      ...(replyTo && { replyTo }),
    };
    const hasFiles = attached.length > 0;
    const kept = hasFiles ? await putAside(client, ask, attached) : await setLater(client, ask);
    if (kept.ok) {
      // Of one with files it is told when it is so
      if (!hasFiles) writing.note.value = { is: "for later", at };
      return null;
    }
    writing.replies.answer(writing.to, replyTo);
    return kept.code === "too_many" ? chat.later.tooMany : chat.later.notKept;
  });
}
