/** A room of the model server: a log of commits, and the current states that follow from it. */
import {
  type Ask,
  type Cursor,
  type FileId,
  type FollowedThread,
  type Message,
  type MessageId,
  type Result,
  type RoomEvent,
  type RoomId,
  type RoomRole,
  type RoomView,
  type Tally,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { view } from "./samples.ts";

interface Position {
  read: number;
  ownRead: number;
  since?: number;
  version: number;
}

export class ModelRoom {
  readonly log: { cursor: Cursor; events: RoomEvent[] }[] = [];
  readonly messages: Message[] = [];
  readonly members = new Map<UserId, RoomRole>();
  readonly positions = new Map<UserId, Position>();
  readonly followed = new Map<UserId, FollowedThread>();
  count = 0;
  movedAt = 0;
  name = "Kitchen";
  picture: FileId | undefined;

  constructor(readonly id: RoomId) {}

  get cursor(): Cursor {
    return this.log.at(-1)!.cursor;
  }

  facts(): RoomView["facts"] {
    const { name, picture } = this;
    return { ...view(0).facts, name, ...(picture && { picture }) };
  }

  /** Takes what one commit did. The rows are made from the events, not by the client's rules. */
  commit(cursor: Cursor, events: RoomEvent[]): void {
    this.log.push({ cursor, events });
    for (const event of events) this.#follow(event);
  }

  #follow(event: RoomEvent): void {
    switch (event.type) {
      case "message.sent":
        this.messages.push(event.message);
        this.movedAt = event.message.at;
        if (isCounted(event.message)) this.count++;
        break;
      case "message.edited": {
        const { mentions: _mentions, shout: _shout, ...rest } = this.find(event.id)!;
        const { body = rest.body, edited, mentions, shout } = event;
        const called = { ...(mentions && { mentions }), ...(shout && { shout }) };
        this.#put({ ...rest, body, edited, ...called });
        break;
      }
      case "message.deleted": {
        const {
          body: _body,
          mentions: _m,
          shout: _s,
          edited: _e,
          reactions: _r,
          pinned: _p,
          forwarded: _f,
          ...rest
        } = this
          .find(event.id)!;
        this.#put({ ...rest, body: "", deleted: event.deleted });
        break;
      }
      case "message.reacted":
        this.#put({ ...this.find(event.id)!, reactions: event.reactions });
        break;
      case "message.pinned":
        this.#put({ ...this.find(event.id)!, pinned: event.pinned });
        break;
      case "thread.grew":
        this.#put({ ...this.find(event.id)!, replies: event.replies });
        break;
      case "member.joined":
      case "member.changed":
        this.members.set(event.member.user, event.member.role);
        break;
      case "member.left":
        this.members.delete(event.user);
        break;
      case "room.changed":
        this.name = event.facts.name;
        this.picture = event.facts.picture;
    }
  }

  find(id: MessageId): Message | undefined {
    return this.messages.find((message) => message.id === id);
  }

  #put(message: Message): void {
    this.messages[this.messages.findIndex(({ id }) => id === message.id)] = message;
  }

  position(user: UserId): Position {
    return this.positions.get(user) ?? { read: 0, ownRead: 0, version: 0 };
  }

  ownUpTo(user: UserId, ordinal = Infinity): number {
    return this.messages.filter((message) =>
      isCounted(message) && message.from === user && message.ordinal <= ordinal
    ).length;
  }

  tally(user: UserId): Tally {
    const { read, ownRead, version, since = 0 } = this.position(user);
    const others = this.messages.filter((message) =>
      isCounted(message) && message.from !== user && message.ordinal > read
    );
    const ordinals = (some: Message[]) => some.map(({ ordinal }) => ordinal);
    return {
      ...{ count: this.count, own: this.ownUpTo(user), read, ownRead, since, version },
      gone: ordinals(others.filter(({ deleted }) => deleted)),
      mentions: ordinals(
        others.filter(({ mentions, shout, ordinal }) =>
          mentions?.includes(user) || shout && ordinal > since
        ),
      ),
    };
  }

  view(user: UserId): RoomView {
    return {
      ...{ id: this.id, facts: this.facts(), role: this.members.get(user)!, cursor: this.cursor },
      ...{ members: this.members.size, tally: this.tally(user), movedAt: this.movedAt },
      ...(this.followed.has(user) && { followed: [this.followed.get(user)!] }),
    };
  }

  sync(user: UserId, after: Cursor | null, most: number): Result<"room.sync"> {
    const since = this.log.filter(({ cursor }) => after !== null && cursor > after);
    const view = this.view(user);
    const isKnown = this.log.some(({ cursor }) => cursor === after);
    if (!isKnown || since.length > most) {
      return {
        view,
        restart: true,
        ...this.page({ room: this.id, limit: 5 }),
        changed: [],
        members: [],
      };
    }
    const events = since.flatMap(({ events }) => events);
    const sent = new Set(events.flatMap((e) => e.type === "message.sent" ? e.message.id : []));
    const changed = new Set(events.flatMap((e) => "id" in e && !sent.has(e.id) ? e.id : []));
    const people = new Set(
      events.flatMap((e) => e.type === "member.left" ? e.user : "member" in e ? e.member.user : []),
    );
    return {
      ...{ view, restart: false, older: true, newer: false },
      messages: this.messages.filter(({ id }) => sent.has(id)),
      changed: this.messages.filter(({ id }) => changed.has(id)),
      members: [...people].map((user) => ({ user, role: this.members.get(user) ?? null })),
    };
  }

  page(ask: Ask<"history.page">): Result<"history.page"> {
    const { before, after, at: time, limit = 4 } = ask;
    const since = this.messages.find(({ at }) => time !== undefined && at >= time)?.id;
    const { around = since } = ask;
    const at = (id: MessageId) => this.messages.filter((message) => message.id < id).length;
    const all = this.messages.length;
    const [from, to] = before !== undefined
      ? [at(before) - limit, at(before)]
      : after !== undefined
      ? [at(after) + 1, at(after) + 1 + limit]
      : around !== undefined
      ? [at(around) - (limit >> 1), at(around) + Math.ceil(limit / 2)]
      : [all - limit, all];
    const messages = this.messages.slice(Math.max(0, from), Math.max(0, to));
    return { messages, older: Math.max(0, from) > 0, newer: to < all };
  }
}

export function isCounted(message: Message): boolean {
  return message.kind !== "system" && message.thread === undefined;
}
