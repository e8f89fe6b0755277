/**
 * Exactly once. Each installation of a client numbers what it sends; the row of its stream keeps
 * the last results and moves in the same commit as what they are results of.
 */
import {
  type ClientId,
  LIMITS,
  type Once,
  type Refusal,
  refuse,
  type Stamp,
} from "../../protocol/mod.ts";
import type { Draft } from "./draft.ts";
import { type Row, streamRow } from "../rows.ts";
import type { StreamRow } from "../values/logs.ts";
import type { Decision, Settled, Write } from "./write.ts";

export function decideOnce(write: Write, draft: Draft): Decision | Refusal {
  if (write.once === undefined) return decisionOf(write.decide(draft));
  const { user, number: once } = write.once;
  const row = streamRow(once.stream);
  const stream = draft.get(row);
  if (stream === null || stream.user !== user) return refuse("unknown_stream");
  if (once.number <= stream.last) return repeated(once, stream, draft, row);
  if (once.number > stream.last + 1) {
    return { ...refuse("stream_gap"), expected: stream.last + 1 };
  }
  const before = resultNamed(stream, once.id);
  if (before !== undefined) return answerOf(before, draft, row);
  if (!follows(stream, once)) return refuse("stream_conflict");
  const settled = write.decide(draft);
  if (settled.ok) draft.set(row, moved(stream, once.id, settled, draft.stampOf(row)));
  return decisionOf(settled);
}

/** The number fits, but an order of somebody else's may have taken the one before. */
function follows(stream: StreamRow, { before }: Once): boolean {
  return before === undefined || resultAt(stream, stream.last)?.[0] === before;
}

function decisionOf(settled: Settled | Refusal): Decision | Refusal {
  if (!settled.ok) return settled;
  return { place: settled.place ?? 0, text: settled.text ?? "", stamp: null };
}

/** The answer of the first time. Another name under the same number is another installation's. */
function repeated(
  once: Once,
  stream: StreamRow,
  draft: Draft,
  row: Row<StreamRow>,
): Decision | Refusal {
  const result = resultAt(stream, once.number);
  if (result?.[0] !== once.id) return refuse("stream_conflict");
  return answerOf(result, draft, row);
}

function answerOf(
  [, stamp, place, text]: readonly string[],
  draft: Draft,
  row: Row<StreamRow>,
): Decision {
  return {
    place: Number(place),
    text: text ?? "",
    stamp: stamp === OWN_STAMP ? draft.stampOf(row) : stamp as Stamp,
  };
}

/**
 * The last results, newest last: one text is quicker to store than a list of lists. A result's
 * stamp is not known while it is written; it is that of the row until the next one is added.
 */
const OWN_STAMP = "=";
const BETWEEN = " ";
const END = "\n";

function moved(
  stream: StreamRow,
  id: ClientId,
  { place = 0, text = "" }: Settled,
  stamp: Stamp | null,
): StreamRow {
  const before = stamp === null ? stream.results : stream.results.replaceAll(OWN_STAMP, stamp);
  const result = [id, OWN_STAMP, place, text].join(BETWEEN) + END;
  return { ...stream, last: stream.last + 1, results: shortened(before) + result };
}

/** Room for one more. */
function shortened(results: string): string {
  let kept = 0;
  for (let end = results.length; end > 0; end = results.lastIndexOf(END, end - 2) + 1) {
    if (++kept === LIMITS.openNumbered) return results.slice(end);
  }
  return results;
}

function resultAt({ last, results }: StreamRow, number: number): string[] | undefined {
  return results.split(END).slice(0, -1).at(number - last - 1)?.split(BETWEEN);
}

/**
 * What was sent over a connection that broke may arrive late, with the number that it had before
 * one ahead of it was refused. It was done under its new number since, and is not done again.
 */
function resultNamed({ results }: StreamRow, id: ClientId): string[] | undefined {
  if (!results.includes(id)) return undefined;
  const line = results.split(END).find((result) => result.startsWith(id + BETWEEN));
  return line?.split(BETWEEN);
}
