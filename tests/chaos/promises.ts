/** Holds what the server has in the end against what was accepted, acknowledged and told. */
import type { Message, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { isOrdinary } from "../../lib/rules/mod.ts";
import type { EarReport } from "./ear.ts";
import { type Answered, type Ledger, markOf, marksIn, roomOf } from "./ledger.ts";
import type { Verdict } from "./verdict.ts";

/** Of each room all that there is, oldest first. */
export type Whole = ReadonlyMap<RoomId, readonly Message[]>;

export function checkPromises(whole: Whole, ledger: Ledger, verdict: Verdict): void {
  const byId = new Map([...whole.values()].flat().map((message) => [message.id, message]));
  checkOnce(whole, verdict);
  checkSends(byId, ledger, verdict);
  checkAccepted(whole, ledger, verdict);
  checkChanges(byId, ledger, verdict);
  checkSenders(byId, ledger, verdict);
  for (const [room, messages] of whole) checkOrdinals(room, messages, verdict);
}

/** No text, and no client's id, is in two messages. */
function checkOnce(whole: Whole, verdict: Verdict): void {
  const seen = new Map<string, Message>();
  for (const message of [...whole.values()].flat()) {
    const names = [message.clientId, marksIn(message.body)[0]].filter((name) => name !== undefined);
    const before = names.map((name) => seen.get(name)).find((one) => one !== undefined);
    if (before) verdict.add("duplicated", "The same twice", before, message);
    for (const name of names) seen.set(name, message);
  }
}

function checkSends(byId: Map<MessageId, Message>, { acked }: Ledger, verdict: Verdict): void {
  for (const answered of acked.values()) {
    if (answered.type !== "message.send") continue;
    const message = byId.get(answered.result.id as MessageId);
    if (message === undefined) verdict.add("lost", "Acknowledged and not there", answered);
    else if (!message.deleted && !isThatMessage(message, answered)) {
      verdict.add("lost", "Acknowledged, and something else is there", answered, message);
    }
  }
}

function isThatMessage(message: Message, { ask, once }: Answered): boolean {
  if (message.clientId !== once.id || !("body" in ask)) return false;
  return message.edited
    ? marksIn(message.body)[0] === marksIn(ask.body)[0]
    : message.body === ask.body;
}

/** The outboxes have run dry: what a client accepted is there, or was refused for good. */
function checkAccepted(whole: Whole, { accepted, acked, refused }: Ledger, verdict: Verdict): void {
  const there = new Set([...whole.values()].flat().map(({ body }) => marksIn(body)[0]));
  const settled = [...acked.values(), ...refused.values()];
  const answered = new Set(settled.flatMap(({ ask }) => "body" in ask ? marksIn(ask.body) : []));
  for (const [mark, { order }] of accepted) {
    if (order.type !== "message.send" || answered.has(mark) || there.has(mark)) continue;
    verdict.add("lost", "Accepted by its client, and neither there nor refused", mark, order);
  }
}

/** The last change of each message that one client alone has changed in that way. */
function checkChanges(byId: Map<MessageId, Message>, { acked }: Ledger, verdict: Verdict): void {
  const last = new Map<string, Answered & { label: string }>();
  const shared = new Set<string>();
  for (const answered of acked.values()) {
    const { type, ask, label } = answered;
    if (!("id" in ask)) continue;
    const emoji = "emoji" in ask ? ask.emoji : "";
    const name = `${type} ${ask.id} ${emoji} ${emoji && label.slice(0, -1)}`;
    const before = last.get(name);
    if (before && before.label !== label) shared.add(name);
    if (!before || answered.once.number > before.once.number) last.set(name, answered);
  }
  for (const [name, answered] of last) {
    if (shared.has(name) && answered.type !== "message.delete") continue;
    const message = byId.get((answered.ask as { id: MessageId }).id);
    if (!message || !shows(message, answered)) {
      verdict.add("lost", "A change that was acknowledged does not show", answered, message);
    }
  }
}

function shows(message: Message, { type, ask }: Answered): boolean {
  if (message.deleted) return true;
  if (type === "message.edit" && "body" in ask) return message.body === ask.body;
  if (type !== "message.react" || !("emoji" in ask)) return type !== "message.delete";
  // Who reacted is not in the ask: that anybody did, or that nobody of one person did, is enough
  return !ask.on || (message.reactions?.by[ask.emoji]?.length ?? 0) > 0;
}

/** Per device, over all rooms: later given is later in the one order of all. */
function checkSenders(
  byId: Map<MessageId, Message>,
  { accepted, acked }: Ledger,
  verdict: Verdict,
): void {
  const last = new Map<string, { seq: number; message: Message }>();
  const all = [...byId.values()].sort((one, other) => one.id < other.id ? -1 : 1);
  const markOfAcked = new Map(
    [...acked.values()].flatMap(({ ask, result }) =>
      "body" in ask && result.id ? [[result.id, marksIn(ask.body)[0]!]] : []
    ),
  );
  for (const message of all) {
    const mark = markOfAcked.get(message.id) ?? marksIn(message.body)[0];
    const given = mark === undefined ? undefined : accepted.get(mark);
    if (!given || markOf(given) !== mark) continue;
    const before = last.get(given.label);
    if (before && before.seq > given.seq) {
      verdict.add("reordered", "Given later, stands earlier", before.message, message);
    }
    last.set(given.label, { seq: given.seq, message });
  }
}

function checkOrdinals(room: RoomId, messages: readonly Message[], verdict: Verdict): void {
  let count = 0;
  messages.forEach((message, i) => {
    if (isOrdinary(message)) count++;
    const before = messages[i - 1];
    if (before && before.id >= message.id) verdict.add("reordered", "Not sorted", before, message);
    if (message.ordinal === count) return;
    verdict.add(
      "reordered",
      `Ordinal ${message.ordinal} in ${room} where ${count} belongs`,
      message,
    );
    count = message.ordinal;
  });
}

/** Nothing is told before it is stored: so all that was ever told is there. */
export function checkTold(whole: Whole, { told }: EarReport, verdict: Verdict): void {
  for (const [id, { room, message }] of told) {
    if (whole.get(room)?.some((one) => one.id === id)) continue;
    verdict.add("diverged", `Told in ${room}, and not there`, message);
  }
}

/** The rooms that were asked for: each once, with its name. */
export function checkRooms(
  names: readonly string[],
  { acked, accepted }: Ledger,
  verdict: Verdict,
) {
  for (const { type, ask, result } of acked.values()) {
    if (type !== "room.create" || !("name" in ask)) continue;
    const count = names.filter((name) => name === ask.name).length;
    if (count === 0) verdict.add("lost", "A room was acknowledged and is not there", ask, result);
  }
  for (const { order } of accepted.values()) {
    if (order.type !== "room.create" || roomOf(order.ask) !== null) continue;
    const count = names.filter((name) => "name" in order.ask && name === order.ask.name).length;
    if (count > 1) verdict.add("duplicated", `${count} rooms of one order`, order);
  }
}
