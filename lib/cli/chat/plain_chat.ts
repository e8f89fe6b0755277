/**
 * Talking where there is no screen: each line that is read is said, each message that comes is a
 * line. No byte of it is an order to a terminal.
 */
import { attachedTo } from "../../client/outbox/outbox_entry.ts";
import { addresseesOf, type Client } from "../../client/mod.ts";
import type { ClientId, Message, RoomId, UserId } from "../../protocol/mod.ts";
import { lastMoved } from "../../rules/mod.ts";
import { saidIn } from "../../slash/mod.ts";
import { type Row, safeText, textOf } from "../../terminal/mod.ts";
import { chat, scripts, talk } from "../../words/mod.ts";
import { linesOf, peopleIn } from "../room/happening.ts";
import { clockOf, FOR_A_PIPE, textOfLine } from "../room/happening_text.ts";
import type { Request } from "../line.ts";
import { timeText } from "../output/line_fields.ts";
import { writeOut } from "../output/output.ts";
import { PeopleNames } from "../room/people_names.ts";
import type { Program } from "../program.ts";
import type { Reach } from "../login/reach.ts";
import { pagesAfter } from "../room/room_past.ts";
import { EXIT } from "../command_line/verb.ts";
import { roomWanted } from "./arriving.ts";
import type { Desk, ListedFileAt } from "./desk.ts";
import { reasonOf } from "./failing.ts";
import type { Kept } from "./kept.ts";
import { titleOf } from "./names.ts";
import { newsIn } from "./unprinted.ts";

export interface PlainSeat {
  readonly program: Program;
  readonly client: Client;
  readonly reach: Reach;
  readonly token: string;
  readonly kept: Kept;
  readonly wanted: string | null;
  /** What waited or had failed before anything was read. */
  readonly earlier: ReadonlySet<ClientId>;
  /** Whether nothing may be sent by this login, and so what waited waits on. */
  isBarred(): boolean;
}

/** Whoever sits there wants to know what it is about; a pipe wants what comes from now on. */
const SHOWN_AT_FIRST = 10;

export async function talkPlainly(seat: PlainSeat): Promise<number> {
  const plainly = new PlainChat(seat);
  const stop = seat.client.subscribe(() => plainly.told());
  try {
    return await plainly.run();
  } finally {
    stop();
  }
}

class PlainChat {
  readonly #seat: PlainSeat;
  readonly #names: PeopleNames;
  /** One line after the other, in the order in which they came. */
  #printing: Promise<void> = Promise.resolve();
  #room: RoomId | null = null;
  /** Settled once one is where the last command has led. */
  #entering: Promise<void> = Promise.resolve();
  /** What was held of the room when something was printed last. */
  #printed: readonly Message[] = [];
  #listed: readonly ListedFileAt[] = [];
  /** Something that was asked for was not done. */
  #wasRefused = false;
  /** A command that was to lead elsewhere has led nowhere. */
  #isAstray = false;
  readonly #end = Promise.withResolvers<number>();

  constructor(seat: PlainSeat) {
    this.#seat = seat;
    this.#names = new PeopleNames((type, ask) => seat.client.request(type, ask));
  }

