/** What lies under the keys of people, and of what lets them in. */
import type { FileId, PersonStatus, Role, RoomId, Said, UserId } from "../../protocol/mod.ts";

/** What everyone may know of a person. */
export interface PersonRow {
  readonly name: string;
  readonly displayName: string;
  readonly lastSeen: number | null;
  /** On the whole place; a member where nothing is said. */
  readonly role?: Role;
  /** What let a guest in, and with that whom they see. */
  readonly guestOf?: "invite" | "place";
  /** Told until its end has come, if it has one. */
  readonly status?: PersonStatus;
  readonly picture?: FileId;
  /** Of their presence, where it is not what their sockets tell. It may be over. */
  readonly said?: Said;
  /** They were hidden when they were last seen: nobody is told when that was. */
  readonly leftUnseen?: true;
  /** Here no more: what stays is the name by which they are shown, if they left one. */
  readonly gone?: true;
  /** As the account says it, for the commits that rest on what somebody may do. */
  readonly banned?: true;
}

/** What is read only for somebody's card. */
export interface ProfileRow {
  readonly bio: string;
  readonly pronouns: string;
  readonly zone: string | null;
}

/**
 * What is nobody else's business. Everything that opens an account is named in this one row, so one
 * commit can shut it, and whoever opens something checks that nobody has.
 */
export interface AccountRow {
  /** A hash; null where the person has another way in. */
  readonly password: string | null;
  /** Hashes of the tokens of devices, the newest first. */
  readonly sessions: readonly string[];
  /** The same of programs. */
  readonly tokens: readonly string[];
  /** Hashes of the secrets of links that open it: to another device, to a new password. */
  readonly links: readonly string[];
  /** Hashes of the recovery codes that are left. */
  readonly codes: readonly string[];
  readonly passkeys: readonly string[];
  readonly banned?: { readonly by: UserId; readonly at: number; readonly reason: string };
  /** Rooms that they were let into and are not in yet: an entrance that broke off goes on. */
  readonly entering?: readonly Entrance[];
}

export interface Entrance {
  readonly room: RoomId;
  /** On whose say over the room it rests; nobody's where all newcomers enter it. */
  readonly by?: UserId;
}

export const NEW_ACCOUNT: AccountRow = {
  ...{ password: null, sessions: [], tokens: [], links: [], codes: [], passkeys: [] },
};

export type Scope = "read" | "write" | "admin";

export interface SessionRow {
  readonly user: UserId;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** What it was opened with, as the program calls itself. */
  readonly agent?: string;
  /** Where from, and when it was last of use; roughly. */
  readonly from?: string;
  readonly seenAt?: number;
  /** Of a program that somebody gave a token to; a person's device has none. */
  readonly token?: { readonly name: string; readonly scopes: readonly Scope[] };
}

/** A key that a person's device or password manager holds; here is the half that may be known. */
export interface PasskeyRow {
  readonly user: UserId;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it was used, as it says itself; one that is copied between devices always says 0. */
  readonly counter: number;
  /** How the browser reaches it. */
  readonly transports: readonly string[];
  /** Empty where nobody gave it one. */
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
  /** Whether it outlives the device that it is on. */
  readonly backedUp: boolean;
}

/** A challenge that was answered: it is remembered until it runs out, so that nobody answers it twice. */
export interface UsedChallenge {
  readonly nonce: string;
  readonly expiresAt: number;
}

/** What a link is for that somebody holds the secret of. */
export interface InviteRow {
  readonly as: "member" | "guest";
  readonly by: UserId;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** How often it can still be used; null is any number. */
  readonly left: number | null;
  readonly used: number;
  readonly rooms: readonly RoomId[];
}

export interface DepartingRow {
  /** Whether what they said goes too. */
  readonly erase: boolean;
}

/** A link into an account that there is. */
export interface LinkRow {
  readonly what: "device" | "password";
  readonly user: UserId;
  readonly expiresAt: number;
}

/** How often something was tried of late. Several keys may have one row together. */
export interface AttemptsRow {
  readonly count: number;
  /** Nothing of it is tried before. */
  readonly until: number;
  /** When it was tried last. */
  readonly at: number;
}
