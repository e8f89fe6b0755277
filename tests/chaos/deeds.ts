/** What people do, by chance. Numbered orders go through the outbox; the rest is asked in passing. */
import type { Room } from "../../lib/client/mod.ts";
import {
  type Ask,
  type CommandType,
  type Message,
  newClientId,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import type { Dice } from "./dice.ts";
import type { Installation } from "./installation.ts";
import type { World } from "./world.ts";

interface Situation {
  readonly world: World;
  readonly who: Installation;
  readonly dice: Dice;
  /** One of theirs. */
  readonly room: Room;
  /** Some that are held of it and can be talked about, the newest last. */
  readonly messages: readonly Message[];
}

const HOUR_MS = 60 * 60 * 1_000;

type Deed = (situation: Situation) => void;

const DEEDS: (readonly [number, Deed])[] = [
  [42, ({ who, room, dice, world }) => {
    const mentions = dice.chance(0.2) ? { mentions: [dice.pick(world.people)!.user] } : {};
    say({ who, world, dice }, room, { ...mentions, ...shout(room, dice) });
  }],
  [8, ({ world, who, room, dice, messages }) => {
    const replyTo = near(dice, messages);
    if (replyTo) say({ who, world, dice }, room, { replyTo: replyTo.id });
  }],
  [3, ({ world, who, room, dice, messages }) => {
    const [one, to] = [near(dice, messages), dice.pick([...who.client.state.rooms.values()])];
    if (one && to) say({ who, world, dice }, to, { forward: { room: room.id, id: one.id } });
  }],
  [8, ({ who, room, dice, messages, world }) => {
    const thread = near(dice, messages.filter((message) => !message.thread));
    const mentions = dice.chance(0.3) ? { mentions: [dice.pick(world.people)!.user] } : {};
    if (thread) say({ who, world, dice }, room, { thread: thread.id, ...mentions });
  }],
  [2, ({ who, room, dice, messages, world }) => {
    const first = near(dice, messages.filter(({ replies }) => replies));
    const following = dice.chance(0.5);
    if (first) ask(who, world, "thread.follow", { room: room.id, thread: first.id, following });
  }],
  [5, ({ who, room, dice, messages }) => {
    const reply = near(dice, messages.filter(({ thread }) => thread && room.followed.has(thread)));
    if (reply) {
      void who.client.moveThreadRead(room.id, reply.thread!, reply.id, dice.chance(0.3));
    }
  }],
  [2, ({ who, room, dice, messages }) => {
    const first = near(dice, messages.filter(({ replies }) => replies));
    if (first) void who.client.openThread(room.id, first.id);
  }],
  [1, ({ who, room, dice }) => {
    const root = dice.pick([...room.openThreads.keys()]);
    if (root === undefined) return;
    if (dice.chance(0.5)) void who.client.loadOlderReplies(room.id, root);
    else who.client.closeThread(room.id, root);
  }],
  [1, ({ who, dice, world }) => {
    const to = dice.pick(who.client.state.activity.unread)?.moment;
    if (to) ask(who, world, "activity.read", { to });
  }],
  [10, ({ who, room, dice, messages, world }) => {
    const mine = near(dice, messages.filter(({ from }) => from === who.person.user));
    const mentions = dice.chance(0.3) ? { mentions: [dice.pick(world.people)!.user] } : {};
    const called = { ...mentions, ...shout(room, dice) };
    if (!mine) return;
    // What it was is kept: the text of a message always begins with the mark of its sending
    const first = mine.body.split(" ")[0];
    who.give((mark) => ({
      type: "message.edit",
      ask: {
        ...{ room: room.id, id: mine.id, ...called },
        body: `${first} edited ${mark}${namesIn(called, world)}`,
      },
    }));
  }],
  [4, ({ who, room, dice, messages }) => {
    const mine = dice.pick(messages.filter(({ from }) => from === who.person.user));
    if (mine) who.give(() => ({ type: "message.delete", ask: { room: room.id, id: mine.id } }));
  }],
  [10, ({ who, room, dice, messages }) => {
    const one = near(dice, messages);
    const [emoji, on] = [dice.pick(["👍", "🎉", "❤️"])!, dice.chance(0.7)];
    if (one) {
      who.give(() => ({ type: "message.react", ask: { room: room.id, id: one.id, emoji, on } }));
    }
  }],
  [3, ({ who, room, dice, messages, world }) => {
    const one = near(dice, messages);
    const on = dice.chance(0.6);
    if (one) ask(who, world, "message.pin", { room: room.id, id: one.id, on });
  }],
  [6, ({ who, room, dice }) => {
    const last = room.timeline?.messages.at(-1 - dice.below(3));
    if (last) void who.client.moveRead(room.id, last.id);
  }],
  [2, ({ who, room, dice }) => {
    const one = dice.pick(room.timeline?.messages.slice(-40) ?? []);
    if (one) void who.client.moveRead(room.id, one.id, true);
  }],
  [2, ({ who, room, dice, world }) => {
    const at = world.now() + (1 + dice.below(3)) * HOUR_MS;
    const id = newClientId();
    // No two texts have one mark: sent twice, it shows
    ask(who, world, "later.set", { id, room: room.id, at, body: `<${id}:1> later` });
  }],
  [1, ({ who, dice, world }) => {
    const one = dice.pick(who.client.state.later);
    if (one === undefined) return;
    if (dice.chance(0.3)) return ask(who, world, "later.drop", { id: one.id });
    const at = world.now() + (1 + dice.below(3)) * HOUR_MS;
    const change = dice.chance(0.5) ? { at } : { body: `${one.body}, or so` };
    ask(who, world, "later.change", { id: one.id, ...change });
  }],
  [2, ({ who, dice, world }) => {
    const open = [...world.makers().keys()].sort();
    const room = dice.pick(open);
    if (room) ask(who, world, "room.join", { room });
  }],
  [1, ({ who, room, world }) => {
    if (room.facts.kind !== "direct" && room.role !== "owner") {
      ask(who, world, "room.leave", { room: room.id });
    }
  }],
  [3, ({ who, room, dice, world }) => {
    const user = dice.pick(world.people)!.user;
    const verb = room.role === "owner" && dice.chance(0.4) ? "room.remove" : "room.add";
    if (room.facts.kind !== "direct") ask(who, world, verb, { room: room.id, user });
  }],
  [0.5, ({ who, dice }) => {
    const visibility = dice.chance(0.5) ? "public" : "private";
    const past = dice.chance(0.5) ? "everyone" : "those_present";
    who.give((mark) => ({
      type: "room.create",
      ask: { name: `Room ${mark}`, visibility, past },
    }));
  }],
  [1, ({ who, dice, world }) => {
    const users = [dice.pick(world.people)!.user, dice.pick(world.people)!.user];
    ask(who, world, "direct.open", { users });
  }],
  [1, ({ who, room, dice, world }) => {
    const topic = `Topic ${dice.below(1_000)}`;
    if (room.role === "owner") ask(who, world, "room.change", { room: room.id, topic });
  }],
  [1, ({ who, room }) => who.client.typing(room.id)],
  [1, ({ who, dice, world }) => {
    const as = dice.pick(["auto", "away", "dnd", "hidden"] as const)!;
    ask(who, world, "presence.say", { as, until: null });
  }],
  [1, ({ who, dice }) => who.client.setIdle(dice.chance(0.5))],
  [3, ({ who, room, dice, messages }) => {
    const { own } = who.client;
    const thread = dice.chance(0.3) ? dice.pick(messages)?.id : undefined;
    const { text, other } = own.draft(room.id, thread);
    if (other && dice.chance(0.5)) own.dropOtherDraft(room.id, thread);
    else own.setDraft(room.id, thread, dice.chance(0.2) ? "" : `${text} ${dice.below(100)}`);
  }],
  [1, ({ who, dice }) => void who.client.own.changeSettings({ volume: dice.below(101) })],
  [1, ({ who, room, dice }) => {
    void who.client.own.preferRoom(room.id, { favourite: dice.chance(0.5), order: dice.below(9) });
  }],
  [1, ({ who, room, dice, messages }) => {
    const one = near(dice, messages);
    if (one && dice.chance(0.7)) void who.client.own.save(room.id, one.id);
    else if (one) void who.client.own.unsave(room.id, one.id);
  }],
  [1, ({ who, world }) => ask(who, world, "read.all", {})],
  [2, ({ who, room }) => {
    if (room.timeline) void who.client.loadOlder(room.id);
  }],
  [2, ({ who }) => void who.repeat()],
];

export function doSomething(world: World, who: Installation, dice: Dice): void {
  const rooms = [...who.client.state.rooms.values()].sort((one, other) =>
    one.id < other.id ? -1 : 1
  );
  const room = dice.pick(rooms);
  if (room === undefined) return;
  const messages = (room.timeline?.messages ?? []).slice(-60).filter(({ kind, deleted }) =>
    kind !== "system" && !deleted
  );
  dice.weighed(DEEDS)({ world, who, dice, room, messages });
}

/** Mostly the newest, where several are at work at once. */
function near(dice: Dice, messages: readonly Message[]): Message | undefined {
  return dice.pick(dice.chance(0.6) ? messages.slice(-4) : messages);
}

function shout({ role, facts }: Room, dice: Dice): Pick<Message, "shout"> {
  const may = role === "owner" && facts.kind !== "direct";
  return may && dice.chance(0.2) ? { shout: dice.pick(["here", "room"] as const)! } : {};
}

/** Nobody is called whom the text does not name. */
function namesIn(
  { mentions = [], shout }: Partial<Pick<Message, "mentions" | "shout">>,
  world: World,
): string {
  const names = [...mentions.map((user) => world.nameOf(user)), ...(shout ? [shout] : [])];
  return names.map((name) => ` @${name}`).join("");
}

function say(
  { who, world, dice }: Pick<Situation, "who" | "world" | "dice">,
  { id: room }: { id: RoomId },
  extras: Partial<Ask<"message.send">>,
): void {
  const length = dice.chance(0.02) ? dice.below(extras.forward ? 500 : 8_000) : dice.below(60);
  const words = dice.chance(0.1) ? "é漢😀".repeat(length / 8) : "x".repeat(length);
  who.give((mark) => ({
    type: "message.send",
    ask: { room, body: `${mark} ${words}${namesIn(extras, world)}`, ...extras },
  }));
}

const EXPECTED = ["unavailable", "busy", "not_found", "forbidden", "too_far", "gone", "too_many"];

function ask<T extends CommandType>(who: Installation, world: World, type: T, what: Ask<T>): void {
  void who.client.request(type, what).then((outcome) => {
    if (outcome.ok || EXPECTED.includes(outcome.code)) return;
    world.ledger.odd.push(`${who.label}: ${type} was refused with ${outcome.code}`);
  });
}
