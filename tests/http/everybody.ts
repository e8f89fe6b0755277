// Everybody who can stand before a door, the things of the owner that others could reach for, and who has no business here.

import { addEmoji, changeProfile, makeInvite, makeResetLink } from "../../lib/actions/mod.ts";
import {
  endSession,
  hashOf,
  newProgramToken,
  newToken,
  openSession,
  SESSION_MS,
  type Signed,
  whoHas,
} from "../../lib/auth/mod.ts";
import { Role } from "../../lib/protocol/checks.ts";
import type { CustomEmoji, FileId, Outcome, UserId } from "../../lib/protocol/mod.ts";
import {
  accountRow,
  addPerson,
  addSession,
  asNamed,
  NEW_ACCOUNT,
  passkeyRow,
  type Scope,
  type Store,
} from "../../lib/store/mod.ts";
import { changePlace } from "../support/doors.ts";
import { PNG } from "../support/pictures.ts";
import { setUp } from "../support/scriptless_browser.ts";
import { accountOf, given } from "../support/seed.ts";
import type { TestServer } from "../support/server.ts";
import { storedFile } from "../support/stored_file.ts";

export interface Somebody {
  readonly user: UserId;
  readonly token: string;
  readonly signed: Signed;
}

export interface Everybody {
  readonly of: Readonly<Record<Role, Somebody>>;
  /** A member whom nobody asks to do anything. */
  readonly ben: Somebody;
  /** Credentials that are worth nothing. */
  readonly worthless: Readonly<Record<string, Record<string, string>>>;
  /** Of the owner, with all scopes. */
  readonly program: string;
  /** What is the owner's, by the name that a form would send. */
  readonly owned: Readonly<Record<"device" | "program" | "passkey" | "invite", string>>;
  /** A picture that the owner has added as `:tea:`. */
  readonly emoji: string;
  /** A file that the owner has brought and said nowhere. */
  readonly file: FileId;
  /** What the links hold that the owner has handed out. */
  readonly secrets: Readonly<Record<"invite" | "reset", string>>;
}

/** The owner is "Ada", as `setUp` has her; the others are called by their roles, and have no password. */
export async function everybodyOf(server: TestServer): Promise<Everybody> {
  const { store, clock, chores } = server.chat;
  // They sweep away what has run out, and this needs some of it
  await chores.done();
  const ada = await setUp(server);
  await changePlace(store, { door: "open", guests: true });
  const own = /parley=([\w-]+)/.exec(ada.cookie)![1]!;
  const owner = await withToken(server, own);
  const others = await Promise.all(
    Role.options.filter((role) => role !== "owner").map(async (role) =>
      [role, await somebody(server, `a.${role}`, role)] as const
    ),
  );
  const ground = { store, now: () => clock.now() };
  const asked = { as: "member", rooms: [], days: 7, uses: null } as const;
  const { secret: invite } = given(await makeInvite(ground, owner.signed, asked));
  const member = Object.fromEntries(others).member!;
  const { secret: reset } = given(await makeResetLink(ground, owner.signed, member.user));
  const device = given(await openSession(store, owner.user, clock.now())).token;
  const program = await addProgram(server, owner.user, ["read", "write", "admin"]);
  const tea = { name: "tea", picture: PNG };
  const { id: emoji } = given(await addEmoji(ground, owner.signed, tea) as Outcome<CustomEmoji>);
  const face = await storedFile(store, owner.user, { type: "image/png", width: 4, height: 4 });
  given(await changeProfile(ground, owner.user, { picture: face.id }));
  return {
    emoji,
    file: (await storedFile(store, owner.user)).id,
    of: { ...Object.fromEntries(others), owner } as Record<Role, Somebody>,
    ben: await somebody(server, "ben", "member"),
    worthless: await worthlessOf(server, owner.user),
    program,
    owned: {
      device: hashOf(device),
      program: hashOf(await addProgram(server, owner.user, ["read"])),
      passkey: await addPasskeyTo(store, owner.user),
      invite: hashOf(invite),
    },
    secrets: { invite, reset },
  };
}

export async function somebody(server: TestServer, name: string, role: Role): Promise<Somebody> {
  const { store, clock } = server.chat;
  const user = given(await addPerson(store, accountOf(name), asNamed(role), clock.now()));
  return await withToken(server, given(await openSession(store, user, clock.now())).token);
}

export async function addProgram(
  { chat: { store, clock } }: TestServer,
  user: UserId,
  scopes: Scope[],
): Promise<string> {
  const token = newProgramToken();
  const lifetime = { createdAt: clock.now(), expiresAt: clock.now() + SESSION_MS };
  const session = { user, ...lifetime, token: { name: "script", scopes } };
  given(await addSession(store, hashOf(token), session));
  return token;
}

async function withToken({ chat: { store, clock } }: TestServer, token: string): Promise<Somebody> {
  const signed = (await whoHas(store, token, clock.now()))!;
  return { user: signed.user, token, signed };
}

async function worthlessOf({ chat: { store, clock } }: TestServer, owner: UserId) {
  const ended = given(await openSession(store, owner, clock.now())).token;
  given(await endSession(store, (await whoHas(store, ended, clock.now()))!));
  const expired = given(await openSession(store, owner, clock.now() - SESSION_MS)).token;
  return {
    "no cookie": {},
    "a cookie that is nobody's": { cookie: `parley=${newToken()}` },
    "a cookie that is no token": { cookie: "parley=constructor" },
    "a session that has ended": { cookie: `parley=${ended}` },
    "a session that has run out": { cookie: `parley=${expired}` },
    "a name for a session, instead of its token": { cookie: `parley=${hashOf(ended)}` },
    "a token that is nobody's": { authorization: `Bearer ${newProgramToken()}` },
  };
}

/** As far as forms go: nothing can be signed with it. */
async function addPasskeyTo(store: Store, user: UserId): Promise<string> {
  const id = "key-of-the-owner";
  given(
    await store.writer.write({
      rows: [accountRow(user), passkeyRow(id)],
      decide(draft) {
        const account = draft.get(accountRow(user)) ?? NEW_ACCOUNT;
        draft.set(accountRow(user), { ...account, passkeys: [id] });
        draft.set(passkeyRow(id), {
          ...{ user, publicKey: new Uint8Array(1), counter: 0, transports: [], name: "Ring" },
          ...{ createdAt: 0, usedAt: null, backedUp: false },
        });
        return { ok: true };
      },
    }),
  );
  return id;
}
