/**
 * Decides of each message that comes whether it is told aloud, in one tab of many, and keeps why.
 * All tabs hold the same last decisions; a tab that takes over goes on with what it has heard and
 * the one before did not come to.
 */
import type { Client, Room } from "../client/mod.ts";
import {
  type Message,
  type MessageId,
  type RoomEvent,
  type RoomId,
  saidAt,
  type ServerEvent,
  type UserId,
} from "../protocol/mod.ts";
import { isOrdinary } from "../rules/mod.ts";
import { type Arrival, decideNotice, type Decision, LATE_MS } from "../rules/notify.ts";
import type { Looking } from "./looking.ts";
import { TabLine } from "./tab_line.ts";

/** What was decided of a message; where it is, not what it says. */
export interface Decided {
  readonly room: RoomId;
  readonly id: MessageId;
  readonly thread?: MessageId;
  readonly from: UserId;
  readonly at: number;
  readonly decision: Decision;
}

export interface RingerLink {
  readonly client: Client;
  readonly looking: Looking;
  /** Where the last decisions are kept over reloads. */
  readonly kept: DecidedStorage;
  /** It is to be told aloud, by this tab. */
  ring(room: RoomId, message: Message): void;
  /** It was told, and is deleted. */
  takeBack(room: RoomId, id: MessageId): void;
}

export interface DecidedStorage {
  read(): readonly Decided[];
  write(decided: readonly Decided[]): void;
  forget(): void;
}

type Said =
  | { readonly is: "hello" }
  | { readonly is: "all"; readonly decided: readonly Decided[] }
  | { readonly is: "decided"; readonly decided: readonly Decided[] };

interface Arrived {
  readonly room: RoomId;
  readonly message: Message;
}

/** So many are kept; and of what waits for a tab that is slow. */
export const MOST_DECIDED = 100;
/** Of a room from which something was missed, so many of the last are looked at. */
const MOST_MISSED = 20;

export class Ringer {
  #link: RingerLink;
  #line: TabLine<Said>;
  #stopHearing: () => void;
  #decided: readonly Decided[];
  #waiting = new Map<MessageId, Arrived>();
  #deciding: Promise<void> | null = null;
  /** How many messages of each room came by here. */
  #heard: Map<RoomId, number>;
  #listeners = new Set<() => void>();

