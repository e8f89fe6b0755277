import type { Role, RoomKind } from "../protocol/mod.ts";

export type Deed =
  | "room.read"
  | "room.join"
  | "room.leave"
  | "room.change"
  | "room.add"
  | "room.remove"
  | "message.send"
  | "message.edit"
  | "message.delete"
  | "message.react";

export interface Situation {
  /** Null for someone who is not in the room. */
  readonly role: Role | null;
  readonly kind: RoomKind;
  /** Whether it is about what one wrote oneself. */
  readonly own?: boolean;
}

const RANK: Record<Role, number> = { owner: 4, admin: 3, moderator: 2, member: 1, guest: 0 };

export function can(deed: Deed, { role, kind, own = false }: Situation): boolean {
  if (role === null) return deed === "room.join" && kind === "public";
  switch (deed) {
    case "room.read":
    case "room.join":
    case "message.send":
    case "message.react":
      return true;
    case "room.leave":
      return kind !== "direct";
    case "room.add":
      return kind !== "direct" && RANK[role] >= RANK.member;
    case "room.change":
    case "room.remove":
      return kind !== "direct" && RANK[role] >= RANK.moderator;
    case "message.edit":
      return own;
    case "message.delete":
      return own || (kind !== "direct" && RANK[role] >= RANK.moderator);
  }
}

/** Nobody acts against an equal. */
export function outranks(role: Role, other: Role): boolean {
  return RANK[role] > RANK[other];
}
