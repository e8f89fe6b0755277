/** Who follows which thread from where, by what happened; what is unread is counted from the history. */
import type { Message, MessageId, UserId } from "../../lib/protocol/mod.ts";

interface Position {
  read: number;
  version: number;
}

export interface ModelReply {
  readonly id: MessageId;
  readonly thread: MessageId;
  readonly from: UserId;
  mentions: readonly UserId[];
}

export interface Counted {
  readonly id: MessageId;
  readonly last: MessageId;
  readonly read: number;
  readonly version: number;
  readonly unread: number;
  readonly mentions: number;
}

export class FollowedModel {
  readonly members = new Set<UserId>();
  readonly replies: ModelReply[] = [];
  readonly #positions = new Map<string, Position>();
  readonly #refused = new Set<string>();

  repliesOf(thread: MessageId): ModelReply[] {
    return this.replies.filter((reply) => reply.thread === thread);
  }

  positionOf(user: UserId, thread: MessageId): Position | undefined {
    return this.#positions.get(`${user} ${thread}`);
  }

  left(user: UserId): void {
    this.members.delete(user);
    for (const name of this.#positions.keys()) {
      if (name.startsWith(user)) this.#positions.delete(name);
    }
    for (const name of this.#refused) if (name.startsWith(user)) this.#refused.delete(name);
  }

  replied(reply: ModelReply, starter: UserId): void {
    this.replies.push(reply);
    const count = this.repliesOf(reply.thread).length;
    this.followed(reply.from, reply.thread, count);
    for (const user of [starter, ...reply.mentions]) this.#called(user, reply.thread, count - 1);
  }

  edited(reply: ModelReply, mentions: readonly UserId[]): void {
    const place = this.repliesOf(reply.thread).indexOf(reply);
    for (const user of mentions) {
      if (!reply.mentions.includes(user)) this.#called(user, reply.thread, place);
    }
    reply.mentions = mentions;
  }

  followed(user: UserId, thread: MessageId, read = this.repliesOf(thread).length): void {
    this.#refused.delete(`${user} ${thread}`);
    if (this.positionOf(user, thread)) return;
    this.#positions.set(`${user} ${thread}`, { read, version: 0 });
  }

  refused(user: UserId, thread: MessageId): void {
    this.#refused.add(`${user} ${thread}`);
    this.#positions.delete(`${user} ${thread}`);
  }

  moved(user: UserId, thread: MessageId, to: number, version: number, back: boolean): void {
    const position = this.positionOf(user, thread);
    if (position === undefined) return;
    if (!back && (version < position.version || to <= position.read)) return;
    position.read = to;
    if (back) position.version++;
  }

  /** As somebody would count who reads all that there is, message by message. */
  countedFor(user: UserId, history: readonly Message[]): Counted[] {
    return history.flatMap(({ id }) => {
      const position = this.positionOf(user, id);
      if (position === undefined) return [];
      const replies = history.filter(({ thread }) => thread === id);
      const unread = replies.slice(position.read).filter(({ from, deleted }) =>
        from !== user && deleted === undefined
      );
      return {
        ...{ id, last: replies.at(-1)?.id ?? id, ...position, unread: unread.length },
        mentions: unread.filter(({ mentions }) => mentions?.includes(user)).length,
      };
    });
  }

  #called(user: UserId, thread: MessageId, read: number): void {
    if (!this.members.has(user) || this.#refused.has(`${user} ${thread}`)) return;
    this.followed(user, thread, read);
  }
}
