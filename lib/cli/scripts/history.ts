import { accept, type MessageId, type Outcome } from "../../protocol/mod.ts";
import type { Happening } from "../room/happening.ts";
import { writeOut } from "../output/output.ts";
import type { Program } from "../program.ts";
import { firstFrom, pagesAfter, startOf } from "../room/room_past.ts";
import { countIn, leaveUnread, readRoom, type RoomReader, timeIn } from "../room/room_reader.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

const LAST = 50;

/** What was said, as it is now, the oldest first. */
export async function run(program: Program, asked: Asked): Promise<number> {
  const since = timeIn(program, asked, "since");
  const until = timeIn(program, asked, "until");
  const count = countIn(program, asked);
  if (since === null || until === null || count === null) return EXIT.usage;
  const reader = await readRoom(program, asked, false);
  if (!reader.ok) return reader.code;
  const last = count ?? (since === undefined ? LAST : null);
  const { now } = reader.hello;
  const told = await tell(reader, {
    ...{ last, since: since?.(now) ?? null, until: until?.(now) ?? null },
  });
  if (!told.ok) return (await leaveUnread(program, asked, reader, told)).code;
  reader.line.close();
  return EXIT.done;
}

interface Wanted {
  readonly last: number | null;
  readonly since: number | null;
  readonly until: number | null;
}

async function tell(
  { line, room, write }: RoomReader,
  { last, since, until }: Wanted,
): Promise<Outcome<null>> {
  // Nothing is told of what happens meanwhile, so the facts are those of now
  const seen = await line.request("room.sync", { room, after: null });
  if (!seen.ok) return seen;
  const end = until === null ? accept(null) : await firstFrom(line.request, room, until);
  if (!end.ok) return end;
  const start = await startOf(line.request, room, { last, since }, end.value);
  if (!start.ok) return start;
  const isWanted = (id: MessageId) => end.value === null || id < end.value;
  for await (const page of pagesAfter(line.request, room, start.value)) {
    if (!page.ok) return page;
    const { messages } = page.value;
    const wanted = messages.filter(({ id }) => isWanted(id));
    const happened = wanted.map((message): Happening => ({ is: "said", message }));
    if (!writeOut(await write(happened, seen.value.view.facts))) break;
    if (wanted.length < messages.length) break;
  }
  return accept(null);
}
