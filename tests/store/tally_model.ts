/** What a room's members should see as unread, counted from everything that ever happened there. */
import type { MessageId, Tally, UserId } from "../../lib/protocol/mod.ts";

export interface ModelMessage {
  readonly id: MessageId;
  readonly from: UserId;
  readonly kind: "ordinary" | "thread" | "system";
  readonly ordinal: number;
  body: string;
  mentions: readonly UserId[];
  shout: boolean;
  deleted: boolean;
}

interface Position {
  read: number;
  since: number;
  version: number;
}

export class TallyModel {
  readonly messages: ModelMessage[] = [];
  readonly members = new Set<UserId>();
  readonly positions = new Map<UserId, Position>();

  get count(): number {
    return this.messages.filter(({ kind }) => kind === "ordinary").length;
  }

  said(
    id: MessageId,
    from: UserId,
    kind: ModelMessage["kind"],
    { body = "", mentioned = [], shout = false }: {
      body?: string;
      mentioned?: readonly UserId[];
      shout?: boolean;
    } = {},
  ): void {
    const ordinal = this.count + (kind === "ordinary" ? 1 : 0);
    const mentions = mentioned.filter((user) => this.members.has(user));
    this.messages.push({ id, from, kind, ordinal, body, mentions, shout, deleted: false });
  }

  edited(message: ModelMessage, body: string, mentioned: readonly UserId[], shout: boolean): void {
    const mentions = mentioned.filter((user) => this.members.has(user));
    message.body = body;
    message.mentions = mentions;
    message.shout = shout;
  }

  entered(user: UserId): void {
    this.members.add(user);
    const version = (this.positions.get(user)?.version ?? -1) + 1;
    this.positions.set(user, { read: this.count, since: this.count, version });
  }

  moved(user: UserId, { ordinal }: ModelMessage, version: number, back: boolean): void {
    const position = this.positions.get(user)!;
    if (!back && (version < position.version || ordinal <= position.read)) return;
    position.read = ordinal;
    if (back) position.version++;
  }

  tallyOf(user: UserId): Tally {
    const { read, since, version } = this.positions.get(user)!;
    const ordinary = this.messages.filter(({ kind }) => kind === "ordinary");
    const own = ordinary.filter(({ from }) => from === user);
    const news = ordinary.filter(({ from, ordinal }) => from !== user && ordinal > read);
    const ordinals = (some: ModelMessage[]) => some.map(({ ordinal }) => ordinal);
    return {
      count: ordinary.length,
      own: own.length,
      read,
      ownRead: own.filter(({ ordinal }) => ordinal <= read).length,
      gone: ordinals(news.filter(({ deleted }) => deleted)),
      mentions: ordinals(
        news.filter(({ deleted, mentions, shout, ordinal }) =>
          !deleted && (mentions.includes(user) || shout && ordinal > since)
        ),
      ),
      since,
      version,
    };
  }

  unreadOf(user: UserId): number {
    const { read } = this.positions.get(user)!;
    return this.messages.filter(({ kind, from, ordinal, deleted }) =>
      kind === "ordinary" && from !== user && ordinal > read && !deleted
    ).length;
  }
}
