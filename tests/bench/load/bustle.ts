import type { LoadClient } from "./load_client.ts";

const BODY = "x".repeat(120);
/** Of twenty events; the rest are messages. Who is added or removed is told by a notice as well. */
const EDITS = 3;
const REACTIONS = 3;
const DELETES = 1;
const MEMBERS = 2;
const SENDS = 20 - EDITS - REACTIONS - DELETES - MEMBERS;
const AT_ONCE = 20;

/** All that can happen in a room, until so many events have: mostly messages. The guest comes and goes. */
export async function bustle(
  writer: LoadClient,
  room: string,
  guest: string,
  events: number,
): Promise<void> {
  let isIn = false;
  for (let done = 0; done < events; done += AT_ONCE) {
    const sent = await Promise.all(
      Array.from(
        { length: SENDS },
        () => writer.askOnce<{ id: string }>("message.send", { room, body: BODY }),
      ),
    );
    const ids = sent.map(({ id }) => id);
    await Promise.all([
      ...ids.splice(0, EDITS).map((id) =>
        writer.askOnce("message.edit", { room, id, body: `${BODY} edited` })
      ),
      ...ids.splice(0, REACTIONS).map((id) =>
        writer.askOnce("message.react", { room, id, emoji: ":tada:", on: true })
      ),
      ...ids.splice(0, DELETES).map((id) => writer.askOnce("message.delete", { room, id })),
      writer.ask(isIn ? "room.remove" : "room.add", { room, user: guest }),
    ]);
    isIn = !isIn;
  }
}
