// A bare server that stores as one does at first: a commit for each message, then everyone is told.
import { HELLO, messageOf, movedOf, readPath, Rooms, STREAM } from "./event.js";

interface Command {
  ref: number;
  type: string;
  room: string;
  body: string;
  once: { stream: string; number: number; id: string };
}

const kv = await Deno.openKv(Deno.env.get("PEER_KV"));
const members = new Rooms();

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: tell }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  const { from, rooms } = readPath(request.url);
  socket.onopen = () => {
    members.enter(rooms, socket);
    socket.send(HELLO);
  };
  socket.onclose = () => members.leave(rooms, socket);
  socket.onmessage = ({ data }) => void handle(socket, from, JSON.parse(data));
  return response;
});

function tell({ port }: Deno.NetAddr): void {
  console.log(`http://127.0.0.1:${port}`);
}

async function handle(socket: WebSocket, from: string, command: Command): Promise<void> {
  if (command.type !== "message.send") return answer(socket, command.ref, STREAM);
  const { room, body, once } = command;
  const message = messageOf({ room, body, id: once.id }, from);
  const { ok } = await kv.atomic()
    .check({ key: ["sent", once.id], versionstamp: null })
    .set(["sent", once.id], message.id)
    .set(["message", room, message.id], message)
    .commit();
  if (!ok) return;
  const frame = JSON.stringify([movedOf(room, [message])]);
  for (const member of members.in(room)) member.send(frame);
  answer(socket, command.ref, { id: message.id });
}

function answer(socket: WebSocket, ref: number, result: unknown): void {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify([{ ref, ok: true, result }]));
  }
}
