/**
 * A server in memory that keeps the contract of the wire, one frame at a time and only when the
 * test says so: what waits in either direction can be delayed, split, gathered or lost.
 */
import {
  accept,
  type ClientId,
  type Command,
  type Cursor,
  encodeRefusal,
  encodeResult,
  type FollowedThread,
  LIMITS,
  type Message,
  type MessageId,
  newStreamId,
  type Outcome,
  PROTOCOL_VERSION,
  refuse,
  type RoomEvent,
  type RoomId,
  type StreamId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import type { Socket } from "../../lib/client/mod.ts";
import { ModelRoom } from "./model_room.ts";
import { ModelStream } from "./model_stream.ts";
import { EPOCH, stampOf } from "./samples.ts";

export class ModelSocket implements Socket {
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;
  /** What the server has yet to do, and what is on its way to the client. */
  readonly commands: Command[] = [];
  readonly items: string[] = [];
  isOpen = true;

  get readyState(): number {
    return this.isOpen ? WebSocket.OPEN : WebSocket.CLOSED;
  }

  constructor(readonly server: ModelServer, readonly user: UserId) {}

  send(text: string): void {
    this.commands.push(JSON.parse(text));
  }

  close(): void {
    this.isOpen = false;
    this.server.sockets.delete(this);
  }

  /** Cuts the line. What was under way is lost; what the server had already read is not. */
  cut(code = 1006): void {
    this.close();
    this.onclose?.({ code } as CloseEvent);
  }

  /** The server does the next command. */
  work(): void {
    const command = this.commands.shift();
    if (command) this.server.answer(this, command);
  }

  /** The next items reach the client, in one frame. */
  deliver(most = Infinity): void {
    const items = this.items.splice(0, Math.min(most, this.items.length));
    if (items.length > 0 && this.isOpen) {
      this.onmessage?.({ data: `[${items.join(",")}]` } as MessageEvent);
    }
  }
}

export class ModelServer {
  epoch = EPOCH;
  readonly rooms = new Map<RoomId, ModelRoom>();
  readonly sockets = new Set<ModelSocket>();
  readonly streams = new Map<StreamId, ModelStream>();
  /** By the names that people log in with. */
  readonly names = new Map<string, UserId>();
  /** What was done, for tests that count. */
  readonly done: { id: ClientId; body: string }[] = [];
  /** May refuse a command before anything else happens. */
  refuses: (command: Command) => Outcome<never> | null = () => null;
  /** After more commits than this a room's sync starts over. */
  mostMissed = 12;
  #stamp = 0;
  #own = new Map<UserId, { cursor: Cursor; room: RoomId | null }[]>();

  connect(user: UserId): ModelSocket {
    const socket = new ModelSocket(this, user);
    this.sockets.add(socket);
    socket.items.push(JSON.stringify({
      ...{ type: "hello", protocol: PROTOCOL_VERSION, epoch: this.epoch, now: 1, limits: LIMITS },
      you: { id: user, name: user, displayName: user },
    }));
    return socket;
  }

  addRoom(id: RoomId, users: readonly UserId[]): ModelRoom {
    const room = new ModelRoom(id);
    this.rooms.set(id, room);
    room.commit(this.#nextCursor(), []);
    for (const user of users) this.join(room, user);
    return room;
  }

  join(room: ModelRoom, user: UserId): void {
    const { count } = room;
    const version = room.position(user).version + 1;
    room.positions.set(user, { read: count, ownRead: room.ownUpTo(user), since: count, version });
    room.members.set(user, "member");
    const view = { ...room.view(user), members: room.members.size - 1 };
    room.members.delete(user);
    const cursor = this.#nextCursor();
    this.#tell(user, { type: "room.entered", view });
    this.#noteOwn(user, cursor, room.id, []);
    const member = { user, role: "member" } as const;
    const members = room.members.size + 1;
    this.#commitAt(cursor, room, [{ type: "member.joined", member, members }]);
  }

  leave(room: ModelRoom, user: UserId): void {
    const cursor = this.#nextCursor();
    this.#tell(user, { type: "room.left", room: room.id });
    this.#noteOwn(user, cursor, null, []);
    this.#commitAt(cursor, room, [
      { type: "member.left", user, members: room.members.size - 1 },
    ], user);
  }

  commit(room: ModelRoom, events: RoomEvent[]): void {
    this.#commitAt(this.#nextCursor(), room, events);
  }

  post(room: ModelRoom, from: UserId, more: Partial<Message>): MessageId {
    const cursor = this.#nextCursor();
    const id = `${this.epoch}${cursor.slice(6, 26)}00` as MessageId;
    const counts = more.kind !== "system" && more.thread === undefined;
    const ordinal = room.count + (counts ? 1 : 0);
    const message = {
      id,
      ordinal,
      kind: "chat",
      from,
      at: this.#stamp,
      body: "",
      ...more,
    } as const;
    const events: RoomEvent[] = [{ type: "message.sent", message }];
    const root = more.thread && room.find(more.thread);
    if (root) {
      const replies = { count: (root.replies?.count ?? 0) + 1, last: id };
      events.push({ type: "thread.grew", id: root.id, replies });
    }
    this.#commitAt(cursor, room, events);
    return id;
  }

  moveRead(room: ModelRoom, user: UserId, read: number, back: boolean): void {
    const before = room.position(user);
    if (!back && read <= before.read) return;
    const version = before.version + (back ? 1 : 0);
    const moved = { read, ownRead: room.ownUpTo(user, read), version };
    room.positions.set(user, { ...before, ...moved });
    const event = { type: "read.moved", room: room.id, ...moved, back };
    this.#noteOwn(user, this.#nextCursor(), room.id, [event]);
  }

  /** One thread a person is enough here. */
  follow(room: ModelRoom, user: UserId, thread: FollowedThread): void {
    room.followed.set(user, thread);
    const event = { type: "thread.followed", room: room.id, thread: thread.id, following: true };
    this.#noteOwn(user, this.#nextCursor(), room.id, [event]);
  }

  readThread(room: ModelRoom, user: UserId, read: number): void {
    const thread = room.followed.get(user)!;
    room.followed.set(user, { ...thread, tally: { ...thread.tally, read } });
    const seen = { type: "thread.seen", room: room.id, thread: thread.id, read, version: 0 };
    this.#noteOwn(user, this.#nextCursor(), room.id, [{ ...seen, back: false }]);
  }

  answer(socket: ModelSocket, command: Command): void {
    const outcome = this.refuses(command) ?? this.#act(socket.user, command);
    const text = outcome.ok
      ? encodeResult(command.ref, outcome.value)
      : encodeRefusal(command.ref, outcome);
    socket.items.push(text);
  }

  #act(user: UserId, command: Command): Outcome<unknown> {
    const room = "room" in command ? this.rooms.get(command.room) : undefined;
    if ("room" in command && !room?.members.has(user)) return refuse("not_found");
    if ("once" in command) {
      const stream = this.streams.get(command.once.stream);
      if (stream?.user !== user) return refuse("unknown_stream");
      return stream.once(command.once, () => this.#numbered(user, room!, command));
    }
    switch (command.type) {
      case "sync":
        return accept(this.#sync(user, command.me, command.rooms));
      case "room.sync":
        return accept(room!.sync(user, command.after, this.mostMissed));
      case "history.page":
        return accept(room!.page(command));
      case "room.members":
        return accept({
          members: [...room!.members].map(([user, role]) => ({ user, role })),
          more: false,
        });
      case "stream.open": {
        const stream = newStreamId();
        this.streams.set(stream, new ModelStream(user));
        return accept({ stream });
      }
      case "message.find": {
        const { after, ids } = command;
        const found = room!.messages.filter(({ clientId, id, from }) =>
          from === user && clientId && ids.includes(clientId) && (after === null || id > after)
        );
        return accept({ found: found.map(({ clientId, id }) => [clientId, id]), next: null });
      }
      case "person.find": {
        const found = this.names.get(command.name);
        return found === undefined ? refuse("not_found") : accept({ user: found });
      }
      default:
        return accept({});
    }
  }

  #numbered(
    user: UserId,
    room: ModelRoom,
    command: Command & { once: { id: ClientId } },
  ): Outcome<unknown> {
    if (command.type !== "message.send") return accept({});
    const { body, mentions, once: { id: clientId } } = command;
    if (body.startsWith("forbidden")) return refuse("forbidden");
    this.done.push({ id: clientId, body });
    const called = mentions && { mentions };
    return accept({ id: this.post(room, user, { body, clientId, ...called }) });
  }

  #sync(user: UserId, me: Cursor | null, named: [RoomId, Cursor][]): unknown {
    const log = this.#own.get(user) ?? [];
    const touched = log.filter(({ cursor }) => me === null || cursor > me).map(({ room }) => room);
    const mine = [...this.rooms.values()].filter(({ members }) => members.has(user));
    const held = new Map(named);
    const moved = mine.filter(({ id, cursor }) => held.get(id) !== cursor || touched.includes(id));
    return {
      me: log.at(-1)?.cursor ?? `${this.epoch}${stampOf(0)}.00000000`,
      rooms: moved.map((room) => room.view(user)),
      gone: named.map(([id]) => id).filter((id) => !mine.some((room) => room.id === id)),
    };
  }

  #commitAt(cursor: Cursor, room: ModelRoom, events: RoomEvent[], butNot?: UserId): void {
    room.commit(cursor, events);
    for (const user of room.members.keys()) {
      if (user !== butNot) this.#tell(user, { type: "moved", room: room.id, cursor, events });
    }
  }

  #noteOwn(user: UserId, cursor: Cursor, room: RoomId | null, events: object[]): void {
    const log = this.#own.get(user) ?? [];
    this.#own.set(user, log);
    log.push({ cursor, room });
    this.#tell(user, { type: "own.moved", cursor, events });
  }

  #tell(user: UserId, event: object): void {
    const text = JSON.stringify(event);
    for (const socket of this.sockets) if (socket.user === user) socket.items.push(text);
  }

  #nextCursor(): Cursor {
    return `${this.epoch}${stampOf(++this.#stamp)}.00000000` as Cursor;
  }
}