  /** `name` is one person's on one server. */
  constructor(name: string, link: RingerLink) {
    this.#link = link;
    this.#decided = link.kept.read();
    const { client } = link;
    this.#heard = new Map(
      Array.from(client.state.rooms.values(), ({ id, tally }) => [id, tally.count]),
    );
    this.#line = new TabLine(`parley rings for ${name}`, {
      onLead: () => this.#decideSoon(),
      onSaid: (said) => this.#told(said),
    });
    const stops = [
      client.onEvents((events) => this.#took(events)),
      client.subscribe(() => this.#lookForMissed()),
    ];
    this.#stopHearing = () => stops.forEach((stop) => stop());
    this.#line.say({ is: "hello" });
  }

  /** Whether it is this tab that rings. */
  get leads(): boolean {
    return this.#line.leads;
  }

  /** The last ones, the oldest first. */
  get decided(): readonly Decided[] {
    return this.#decided;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    this.#stopHearing();
    this.#line.stop();
  }

  #took(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type !== "moved") continue;
      for (const one of event.events) this.#tookOne(event.room, one);
    }
    this.#decideSoon();
  }

  #tookOne(room: RoomId, event: RoomEvent): void {
    if (event.type === "message.sent") {
      const { message } = event;
      if (isOrdinary(message)) this.#heard.set(room, message.ordinal);
      this.#arrived(room, message);
    } else if (event.type === "message.deleted") {
      this.#waiting.delete(event.id);
      if (this.#line.leads) this.#link.takeBack(room, event.id);
    }
  }

  #arrived(room: RoomId, message: Message): void {
    if (this.#decided.some(({ id }) => id === message.id)) return;
    this.#waiting.set(message.id, { room, message });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST_DECIDED && oldest) this.#waiting.delete(oldest);
  }

  /** After a lost connection, or in a new conversation: what is counted there and came by no event. */
  #lookForMissed(): void {
    const { client } = this.#link;
    for (const room of client.state.rooms.values()) {
      const heard = this.#heard.get(room.id) ?? room.tally.read;
      if (this.#heard.get(room.id) === room.tally.count) continue;
      this.#heard.set(room.id, room.tally.count);
      const isLate = client.serverTime - room.movedAt > LATE_MS;
      if (room.tally.count > heard && !isLate && this.#line.leads) void this.#fetch(room.id, heard);
    }
  }

  async #fetch(room: RoomId, heard: number): Promise<void> {
    const page = await this.#link.client.request("history.page", { room, limit: MOST_MISSED });
    if (!page.ok) return;
    const missed = page.value.messages.filter((one) => isOrdinary(one) && one.ordinal > heard);
    for (const message of missed) this.#arrived(room, message);
    this.#decideSoon();
  }

  #decideSoon(): void {
    if (!this.#line.leads || this.#waiting.size === 0) return;
    this.#deciding ??= this.#decideAll().finally(() => this.#deciding = null);
  }

  async #decideAll(): Promise<void> {
    while (this.#line.leads && this.#waiting.size > 0) {
      const arrived = [...this.#waiting.values()];
      const decided = await Promise.all(arrived.map((each) => this.#decide(each)));
      const done = decided.filter((each) => each !== null);
      for (const { message } of arrived) this.#waiting.delete(message.id);
      this.#line.say({ is: "decided", decided: done });
      this.#keep(done);
      this.#link.kept.write(this.#decided);
    }
  }

  async #decide({ room: id, message }: Arrived): Promise<Decided | null> {
    const room = this.#link.client.state.rooms.get(id);
    if (room === undefined) return null;
    const decision = await this.#decisionOn(room, message);
    // Deleted while it was looked around
    if (decision.loud && this.#waiting.has(message.id)) this.#link.ring(id, message);
    const { from, at, thread } = message;
    return { room: id, id: message.id, ...thread && { thread }, from, at, decision };
  }

  /** Who looks where is the last that can keep it quiet, so it is only asked where all else is loud. */
  async #decisionOn(room: Room, message: Message): Promise<Decision> {
    const arrival = this.#arrivalOf(room, message);
    const decision = decideNotice(arrival);
    if (!decision.loud) return decision;
    const isLooking = await this.#link.looking.isLookedAt(message.thread ?? room.id);
    return isLooking ? decideNotice({ ...arrival, isLooking }) : decision;
  }

  #arrivalOf(room: Room, message: Message): Arrival {
    const { client } = this.#link;
    const { me, ignored, said } = client.state;
    const now = client.serverTime;
    const { as, until } = saidAt(said, now);
    const here = new Date();
    return {
      ...{ message, me, room: room.facts, now },
      settings: client.own.settings,
      prefs: client.own.prefs(room.id),
      isIgnored: ignored.has(message.from),
      doNotDisturb: as === "dnd" ? { until } : null,
      minuteOfDay: here.getHours() * 60 + here.getMinutes(),
      isFollowedThread: message.thread !== undefined && room.followed.has(message.thread),
      isRead: isRead(room, message),
      isLooking: false,
    };
  }

  #told(said: Said): void {
    if (said.is === "hello") {
      if (this.#line.leads) this.#line.say({ is: "all", decided: this.#decided });
    } else {
      if (said.is === "all") this.#decided = [];
      this.#keep(said.decided);
      for (const { id } of said.decided) this.#waiting.delete(id);
    }
  }

  #keep(decided: readonly Decided[]): void {
    this.#decided = [...this.#decided, ...decided].slice(-MOST_DECIDED);
    for (const listener of [...this.#listeners]) listener();
  }
}

/** On any device. In a thread that is not followed nobody has a position. */
export function isRead({ tally, followed }: Pick<Room, "tally" | "followed">, told: Told): boolean {
  const { thread, ordinal, reply } = told;
  if (!thread) return ordinal <= tally.read;
  return !!reply && reply <= (followed.get(thread)?.tally.read ?? 0);
}

/** Of a message, what says whether it is read. */
export interface Told {
  readonly ordinal: number;
  readonly thread?: MessageId | null | undefined;
  readonly reply?: number | null | undefined;
}