  async run(): Promise<number> {
    const { client } = this.#seat;
    void client.until(({ status: { phase } }) => phase === "signed out" || phase === "outdated")
      .then(() => this.#end.resolve(EXIT.refused));
    return await Promise.race([this.#end.promise, this.#talk()]);
  }

  /** From what is held rather than from what comes: what was said while the line was down is there, too. */
  told(): void {
    if (this.#room === null) return;
    const timeline = this.#seat.client.state.rooms.get(this.#room)?.timeline;
    // One that starts over is empty until the place has answered
    if (!timeline || timeline.messages.length === 0 || timeline.messages === this.#printed) return;
    const { unprinted, isOther } = newsIn(timeline, this.#printed);
    this.#printed = timeline.messages;
    if (isOther) this.#seat.program.complain(scripts.gap.other);
    for (const one of unprinted) {
      if ("message" in one) this.#print(one.message);
      else this.#printMissed(one.after, one.before);
    }
  }

  async #talk(): Promise<number> {
    const { client, program, wanted } = this.#seat;
    // Without a word of the server nobody knows where a line is to go
    await client.until(({ state, status }) => state.cursor !== null || status.phase === "offline");
    if (client.state.cursor === null) {
      program.complain(talk.plainUnreached);
      return EXIT.unreachable;
    }
    const room = await this.#roomAtFirst(wanted);
    if (room === null) return EXIT.refused;
    await this.#enter(room, program.asking.isInteractive);
    for await (const line of linesIn(Deno.stdin.readable)) {
      await this.#say(line);
      // Who sits there reads that it failed; what a pipe brings next was meant for over there
      if (this.#isAstray && !program.asking.isInteractive) break;
    }
    return await this.#finish();
  }

  async #roomAtFirst(wanted: string | null): Promise<RoomId | null> {
    const { client, program, kept } = this.#seat;
    const { rooms } = client.state;
    if (wanted !== null) {
      const found = await roomWanted(wanted, client);
      if (found === null) program.complain(talk.noRoom(wanted));
      return found;
    }
    const last = kept.now.room;
    const room = last !== null && rooms.has(last) ? last : lastMoved(rooms.values());
    if (room === null) program.complain(talk.nowhere);
    return room;
  }

  async #enterOnceThere(id: RoomId): Promise<void> {
    const { client, program } = this.#seat;
    await client.until(({ state, status }) => state.rooms.has(id) || status.phase === "offline");
    if (client.state.rooms.has(id)) return await this.#enter(id, false);
    // What is read next is meant for that room, and for no other
    program.complain(talk.plainUnreached);
    this.#room = null;
    this.#end.resolve(EXIT.unreachable);
  }

  async #enter(id: RoomId, showsPast: boolean): Promise<void> {
    const { client, kept, program } = this.#seat;
    await client.openRoom(id);
    this.#room = id;
    this.#printed = client.state.rooms.get(id)?.timeline?.messages ?? [];
    kept.keep({ room: id });
    const room = client.state.rooms.get(id);
    if (room === undefined) return;
    const { people = [] } = room.facts;
    if (people.length > 0) await this.#names.know(people);
    const { me, people: known } = client.state;
    // Of whom one has never talked with only the place knows
    const get = (user: UserId) => this.#names.of(user) ?? known.get(user);
    program.complain(titleOf(room, { me, people: { get } }));
    const past = room.timeline?.messages.filter(({ thread }) => thread === undefined) ?? [];
    if (showsPast) { for (const message of past.slice(-SHOWN_AT_FIRST)) this.#printAny(message); }
  }

  async #say(line: string): Promise<void> {
    await this.#entering;
    const { client } = this.#seat;
    const text = line.trim();
    const { isOrder, leadsElsewhere, runOrder } = await import("./orders/mod.ts");
    if (text === "" || this.#room === null) return;
    if (isOrder(text)) {
      const before = this.#entering;
      await runOrder(text, this.#desk());
      this.#isAstray = leadsElsewhere(text) && this.#entering === before;
      return;
    }
    const body = saidIn(text);
    const sent = await client.send(this.#room, body, addresseesOf(body, this.#room, client));
    if (!sent.ok) this.#refuse(chat.composer.notKept);
  }

  #refuse(sentence: string): void {
    this.#wasRefused = true;
    this.#seat.program.complain(sentence);
  }

  /** At the end of what is read: until all that can go is at the server, or nobody is there. */
  async #finish(): Promise<number> {
    const { client, program, earlier, isBarred } = this.#seat;
    const waiting = () =>
      client.outbox.filter(({ id, state }) =>
        (state === "queued" || state === "sent") && !(isBarred() && earlier.has(id))
      );
    await client.until(({ status }) => waiting().length === 0 || status.phase === "offline");
    await this.#printing;
    const failed = client.outbox.filter((one) => one.failed !== null && !earlier.has(one.id));
    for (const { order, failed: failure } of failed) {
      const attached = attachedTo(order).flatMap((id) => client.attachments.now?.get(id) ?? []);
      program.complain(reasonOf(failure!, attached));
    }
    // Whoever sits there has read it; a script has only the number
    const wasRefused = failed.length > 0 || this.#wasRefused && !program.asking.isInteractive;
    if (waiting().length === 0) return wasRefused ? EXIT.refused : EXIT.done;
    program.complain(talk.plainWaits(waiting().length));
    return EXIT.unreachable;
  }

  /** What one has said here stands where one typed it. */
  #isOfOthers({ thread, from }: Message): boolean {
    return thread === undefined && from !== this.#seat.client.state.me;
  }

  #print(message: Message): void {
    if (this.#isOfOthers(message)) this.#printAny(message);
  }

  #printAny(message: Message): void {
    const write = this.#writerHere();
    if (message.thread === undefined) this.#printing = this.#printing.then(() => write(message));
  }

  /** Page after page from the place: more than is ever held may have come meanwhile. */
  #printMissed(after: Message, before: Message): void {
    const [room, write] = [this.#room!, this.#writerHere()];
    const { client, program } = this.#seat;
    this.#printing = this.#printing.then(async () => {
      let last = after;
      const request: Request = (type, ask) => client.request(type, ask);
      for await (const page of pagesAfter(request, room, after.id)) {
        if (!page.ok) return program.complain(scripts.gap.unheard(clockOf(timeText(last.at))));
        for (const message of page.value.messages) {
          if (message.id >= before.id) return;
          if (this.#isOfOthers(message)) await write(message);
          last = message;
        }
      }
    });
  }

  /** For the room where one is now, wherever one goes before its turn comes. */
  #writerHere(): (message: Message) => Promise<void> {
    const room = this.#room;
    const facts = room === null ? undefined : this.#seat.client.state.rooms.get(room)?.facts;
    return async (message) => {
      if (room === null || facts === undefined) return;
      const said = { is: "said", message } as const;
      await this.#names.know(peopleIn([said]));
      const told = { room, roomName: facts.name, names: this.#names };
      const text = linesOf(said, told).map((line) => textOfLine(line, FOR_A_PIPE)).join("");
      if (!writeOut(text)) this.#end.resolve(EXIT.done);
    };
  }

  #desk(): Desk {
    const { client, reach, token, program, kept } = this.#seat;
    const say = (line: string | Row) => {
      program.say(safeText(typeof line === "string" ? line : textOf(line)));
    };
    return {
      ...{ client, reach, token, room: this.#room, thread: null },
      windows: [...client.state.rooms.keys()],
      columns: 80,
      meant: (fits) => {
        const { messages = [] } = client.state.rooms.get(this.#room!)?.timeline ?? {};
        return messages.findLast((one) => one.thread === undefined && fits(one)) ?? null;
      },
      tell: (...lines) => lines.forEach(say),
      complain: (sentence) => this.#refuse(safeText(sentence)),
      follow: () => ({ now: () => {}, end: say }),
      enter: (room) => void (this.#entering = this.#enterOnceThere(room)),
      openThread: () => this.#refuse(talk.needsScreen),
      attach: null,
      answer: () => this.#refuse(talk.needsScreen),
      rewrite: () => this.#refuse(talk.needsScreen),
      write: () => {},
      lookBackTo: () => this.#refuse(talk.needsScreen),
      clear: () => {},
      isRinging: kept.now.isRinging,
      showsHidden: false,
      listed: this.#listed,
      leave: () => void this.#finish().then(this.#end.resolve),
    };
  }
}

async function* linesIn(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of bytes) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}
