/** A desk that notes what is done at it, with a real client of a real server. */
import { createClient } from "../../lib/client/create_client.ts";
import type { Attachment, Client, Timeline } from "../../lib/client/mod.ts";
import type { Desk, Followed, ListedFileAt } from "../../lib/cli/chat/desk.ts";
import { runOrder } from "../../lib/cli/chat/orders/mod.ts";
import { plainReach, type Reach } from "../../lib/cli/login/reach.ts";
import type { Server } from "../../lib/cli/login/address.ts";
import { type Row, textOf } from "../../lib/terminal/mod.ts";
import { addToRoom } from "../../lib/actions/mod.ts";
import { openSession } from "../../lib/auth/mod.ts";
import { addPerson, asNamed } from "../../lib/store/mod.ts";
import type { Message, MessageId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { type BusyPlace, busyPlace, type Name } from "./busy_place.ts";
import { accountOf, given } from "./seed.ts";
import { within } from "./deadline.ts";
import { startServer, type TestServer } from "./server.ts";

const brings = <T>(promise: Promise<T>) => within("what the command brings about", promise);

export class RecordedDesk implements Desk {
  readonly told: string[] = [];
  readonly complained: string[] = [];
  readonly entered: RoomId[] = [];
  readonly answered: Message[] = [];
  readonly attached: Attachment[] = [];
  readonly rewritten: Message[] = [];
  readonly lookedBackTo: MessageId[] = [];
  readonly lookedBackIn: (RoomId | null)[] = [];
  written = "";
  cleared = 0;
  left = 0;
  thread: MessageId | null = null;
  marked: Message | null = null;
  columns = 80;
  isRinging = true;
  showsHidden = false;
  listed: readonly ListedFileAt[] = [];
  #complaint = Promise.withResolvers<string>();

  constructor(
    readonly client: Client,
    readonly reach: Reach,
    readonly token: string,
    public room: RoomId | null,
    readonly sockets: TrackedSockets,
  ) {}

  get windows(): readonly RoomId[] {
    const rooms = [...this.client.state.rooms.values()];
    return rooms.sort((one, other) => one.id < other.id ? -1 : 1).map(({ id }) => id);
  }

  meant(fits: (message: Message) => boolean): Message | null {
    return this.marked ?? this.messages.findLast(fits) ?? null;
  }

  /** Of this window. */
  get messages(): readonly Message[] {
    const room = this.client.state.rooms.get(this.room!);
    const timeline: Timeline | null | undefined = this.thread === null
      ? room?.timeline
      : room?.openThreads.get(this.thread);
    const all = timeline?.messages ?? [];
    return all.filter((one) => this.thread !== null || one.thread === undefined);
  }

  tell(...lines: readonly (string | Row)[]): void {
    this.told.push(...lines.map((line) => typeof line === "string" ? line : textOf(line)));
  }

  complain(sentence: string): void {
    this.complained.push(sentence);
    this.#complaint.resolve(sentence);
    this.#complaint = Promise.withResolvers();
  }

  /** The next that is complained of. */
  complains(): Promise<string> {
    return brings(this.#complaint.promise);
  }

  follow(line: string): Followed {
    this.tell(line);
    return { now: (line) => this.tell(line), end: (line) => this.tell(line) };
  }

  enter(room: RoomId): void {
    this.entered.push(room);
    this.room = room;
  }

  openThread(root: MessageId | null): void {
    this.thread = root;
  }

  attach(files: readonly Attachment[]): void {
    this.attached.push(...files);
  }

  answer(message: Message): void {
    this.answered.push(message);
  }

  rewrite(message: Message): void {
    this.rewritten.push(message);
  }

  write(text: string): void {
    this.written = text + this.written;
  }

  lookBackTo(message: MessageId, room: RoomId | null = this.room): void {
    this.lookedBackTo.push(message);
    if (room !== null && room !== this.room) this.enter(room);
    this.lookedBackIn.push(room);
    this.thread = null;
  }

  clear(): void {
    this.cleared++;
  }

  leave(): void {
    this.left++;
  }

  /** Types it, and gives what was told then; none of it may be a complaint. */
  async does(text: string): Promise<string[]> {
    const { said, wrong } = await this.#typed(text);
    if (wrong.length > 0) throw new Error(`${text}: ${wrong.join(" ")}`);
    return said;
  }

  /** Types it, and gives the one complaint; nothing else may be told. */
  async refuses(text: string): Promise<string> {
    const { said, wrong } = await this.#typed(text);
    if (wrong.length !== 1 || said.length > 0) {
      throw new Error(`${text}: ${JSON.stringify({ said, wrong })}`);
    }
    return wrong[0]!;
  }

  async #typed(text: string): Promise<{ said: string[]; wrong: string[] }> {
    const [told, complained] = [this.told.length, this.complained.length];
    await brings(runOrder(text, this));
    return { said: this.told.slice(told), wrong: this.complained.slice(complained) };
  }

  async until(holds: (client: Client) => boolean): Promise<void> {
    await brings(this.client.until(holds));
  }

  /** The message that is told of so, when it is there. */
  async message(holds: (message: Message) => boolean): Promise<Message> {
    await this.until(() => this.messages.some(holds));
    return this.messages.findLast(holds)!;
  }
}

export class OrderScene implements AsyncDisposable {
  #open: RecordedDesk[] = [];

  private constructor(readonly server: TestServer, readonly place: BusyPlace) {}

  static async open(): Promise<OrderScene> {
    const server = await startServer();
    return new OrderScene(server, await busyPlace(server));
  }

  /** Somebody at their terminal, in a room that is open and known. */
  desk(name: Name, room: RoomId = this.place.rooms.saturday): Promise<RecordedDesk> {
    return this.#sit(this.place.people[name], room);
  }

  /** A guest, whom somebody has brought into that room. */
  async guest(name: string, room: RoomId): Promise<RecordedDesk> {
    const { store, clock } = this.server.chat;
    const user = given(await addPerson(store, accountOf(name), asNamed("guest"), clock.now()));
    const { token } = given(await openSession(store, user, clock.now()));
    const by = this.place.people.mara.user;
    given(await addToRoom({ store, now: () => clock.now() }, by, { room, user }));
    return await this.#sit({ user, token }, room);
  }

  async #sit(
    { user, token }: { readonly user: UserId; readonly token: string },
    room: RoomId,
  ): Promise<RecordedDesk> {
    const address = this.server.address as Server;
    const sockets = new TrackedSockets(() => this.server.address, token);
    const client = createClient({
      owner: { server: address, person: user },
      openSocket: () => sockets.open(),
    });
    const desk = new RecordedDesk(client, plainReach(address), token, room, sockets);
    this.#open.push(desk);
    await desk.until(({ status }) => status.phase === "in sync");
    if (client.state.rooms.has(room)) {
      await brings(client.openRoom(room));
      await desk.until(({ state }) => state.rooms.get(room)!.timeline !== null);
    }
    return desk;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, sockets } of this.#open) {
      client.stop();
      await sockets[Symbol.asyncDispose]();
    }
    await this.server[Symbol.asyncDispose]();
  }
}

/** Somebody whom no network reaches; what they hold is what they had before. */
export function cutOff(desk: RecordedDesk): Promise<void> {
  desk.sockets.refuse();
  return desk.until(({ status }) => status.phase === "offline");
}
