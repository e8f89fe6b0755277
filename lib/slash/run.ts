/** Does what was asked for, and says what came of it. */
import { type Client, personCalled } from "../client/mod.ts";
import {
  accept,
  type Outcome,
  type Refusal,
  refuse,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import { type CommandName, COMMANDS, type Takes } from "./commands.ts";
import { roomCalled } from "./find.ts";

/** Where it was typed. */
export interface SlashPlace {
  readonly client: Client;
  readonly room: RoomId;
  /** Leads there, as soon as the client knows of it. */
  enter(room: RoomId): void;
  show(what: "help" | "members"): void;
  /** Sends a message, here or where one is led to. */
  say(room: RoomId, text: string): Promise<Outcome<unknown>>;
}

export type SlashAnswer =
  | { readonly is: "done" }
  /** Something is missing behind it. */
  | { readonly is: "incomplete" }
  | { readonly is: "nobody"; readonly name: string }
  | { readonly is: "no room"; readonly name: string }
  | { readonly is: "refused"; readonly refusal: Refusal };

export async function runSlash(
  name: CommandName,
  rest: string,
  place: SlashPlace,
): Promise<SlashAnswer> {
  const takes: readonly Takes[] = COMMANDS.find((command) => command.name === name)!.takes;
  if (takes.some((each) => each !== "text?") && rest === "") return { is: "incomplete" };
  const answer = await DEEDS[name](rest, place);
  if ("is" in answer) return answer;
  return answer.ok ? DONE : { is: "refused", refusal: answer };
}

const DONE: SlashAnswer = { is: "done" };

type Deed = (rest: string, place: SlashPlace) => Promise<Outcome<unknown> | SlashAnswer>;

const DEEDS: Record<CommandName, Deed> = {
  me: (rest, { room, say }) => say(room, `/me ${rest}`),
  msg: (rest, place) => withPerson(rest, place, (user, text) => write(user, text, place)),
  join: async (rest, { client, enter }) => {
    const found = await roomCalled(rest, client);
    if (!found.ok) return { is: "no room", name: rest.replace(/^#/, "") };
    const joined = client.state.rooms.has(found.value)
      ? found
      : await client.request("room.join", { room: found.value });
    if (joined.ok) enter(found.value);
    return joined;
  },
  create: async (rest, { client, enter }) => {
    // It would wait in the outbox, and what is said next would wait for it
    if (!isConnected(client)) return refuse("unavailable", "not connected");
    const submitted = await client.submit({
      type: "room.create",
      ask: { name: rest.replace(/^#/, ""), visibility: "public", past: "everyone" },
    });
    const made = submitted.ok ? await submitted.value.done : submitted;
    if (made.ok && "room" in made.value) enter(made.value.room);
    return made;
  },
  leave: (_, { client, room }) => client.request("room.leave", { room }),
  topic: (rest, { client, room }) => client.request("room.change", { room, topic: rest }),
  rename: (rest, { client, room }) =>
    client.request("room.change", { room, name: rest.replace(/^#/, "") }),
  invite: inviteAll,
  remove: (rest, place) =>
    withPerson(rest, place, (user) => {
      return place.client.request("room.remove", { room: place.room, user });
    }),
  who: (_, { show }) => shown(() => show("members")),
  away: (rest, place) => sayPresence("away", rest, place),
  dnd: (rest, place) => sayPresence("dnd", rest, place),
  back: (_, place) => sayPresence("auto", "", place),
  status: (rest, { client }) => setStatus(rest, client),
  nick: (rest, { client }) => client.request("profile.change", { displayName: rest }),
  mute: (_, place) => muteUntil(Number.MAX_SAFE_INTEGER, place),
  unmute: (_, place) => muteUntil(0, place),
  help: (_, { show }) => shown(() => show("help")),
};

function isConnected({ status }: Client): boolean {
  return status.phase === "in sync" || status.phase === "catching up";
}

async function withPerson(
  rest: string,
  { client }: SlashPlace,
  work: (user: UserId, text: string) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown> | SlashAnswer> {
  const [, name = "", text = ""] = /^@?(\S+)\s*([^]*)$/.exec(rest) ?? [];
  const user = await personCalled(name, client);
  return user === null ? { is: "nobody", name } : await work(user, text);
}

async function write(
  user: UserId,
  text: string,
  { client, enter, say }: SlashPlace,
): Promise<Outcome<unknown>> {
  const opened = await client.request("direct.open", { users: [user] });
  if (!opened.ok) return opened;
  enter(opened.value.room);
  return text === "" ? opened : await say(opened.value.room, text);
}

async function inviteAll(rest: string, { client, room }: SlashPlace) {
  for (const name of rest.split(/[\s,]+/).map((each) => each.replace(/^@/, ""))) {
    const user = await personCalled(name, client);
    if (user === null) return { is: "nobody", name } as const;
    const added = await client.request("room.add", { room, user });
    if (!added.ok) return added;
  }
  return accept({});
}

async function sayPresence(
  as: "auto" | "away" | "dnd",
  text: string,
  { client }: SlashPlace,
): Promise<Outcome<unknown>> {
  const said = await client.sayPresence({ as, until: null });
  return said.ok && (text !== "" || as === "auto") ? await setStatus(text, client) : said;
}

function setStatus(text: string, client: Client): Promise<Outcome<unknown>> {
  const status = text === "" ? null : { text, until: null };
  return client.request("profile.change", { status });
}

function muteUntil(mutedUntil: number, { client, room }: SlashPlace): Promise<Outcome<unknown>> {
  return client.own.preferRoom(room, { mutedUntil });
}

function shown(show: () => void): Promise<Outcome<unknown>> {
  show();
  return Promise.resolve(accept({}));
}
