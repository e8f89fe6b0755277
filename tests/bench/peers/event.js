// What a message becomes, the same for all peers: as many bytes with as many fields as Parley's.

let count = 0;

/** @param {{ id: string, room: string, body: string }} sent */
export function messageOf(sent, from) {
  count++;
  return {
    id: idOf(count),
    ordinal: count,
    kind: "chat",
    from,
    at: Date.now(),
    body: sent.body,
    clientId: sent.id,
  };
}

export function movedOf(room, messages) {
  return {
    type: "moved",
    room,
    cursor: `${idOf(count).slice(0, 26)}.00000000`,
    events: messages.map((message) => ({ type: "message.sent", message })),
  };
}

export const HELLO = JSON.stringify([{ type: "hello" }]);

/** What a command that sends nothing is answered with: streams are for servers that store. */
export const STREAM = { stream: "s000000000000000" };

function idOf(number) {
  return `000000${number.toString(16).padStart(20, "0")}00`;
}

/** Peers believe whoever connects: who it is and where they are stands in the address. */
export function readPath(path) {
  const query = new URL(path, "http://127.0.0.1").searchParams;
  return { from: query.get("user") ?? "", rooms: (query.get("rooms") ?? "").split(",") };
}

/** Who is in which room. */
export class Rooms {
  #members = new Map();

  enter(rooms, member) {
    for (const room of rooms) this.in(room).add(member);
  }

  leave(rooms, member) {
    for (const room of rooms) this.in(room).delete(member);
  }

  in(room) {
    let members = this.#members.get(room);
    if (members === undefined) this.#members.set(room, members = new Set());
    return members;
  }
}
