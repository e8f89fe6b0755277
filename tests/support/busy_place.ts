/** A place that people live in: rooms, conversations, a few days of talk, for pictures and tests of the app. */
import * as actions from "../../lib/actions/mod.ts";
import { openSession } from "../../lib/auth/mod.ts";
import {
  type Ask,
  type MessageId,
  newClientId,
  type RoomId,
  type StreamId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { addPerson, addSession, asNamed, type Store } from "../../lib/store/mod.ts";
import { accountOf, given } from "./seed.ts";
import type { TestClock } from "./clock.ts";

const HOUR_MS = 60 * 60 * 1000;

export interface Resident {
  readonly user: UserId;
  readonly name: string;
  readonly token: string;
}

const PEOPLE = {
  mara: "Mara Lindqvist",
  ines: "Ines Okafor",
  tomas: "Tomás Rey",
  jonas: "Jonas Weber",
  aiko: "Aiko Tanaka",
};
export type Name = keyof typeof PEOPLE;

export interface BusyPlace {
  readonly people: Record<Name, Resident>;
  readonly rooms: Record<"saturday" | "clocks" | "notices" | "tools" | "till", RoomId>;
  /** Of Mara and Ines, and of Mara, Tomás and Jonas. */
  readonly direct: RoomId;
  readonly group: RoomId;
  /** Says something, at the time of the server’s clock. */
  say(
    who: Name,
    room: RoomId,
    body: string,
    more?: Partial<Ask<"message.send">>,
  ): Promise<MessageId>;
  /** The first of them founds it, and adds the others. */
  room(
    name: string,
    visibility: "public" | "private",
    topic: string,
    members: Name[],
  ): Promise<RoomId>;
  react(who: Name, room: RoomId, id: MessageId, emoji: string): Promise<void>;
  edit(who: Name, room: RoomId, id: MessageId, body: string): Promise<void>;
  remove(who: Name, room: RoomId, id: MessageId): Promise<void>;
  read(who: Name, room: RoomId, to: MessageId): Promise<void>;
  pin(who: Name, room: RoomId, id: MessageId, on: boolean): Promise<void>;
  /** Another session of somebody's, for a browser. */
  tokenOf(who: Name): Promise<string>;
}

interface Ground {
  readonly chat: { readonly store: Store };
  readonly clock: TestClock;
}

/** Two days of talk, ended a minute ago. */
export async function busyPlace({ chat: { store }, clock }: Ground): Promise<BusyPlace> {
  const people = {} as Record<Name, Resident>;
  for (const [name, displayName] of Object.entries(PEOPLE) as [Name, string][]) {
    people[name] = await settle(store, name, displayName);
  }
  const pen = new Pen(store, () => clock.now(), people);
  // Browsers have the real time
  const end = Date.now();
  const moveTo = (at: number) => clock.move(at - clock.now());
  moveTo(end - 50 * HOUR_MS);
  const all = Object.keys(PEOPLE) as Name[];
  const rooms = {
    saturday: await pen.room("saturday", "public", "Doors open at ten, bring what is broken", all),
    clocks: await pen.room("clocks-and-lamps", "public", "", all),
    notices: await pen.room("notices", "public", "What everybody should know", all),
    tools: await pen.room("tool-shed", "public", "Who has which key", all),
    till: await pen.room("till", "private", "Coffee money", ["mara", "ines"]),
  };
  const direct = await pen.direct("mara", "ines");
  const group = await pen.direct("mara", "tomas", "jonas");
  for (const [who, place, minutes, body] of TALK) {
    clock.move(minutes * 60_000);
    await pen.say(who, place === "direct" ? direct : rooms[place], body);
  }
  moveTo(end);
  return {
    ...{ people, rooms, direct, group },
    say: (...said) => pen.say(...said),
    room: (...made) => pen.room(...made),
    react: (...reacted) => pen.react(...reacted),
    edit: (...edited) => pen.edit(...edited),
    remove: (...removed) => pen.remove(...removed),
    read: (...read) => pen.read(...read),
    pin: (...pinned) => pen.pin(...pinned),
    tokenOf: async (who) => given(await openSession(store, people[who].user, clock.now())).token,
  };
}

async function settle(store: Store, name: Name, displayName: string): Promise<Resident> {
  const role = name === "mara" ? "owner" : "member";
  const account = accountOf(name, displayName);
  const user = given(await addPerson(store, account, asNamed(role), Date.now()));
  const { token } = given(await openSession(store, user, Date.now()));
  return { user, name: displayName, token };
}

class Pen {
  readonly #numbers = new Map<Name, { stream: StreamId; next: number }>();

  constructor(
    readonly store: Store,
    readonly now: () => number,
    readonly people: Record<Name, Resident>,
  ) {}

  get ground() {
    return { store: this.store, now: this.now };
  }

  async once(who: Name) {
    const { user } = this.people[who];
    if (!this.#numbers.has(who)) {
      const session = `seed of ${user}`;
      given(
        await addSession(this.store, session, {
          user,
          createdAt: 0,
          expiresAt: Number.MAX_SAFE_INTEGER,
        }),
      );
      const { stream } = given(await actions.openStream(this.ground, user, session));
      this.#numbers.set(who, { stream, next: 1 });
    }
    const numbers = this.#numbers.get(who)!;
    return { stream: numbers.stream, number: numbers.next++, id: newClientId() };
  }

  async room(name: string, visibility: "public" | "private", topic: string, members: Name[]) {
    const [founder, ...others] = members as [Name, ...Name[]];
    const { user } = this.people[founder];
    const ask = { name, visibility, past: "everyone", topic } as const;
    const made = await actions.createRoom(this.ground, user, {
      ...ask,
      once: await this.once(founder),
    });
    const { room } = given(made);
    for (const other of others) {
      given(await actions.addToRoom(this.ground, user, { room, user: this.people[other].user }));
    }
    return room;
  }

  async direct(who: Name, ...others: Name[]): Promise<RoomId> {
    const users = others.map((name) => this.people[name].user);
    return given(await actions.openDirect(this.ground, this.people[who].user, { users })).room;
  }

  async read(who: Name, room: RoomId, to: MessageId): Promise<void> {
    const { user } = this.people[who];
    given(await actions.moveRead(this.ground, user, { room, to, version: 0 }));
  }

  async pin(who: Name, room: RoomId, id: MessageId, on: boolean): Promise<void> {
    given(await actions.pinMessage(this.ground, this.people[who].user, { room, id, on }));
  }

  async say(
    who: Name,
    room: RoomId,
    body: string,
    more: Partial<Ask<"message.send">> = {},
  ): Promise<MessageId> {
    const ask = { room, body, ...more, once: await this.once(who) };
    return given(await actions.sendMessage(this.ground, this.people[who].user, ask)).id;
  }

  async react(who: Name, room: RoomId, id: MessageId, emoji: string): Promise<void> {
    const ask = { room, id, emoji, on: true, once: await this.once(who) };
    given(await actions.reactTo(this.ground, this.people[who].user, ask));
  }

  async edit(who: Name, room: RoomId, id: MessageId, body: string): Promise<void> {
    const ask = { room, id, body, once: await this.once(who) };
    given(await actions.editMessage(this.ground, this.people[who].user, ask));
  }

  async remove(who: Name, room: RoomId, id: MessageId): Promise<void> {
    const ask = { room, id, once: await this.once(who) };
    given(await actions.deleteMessage(this.ground, this.people[who].user, ask));
  }
}

type Where = keyof BusyPlace["rooms"] | "direct";

/** Who, where, how many minutes after the one before, and what. */
const TALK: readonly [Name, Where, number, string][] = [
  ["jonas", "notices", 5, "The heating is on again. Please close the yard door behind you."],
  ["mara", "saturday", 30, "Who brings the *good* soldering iron? Mine has lost its tip."],
  ["tomas", "saturday", 2, "I do. And a reel of the thin solder."],
  [
    "aiko",
    "saturday",
    1,
    "Two toasters and a radio are announced so far:\n\n- toaster, does not pop\n- toaster, pops too early\n- radio, hums",
  ],
  ["ines", "saturday", 6, "The radio hums in **E flat**. Leave it to me."],
  ["jonas", "clocks", 20, "The mantel clock runs four minutes fast a day. Is that the pendulum?"],
  ["aiko", "clocks", 3, "Lower the bob by two turns of the nut. Each turn is about a minute."],
  ["jonas", "clocks", 200, "Half a minute now. Thank you!"],
  ["ines", "till", 60, "42.80 in the tin on Saturday, 31.10 after coffee and milk."],
  ["mara", "till", 4, "Noted. Next time we buy the big bag."],
  ["mara", "direct", 30, "Can you take the door on Saturday from ten to half past eleven?"],
  ["ines", "direct", 9, "Yes, until my train leaves. Then Tomás?"],
  ["mara", "saturday", 900, "The soldering bench is free again, and Jonas brought the good lamp."],
  ["mara", "saturday", 0, "Who can take the first hour at the door tomorrow?"],
  ["ines", "saturday", 3, "I can, until **half past eleven**. Then my train leaves."],
  ["tomas", "saturday", 6, "Then I take over from you at eleven. I owe this place a Saturday."],
  ["jonas", "saturday", 12, "The kettle from last week works. It was the fuse, as always."],
  [
    "jonas",
    "saturday",
    1,
    "If the label printer sulks, tell it `lpr -P bench label.pdf` and look away.",
  ],
  [
    "jonas",
    "saturday",
    0,
    "Or, for the patient:\n\n```sh\nfor page in 1 2 3; do\n  lpr -P bench -o pages=$page label.pdf && sleep 5\ndone\n```",
  ],
  ["mara", "saturday", 3, "Door is sorted then, thank you both. @tomas the key is with the baker."],
  [
    "tomas",
    "saturday",
    2,
    "> the key is with the baker\n\nHe opens at six, I will be the first in line. https://example.org/baker",
  ],
  [
    "aiko",
    "tools",
    300,
    "The torque wrench is in drawer **4**, not in 3. I have put a label on it.",
  ],
  ["aiko", "notices", 40, "Sunday the street is closed for the run. Come on foot."],
  ["ines", "direct", 20, "I left the list on the bench. The lamp is for you, by the way."],
  ["aiko", "clocks", 10, "@mara somebody left a cuckoo clock at the door. It is… loud."],
  ["jonas", "clocks", 2, "I heard it from the yard."],
];
