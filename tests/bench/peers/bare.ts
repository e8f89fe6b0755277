/**
 * How fast Parley's wire can be at all: gathers and paces as Parley does, and stores nothing. What
 * came in one turn of the event loop is acknowledged together.
 */
import { setImmediate } from "node:timers";
import { HELLO, messageOf, movedOf, readPath, Rooms, STREAM } from "./event.js";

const PACE_MS = 16;

interface Command {
  ref: number;
  type: string;
  room: string;
  body: string;
  once: { id: string };
}

/** The text of one item of a frame, and its place among all items. */
interface Item {
  text: string;
  order: number;
}

class Member {
  readonly replies: string[] = [];
  readonly items: Item[] = [];
  sentAt = 0;

  constructor(readonly socket: WebSocket, readonly from: string, readonly rooms: string[]) {}

  /** Who is in the same rooms and got their last frame together gets the same text again. */
  flush(now: number): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const items = joined(this.items, this.rooms);
    const replies = this.replies.join(",");
    this.socket.send(`[${replies}${replies !== "" && items !== "" ? "," : ""}${items}]`);
    this.replies.length = 0;
    this.items.length = 0;
    this.sentAt = now;
  }
}

const members = new Rooms();
let arrived: [Member, Command][] = [];
const late = new Set<Member>();
const shared = new Map<string, string>();
let order = 0;

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: tell }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  const { from, rooms } = readPath(request.url);
  const member = new Member(socket, from, rooms);
  socket.onopen = () => {
    members.enter(rooms, member);
    socket.send(HELLO);
  };
  socket.onclose = () => members.leave(rooms, member);
  socket.onmessage = ({ data }) => take(member, JSON.parse(data));
  return response;
});

function tell({ port }: Deno.NetAddr): void {
  console.log(`http://127.0.0.1:${port}`);
}

function take(member: Member, command: Command): void {
  if (command.type !== "message.send") {
    return member.socket.send(JSON.stringify([{ ref: command.ref, ok: true, result: STREAM }]));
  }
  if (arrived.push([member, command]) === 1) setImmediate(commit);
}

function commit(): void {
  const commands = arrived;
  arrived = [];
  const now = performance.now();
  const [byRoom, acknowledged] = [new Map<string, unknown[]>(), new Set<Member>()];
  for (const [member, { ref, room, body, once }] of commands) {
    const message = messageOf({ room, body, id: once.id }, member.from);
    member.replies.push(JSON.stringify({ ref, ok: true, result: { id: message.id } }));
    acknowledged.add(member);
    const together = byRoom.get(room);
    if (together === undefined) byRoom.set(room, [message]);
    else together.push(message);
  }
  for (const [room, messages] of byRoom) spread(room, messages);
  for (const member of acknowledged) member.flush(now);
  for (const member of late) if (now - member.sentAt >= PACE_MS) pace(member, now);
  shared.clear();
}

function spread(room: string, messages: unknown[]): void {
  const item = { text: JSON.stringify(movedOf(room, messages)), order: ++order };
  for (const member of members.in(room)) {
    member.items.push(item);
    late.add(member);
  }
}

function pace(member: Member, now: number): void {
  late.delete(member);
  if (member.items.length > 0) member.flush(now);
}

setInterval(() => {
  const now = performance.now();
  for (const member of late) if (now - member.sentAt >= PACE_MS) pace(member, now);
  shared.clear();
}, PACE_MS / 4);

function joined(items: Item[], rooms: string[]): string {
  if (items.length < 2) return items[0]?.text ?? "";
  const key = `${items[0]!.order} ${items.at(-1)!.order} ${items.length} ${
    rooms[0]
  } ${rooms.length}`;
  let text = shared.get(key);
  if (text === undefined) shared.set(key, text = items.map((item) => item.text).join(","));
  return text;
}
