/** What hangs on a room's messages, for those who look for it there. */
import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import { currentEach, openReading, readPlaced, readWithFiles } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { newestThatFit } from "../messages/page.ts";

const DEFAULT_LIMIT = 50;

/** So many are looked through for one answer, however few of them have what is asked for. */
export async function pageFiles(
  { store }: Ground,
  me: UserId,
  { room, kind, before, limit = DEFAULT_LIMIT }: Ask<"files.page">,
): Promise<Outcome<Result<"files.page">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const { ids, older } = await readWithFiles(store, reading, { before, limit });
  const placed = (await readPlaced(store, reading, ids)).filter(({ stored: { files = [] } }) =>
    files.some((file) => kind === undefined || kindOfFile(file) === kind)
  );
  const { messages, isCut } = newestThatFit(await currentEach(store, reading, placed));
  messages.reverse();
  const next = isCut ? messages.at(-1)!.id : older ? ids[0]! : null;
  return accept({ messages, next });
}
