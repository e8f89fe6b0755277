/**
 * Where in a room the messages of a time begin. No row leads from times to messages, so the place
 * is found by halving what is left: some twenty reads in a room of a million.
 */
import {
  type Epoch,
  type MessageId,
  messageIdOf,
  partsOf,
  PLACES,
  type Stamp,
} from "../../protocol/mod.ts";
import { type Placed, type Reading, readSpan } from "../messages/messages.ts";
import type { Store } from "../database/store.ts";

/**
 * The first message from a time on, of those that the reader sees; null where all are older. It is
 * one that is no older than that, after one that is, whatever a clock that was set back has left.
 */
export async function firstSince(
  store: Store,
  reading: Reading,
  at: number,
): Promise<MessageId | null> {
  const [oldest, newest] = await Promise.all(
    [false, true].map((newestFirst) => readSpan(store, reading, { limit: 1, newestFirst })),
  );
  const [first, last] = [oldest!.placed[0], newest!.placed[0]];
  const isOlder = ({ stored }: Placed) => stored.at < at;
  if (first === undefined || last === undefined || isOlder(last)) return null;
  if (!isOlder(first)) return first.id;
  let [found, below, above] = [last.id, commitOf(first.id), commitOf(last.id)];
  while (above - below > 1n) {
    const middle = (below + above) / 2n;
    const span = { after: endOf(middle - 1n), before: found, limit: 1 };
    const [next] = (await readSpan(store, reading, span)).placed;
    if (next !== undefined && isOlder(next)) below = commitOf(next.id);
    else [found, above] = [next?.id ?? found, middle];
  }
  return found;
}

const EPOCH_RADIX = 36;
const STAMP_BITS = 80n;

/** Commits as numbers, in their order; of a later epoch they are larger. */
function commitOf(id: MessageId): bigint {
  const { epoch, stamp } = partsOf(id);
  return (BigInt(parseInt(epoch, EPOCH_RADIX)) << STAMP_BITS) | BigInt(`0x${stamp}`);
}

/** No message of the commit comes after it. */
function endOf(commit: bigint): MessageId {
  const epoch = Number(commit >> STAMP_BITS).toString(EPOCH_RADIX).padStart(6, "0") as Epoch;
  const stamp = BigInt.asUintN(Number(STAMP_BITS), commit).toString(16).padStart(20, "0") as Stamp;
  return messageIdOf(epoch, stamp, PLACES - 1);
}
