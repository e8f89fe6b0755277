// Bare `ws`: parses, tells the room, acknowledges. It stores nothing and checks nobody.
import { WebSocketServer } from "ws";
import { HELLO, messageOf, movedOf, readPath, Rooms, STREAM } from "./event.js";

const members = new Rooms();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });

server.on("listening", () => console.log(`http://127.0.0.1:${server.address().port}`));
server.on("connection", (socket, request) => {
  const { from, rooms } = readPath(request.url);
  members.enter(rooms, socket);
  socket.on("close", () => members.leave(rooms, socket));
  socket.on("message", (data) => handle(socket, from, JSON.parse(data)));
  socket.send(HELLO);
});

function handle(socket, from, command) {
  if (command.type !== "message.send") {
    return socket.send(JSON.stringify([{ ref: command.ref, ok: true, result: STREAM }]));
  }
  const message = messageOf({ ...command, id: command.once.id }, from);
  // Bytes, so that the text is encoded once and not for each member
  const frame = Buffer.from(JSON.stringify([movedOf(command.room, [message])]));
  for (const member of members.in(command.room)) member.send(frame, { binary: false });
  socket.send(JSON.stringify([{ ref: command.ref, ok: true, result: { id: message.id } }]));
}
