/** A room with somebody of every kind in it and outside of it, each on a socket of their own. */
import { openSession } from "../../lib/auth/mod.ts";
import {
  type CommandType,
  cursorBefore,
  type MessageId,
  type Once,
  type Role,
  type RoomId,
  type RoomRole,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { Chatter } from "../store/chatter.ts";
import {
  CLIENT,
  CURSOR,
  DIRECT,
  MESSAGE,
  ROOM,
  ROOM_NAME,
  SAMPLES,
  STREAM,
  USER,
} from "../protocol/command_samples.ts";
import { given } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

export type Kind = "private" | "public";

interface Placed {
  readonly place: Role;
  readonly guestOf?: "place";
  /** Null is outside of it. */
  readonly room: RoomRole | null;
}

/** Ben is the one to whom things are done, and Dan the one who might come in. */
export const PEOPLE = {
  ada: { place: "member", room: "owner" },
  mo: { place: "member", room: "moderator" },
  cleo: { place: "member", room: "member" },
  ben: { place: "member", room: "member" },
  rea: { place: "member", room: "reader" },
  sam: { place: "moderator", room: "member" },
  gil: { place: "guest", guestOf: "place", room: "member" },
  ivy: { place: "guest", room: "member" },
  eve: { place: "member", room: null },
  dan: { place: "member", room: null },
  olga: { place: "owner", room: null },
  pia: { place: "guest", guestOf: "place", room: null },
  gus: { place: "guest", room: null },
} as const satisfies Record<string, Placed>;

export type Name = keyof typeof PEOPLE;
export const NAMES = Object.keys(PEOPLE) as Name[];
export const SECRET = "the plan that is nobody else's";

export function placedAs(name: Name): Placed {
  return PEOPLE[name];
}

export interface Den {
  readonly room: RoomId;
  readonly message: MessageId;
}

export interface Scene extends AsyncDisposable {
  readonly server: TestServer;
  readonly chatters: Readonly<Record<Name, Chatter>>;
  den(kind: Kind): Promise<Den>;
  connect(name: Name): Promise<WireClient>;
}

export async function scene(): Promise<Scene> {
  const server = await startServer({
    env: { PARLEY_SEND_RATE: "0" },
    store: { data: "/nowhere", kv: ":memory:" },
  });
  const { store, clock, chores } = server.chat;
  // They sweep away what has run out, as the sessions of those who speak without a socket
  await chores.done();
  const made = await Promise.all(NAMES.map(async (name) => {
    const { place: role, guestOf } = placedAs(name);
    return [name, await Chatter.placed(store, name, { role, ...(guestOf && { guestOf }) })];
  }));
  const chatters = Object.fromEntries(made) as Record<Name, Chatter>;
  return {
    server,
    chatters,
    den: (visibility) => makeDen(chatters, visibility),
    async connect(name) {
      const { user } = chatters[name];
      const { token } = given(await openSession(store, user, clock.now()));
      return await WireClient.connect(server.address, token);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function makeDen(chatters: Record<Name, Chatter>, visibility: Kind): Promise<Den> {
  const { ada } = chatters;
  const room = await ada.makes({ visibility });
  await ada.changes(room, { name: nameOf(room) });
  for (const name of NAMES) {
    const { room: role } = placedAs(name);
    if (role === null || role === "owner") continue;
    await ada.adds(room, chatters[name]);
    if (role !== "member") given(await ada.setsRole(room, chatters[name], role));
  }
  return { room, message: await ada.sent(room, SECRET) };
}

/** No other room has it. */
const nameOf = (room: RoomId) => `Den ${room}`;

type Values = ReadonlyMap<unknown, unknown>;

/** The sample of a command, about this room, this message and this person. */
export function aimed(
  type: CommandType,
  den: Den,
  { chatters, server }: Pick<Scene, "chatters" | "server">,
  once: Once,
): Record<string, unknown> {
  const { ben, dan } = chatters;
  const user: UserId = (type === "room.add" ? dan : ben).user;
  const values: Values = new Map<unknown, unknown>([
    ...[ROOM, DIRECT].map((room) => [room, den.room] as const),
    [MESSAGE, den.message],
    [USER, user],
    [ROOM_NAME, nameOf(den.room)],
    [CURSOR, cursorBefore(server.chat.store.epoch)],
    [CLIENT, once.id],
    [STREAM, once.stream],
  ]);
  const { ...fields } = replaced(SAMPLES[type], values) as Record<string, unknown>;
  // A page goes one way, files and what is sealed come from elsewhere, calling all takes another
  // right, and that status is over
  const dropped = {
    "history.page": ["before", "after", "at"],
    "message.send": ["files", "encrypted", "shout"],
    "message.edit": ["shout"],
    "later.set": ["files", "shout"],
    "room.change": ["picture"],
    "profile.change": ["status"],
  };
  for (const name of dropped[type as keyof typeof dropped] ?? []) delete fields[name];
  return { type, ...fields, ...("once" in fields && { once }) };
}

function replaced(sample: unknown, values: Values): unknown {
  if (values.has(sample)) return values.get(sample);
  if (Array.isArray(sample)) return sample.map((one) => replaced(one, values));
  if (sample === null || typeof sample !== "object") return sample;
  return Object.fromEntries(
    Object.entries(sample).map(([name, value]) => [name, replaced(value, values)]),
  );
}
