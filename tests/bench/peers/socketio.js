// Socket.IO with rooms and acknowledgements, as its documentation builds a chat. It stores nothing.
import { Server } from "socket.io";
import { messageOf, readPath, STREAM } from "./event.js";

const io = new Server({ transports: ["websocket"], serveClient: false });

io.on("connection", (socket) => {
  const { from, rooms } = readPath(socket.request.url);
  socket.join(rooms);
  socket.on("stream.open", (_, acknowledge) => acknowledge(STREAM));
  socket.on("message.send", (sent, acknowledge) => {
    const message = messageOf(sent, from);
    io.to(sent.room).emit("message.sent", { room: sent.room, message });
    acknowledge({ id: message.id });
  });
});

io.listen(0);
io.httpServer.on("listening", () => {
  console.log(`http://127.0.0.1:${io.httpServer.address().port}`);
});
