/**
 * One person's client of one server: it keeps a state in step with the server, and sends. Longer than
 * other files, for it is the one door to all its parts: most of it hands on, in a line each.
 */
import type { Ask, CommandType } from "../protocol/commands.ts";
import type { CloseReason, ComeBack } from "../protocol/close_codes.ts";
import { type Outcome, refuse } from "../protocol/errors.ts";
import type { Hello, RoomEvent, ServerEvent } from "../protocol/events.ts";
import type { ClientId, FileId, MessageId, RoomId, UserId } from "../protocol/ids.ts";
import type { PresenceState, Said } from "../protocol/person.ts";
import type { Result } from "../protocol/replies.ts";
import type { Addressees } from "./people/addressees.ts";
import type { AttachmentId } from "./attachments/attachment.ts";
import { type ChatState, emptyState } from "./state/chat_state.ts";
import type { ClientOptions, Status } from "./client_options.ts";
import type { Request } from "./link/connection.ts";
import { Directory } from "./people/directory.ts";
import { stateFrom } from "./state/first_state.ts";
import { heldDrafts, MemoryDraftStorage } from "./own/draft_storage.ts";
import { LateAttachments } from "./attachments/late_attachments.ts";
import { LateLink } from "./link/late_link.ts";
import { LiveState } from "./live_state.ts";
import type { OpenRooms } from "./rooms/open_rooms.ts";
import type { OpenThreads } from "./rooms/open_threads.ts";
import {
  attachedTo,
  noLaterThan,
  type Order,
  type OutboxEntry,
  roomOfOrder,
  type Submitted,
} from "./outbox/outbox_entry.ts";
import type { OutboxLine } from "./outbox/outbox_line.ts";
import { isSameOwner, type Owner } from "./outbox/outbox_storage.ts";
import { OwnThings } from "./own/own_things.ts";
import type { Receipts } from "./people/receipts.ts";
import { systemTime, type Time } from "./time.ts";
import { messageIn } from "./state/timeline.ts";

/** What a message can have besides its text. */
export type SendExtras = Omit<Ask<"message.send">, "once" | "room" | "body"> & {
  /** It goes when these are there, in this order. */
  readonly attached?: readonly AttachmentId[];
  readonly named?: readonly string[];
};

export class Client {
  readonly directory: Directory;
  /** What this person keeps for themselves, as it is to be shown. */
  readonly own: OwnThings;
  /** Files that are to go with messages. */
  readonly attachments: LateAttachments;
  #time: Time;
  #live: LiveState;
  #status: Status = { phase: "connecting" };
  #link: LateLink;
  #request: Request;
  #outbox: OutboxLine;
  #hearers = new Set<(events: readonly ServerEvent[]) => void>();
  /** Of the server's clock before this one's. */
  #aheadMs = 0;

  /** Touches nothing but memory: so the server can make one too, and render what it holds. */
  constructor(options: ClientOptions) {
    const { owner, first = null, keep = 1_000, time = systemTime } = options;
    if (first && first.me.id !== owner.person) throw new Error("This state is somebody else's");
    this.#time = time;
    const live = this.#live = new LiveState(first ? stateFrom(first) : emptyState(owner.person));
    // As without a connection: who asks then is refused, and asks again once there is one
    const request: Request = (...asked) =>
      this.#link.now?.request(...asked) ?? Promise.resolve(refuse("unavailable", "not connected"));
    const storage = options.drafts ?? new MemoryDraftStorage(owner);
    const saved = heldDrafts(storage, owner);
    this.own = new OwnThings({ live, time, request, storage, saved });
    this.directory = new Directory({ request, time, onChange: () => live.tell() });
    this.attachments = new LateAttachments(options.attachments ?? null, {
      time,
      onChange: () => live.tell(),
      onSettled: () => this.#outbox.filesSettled(),
      isTaken: (id) => this.#outbox.entries().some(({ order }) => attachedTo(order).includes(id)),
    });
    this.#outbox = options.outbox({
      ...{ request, time, onChange: () => this.#told() },
      files: {
        of: async (ids) => await this.attachments.now?.filesOf(ids) ?? null,
        named: async (ids) => await this.attachments.now?.named(ids),
      },
    });
    if (!isSameOwner(this.#outbox.owner, owner)) throw new Error("This outbox is somebody else's");
    if (!isSameOwner(options.attachments?.owner ?? owner, owner)) {
      throw new Error("These attachments are somebody else's");
    }
    this.#request = request;
    this.#link = new LateLink(options.link, {
      ...{ live, time, keep, first: first?.open ?? null, openSocket: options.openSocket },
      met: (hello) => this.#met(hello),
      greeted: (hello) => this.#greeted(hello),
      took: (events) => this.#took(events),
      down: (next, why) => this.#down(next, why),
    });
  }

  /** Whose it is. */
  get owner(): Owner {
    return this.#outbox.owner;
  }

  get state(): ChatState {
    return this.#live.current;
  }

  get status(): Status {
    if (this.#status.phase !== "in sync") return this.#status;
    const left = this.#link.now?.left ?? 0;
    return left === 0 ? this.#status : { phase: "catching up", left };
  }

  /** About, as of the last hello: clocks of devices are wrong by minutes, or by years. */
  get serverTime(): number {
    return this.#time.now() + this.#aheadMs;
  }

  /** What was given to be sent, in its order, until it is among the messages. */
  get outbox(): readonly OutboxEntry[] {
    return this.#outbox.entries().filter((entry) =>
      entry.state !== "stored" || !this.#isShown(entry)
    );
  }

  /** Whether what was given on earlier pages is among that. */
  get isOutboxLoaded(): boolean {
    return this.#outbox.isLoaded;
  }

  /** Called when state, status or outbox are different; once for all that came together. */
  subscribe(listener: () => void): () => void {
    return this.#live.subscribe(listener);
  }

  /** What came, as it came, when the state holds it. */
  onEvents(listener: (events: readonly ServerEvent[]) => void): () => void {
    this.#hearers.add(listener);
    return () => void this.#hearers.delete(listener);
  }

  until(holds: (client: this) => boolean): Promise<void> {
    return this.#live.until(() => holds(this));
  }

  start(): void {
    this.#outbox.start();
    this.#link.start();
    this.attachments.start();
  }

  /** The network is there again, or somebody looks: what waits is tried at once. */
  wake(): void {
    this.#link.wake();
  }

  stop(): void {
    this.#link.stop();
    this.#end({ phase: "stopped" });
  }

  /** Whatever has no method of its own and need not happen exactly once. */
  request<T extends CommandType>(type: T, ask: Ask<T>): Promise<Outcome<Result<T>>> {
    return this.#request(type, ask);
  }

  /** Commands that must happen once: kept until they are done, whatever breaks off meanwhile. */
  submit(order: Order): Promise<Outcome<Submitted>> {
    const room = roomOfOrder(order);
    const known = room === null ? undefined : this.state.rooms.get(room);
    return this.#outbox.submit(order, known ? noLaterThan(known.cursor) : null);
  }

  send(
    room: RoomId,
    body: string,
    { attached = [], named, ...extras }: SendExtras = {},
  ): Promise<Outcome<Submitted>> {
    const ask = { room, body, ...extras };
    const files = attached.length > 0 && { attached };
    return this.submit({ type: "message.send", ask, named, ...files });
  }

  /** It calls these people, and nobody else any more. */
  edit(
    room: RoomId,
    id: MessageId,
    body: string,
    { named, ...called }: Addressees = {},
  ): Promise<Outcome<Submitted>> {
    const ask = { room, id, body, ...called };
    return this.submit({ type: "message.edit", ask, named });
  }

  /** `keep`: those of its files that are to be sent anew. */
  remove(
    room: RoomId,
    id: MessageId,
    keep: readonly FileId[] = [],
  ): Promise<Outcome<Submitted>> {
    const kept = keep.length > 0 && { keep: [...keep] };
    return this.submit({ type: "message.delete", ask: { room, id, ...kept } });
  }

  react(
    room: RoomId,
    id: MessageId,
    emoji: string,
    on: boolean,
  ): Promise<Outcome<Submitted>> {
    return this.submit({ type: "message.react", ask: { room, id, emoji, on } });
  }

  /** The files that were to go with it are among the attachments again. */
  cancelQueued(id: ClientId): Promise<boolean> {
    return this.#outbox.cancel(id);
  }

  rewriteQueued(id: ClientId, body: string, called: Addressees = {}): Promise<boolean> {
    return this.#outbox.rewrite(id, body, called);
  }

  /** Its files are looked at again as well. */
  async retryFailed(id: ClientId): Promise<boolean> {
    await this.attachments.now?.retry(...this.#attachedTo(id));
    return await this.#outbox.retry(id);
  }

  /** With its files, unless another message goes with them. */
  async dismissFailed(id: ClientId): Promise<boolean> {
    const attached = this.#attachedTo(id);
    const isGone = await this.#outbox.dismiss(id);
    const others = this.#outbox.entries().filter((entry) => entry.id !== id);
    const taken = new Set(others.flatMap(({ order }) => attachedTo(order)));
    const free = attached.filter((one) => !taken.has(one));
    if (isGone) await this.attachments.now?.remove(...free);
    return isGone;
  }

  openRoom(id: RoomId): Promise<void> {
    return this.#link.whenThere(({ rooms }) => rooms.open(id));
  }

  closeRoom(id: RoomId): void {
    void this.#link.whenThere(({ receipts, rooms }) => {
      receipts.forget(id);
      rooms.close(id);
    });
  }

  lookAt(id: RoomId, message: MessageId | null): void {
    void this.#link.whenThere(({ rooms }) => {
      const wasAtEnd = rooms.isAtEnd(id);
      rooms.lookAt(id, message);
      if (rooms.isAtEnd(id) !== wasAtEnd) this.#live.tell();
    });
  }

  /** Whether the newest of it is looked at, where it is on the screen. */
  isAtEnd(id: RoomId): boolean {
    return this.#link.now?.rooms.isAtEnd(id) ?? false;
  }

  loadOlder(id: RoomId, before?: MessageId): ReturnType<OpenRooms["loadOlder"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadOlder(id, before));
  }

  loadNewer(id: RoomId, after?: MessageId): ReturnType<OpenRooms["loadNewer"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadNewer(id, after));
  }

  loadNewest(id: RoomId): ReturnType<OpenRooms["loadNewest"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadNewest(id));
  }

  loadAround(id: RoomId, message: MessageId): ReturnType<OpenRooms["loadAround"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadAround(id, message));
  }

  /** To a date: the message that it begins with, or null where all are older. */
  loadAt(id: RoomId, at: number): ReturnType<OpenRooms["loadAt"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadAt(id, at));
  }

  /** One message that is further back; it is then kept up to date like those around it. */
  loadOne(id: RoomId, message: MessageId): ReturnType<OpenRooms["loadOne"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadOne(id, message));
  }

  loadMembers(id: RoomId): ReturnType<OpenRooms["loadMembers"]> {
    return this.#link.whenThere(({ rooms }) => rooms.loadMembers(id));
  }

  /** How far the others have read, kept in step until the room is closed. Only small rooms tell. */
  loadReceipts(id: RoomId): ReturnType<Receipts["load"]> {
    return this.#link.whenThere(({ receipts }) => receipts.load(id));
  }

  /** Kept and told later when there is no connection. */
  moveRead(id: RoomId, to: MessageId, back = false): Promise<Outcome<Result<"read.move">>> {
    const room = this.state.rooms.get(id);
    if (!room) return Promise.resolve(refuse("not_found"));
    const { version } = room.tally;
    const move = { room: id, to, version, ...(back && { back: true as const }) };
    return this.#link.whenThere(({ reading }) => reading.move(move));
  }

  /** In all rooms. Not kept for later: by then there is more, which nobody has seen. */
  readAll(): Promise<Outcome<Result<"read.all">>> {
    return this.request("read.all", {});
  }

  /** Its messages are then in the room's `openThreads`, and kept in step. */
  openThread(id: RoomId, root: MessageId): ReturnType<OpenThreads["open"]> {
    return this.#link.whenThere(({ threads }) => threads.open(id, root));
  }

  closeThread(id: RoomId, root: MessageId): void {
    void this.#link.whenThere(({ threads }) => threads.close(id, root));
  }

  loadOlderReplies(id: RoomId, root: MessageId): ReturnType<OpenThreads["loadOlder"]> {
    return this.#link.whenThere(({ threads }) => threads.loadOlder(id, root));
  }

  followThread(id: RoomId, thread: MessageId, following: boolean): Promise<Outcome<unknown>> {
    return this.request("thread.follow", { room: id, thread, following });
  }

  /** As `moveRead`; a thread that is not followed has no position. */
  moveThreadRead(
    id: RoomId,
    thread: MessageId,
    at: MessageId,
    back = false,
  ): Promise<Outcome<Result<"thread.read">>> {
    const followed = this.state.rooms.get(id)?.followed.get(thread);
    if (!followed) return Promise.resolve(refuse("not_found"));
    const { version } = followed.tally;
    const move = { room: id, thread, at, version, ...(back && { back: true as const }) };
    return this.#link.whenThere(({ threadReading }) => threadReading.move(move));
  }

  /** To be called with every key: the server is told only now and then. */
  typing(id: RoomId): void {
    this.#link.now?.typists.typing(id);
  }

  /** Who is on the screen: names and presence of these are kept in the state. */
  watchPeople(users: readonly UserId[]): void {
    void this.#link.whenThere(({ watching }) => watching.watch(users));
  }

  /** After others were asked for: of the last ones alone the server tells. */
  watchAgain(): void {
    void this.#link.whenThere(({ watching }) => watching.askAnew());
  }

  /** Offline while it is not known: of those alone who are watched one hears. */
  presenceOf(user: UserId): PresenceState {
    return this.state.people.get(user)?.presence ?? "offline";
  }

  /** Of one's own presence, on all devices; null holds until one says otherwise. */
  sayPresence(said: Said): Promise<Outcome<Result<"presence.say">>> {
    return this.request("presence.say", said);
  }

  /** Whether nobody has touched this device for a while. */
  setIdle(isIdle: boolean): void {
    void this.#link.whenThere(({ keyboard }) => keyboard.left(isIdle));
  }

  #met(hello: Hello): boolean {
    // Nothing of this person's may be shown to or sent as another
    if (hello.you.id !== this.state.me) {
      this.#link.stop();
      this.#end({ phase: "signed out", why: "another person" });
      return false;
    }
    if (hello.epoch !== this.state.epoch) this.directory.forget();
    return true;
  }

  #greeted(hello: Hello): void {
    this.#aheadMs = hello.now - this.#time.now();
    this.#status = { phase: "in sync" };
    this.#outbox.connected(hello);
    this.attachments.connected(hello.limits["fileBytes"] ?? Infinity);
    this.own.connected();
  }

  #took(events: readonly ServerEvent[]): void {
    this.directory.took(events);
    this.own.took(events);
    for (const event of events) {
      if (event.type === "moved") event.events.forEach((one) => this.#noteOwn(one));
    }
    for (const hear of [...this.#hearers]) hear(events);
    this.#told();
  }

  #told(): void {
    this.#outbox.forget((entry) => this.#isShown(entry));
    this.attachments.now?.forget();
    this.#live.tell();
  }

  #attachedTo(id: ClientId): readonly AttachmentId[] {
    return this.#outbox.entries().filter((entry) => entry.id === id)
      .flatMap(({ order }) => attachedTo(order));
  }

  #noteOwn(event: RoomEvent): void {
    if (event.type !== "message.sent" || event.message.from !== this.state.me) return;
    const { clientId, id } = event.message;
    if (clientId !== undefined) this.#outbox.seen(clientId, id);
  }

  /** Messages come in order: once a later one is there, this one is or is not wanted here. */
  #isShown({ order, message }: OutboxEntry): boolean {
    const room = roomOfOrder(order);
    const timeline = room === null ? null : this.state.rooms.get(room)?.timeline;
    if (!timeline || message === null) return true;
    const last = timeline.messages.at(-1)?.id ?? "";
    return last > message || messageIn(timeline, message) !== undefined;
  }

  #down(next: ComeBack | "outdated", why: CloseReason | null): void {
    if (next === "outdated" || next === "no") this.#end({ phase: "outdated" });
    else if (next === "after sign-in") {
      this.#end({ phase: "signed out", why: why ?? "signed_out" });
    } else if (this.#status.phase === "offline") this.#offline(this.#status);
    else this.#offline({ phase: "offline", since: this.#time.now() });
  }

  /** It will send nothing any more: what waits is for another that can. */
  #end(status: Status): void {
    this.#offline(status);
    this.#outbox.stop();
    this.attachments.stop();
  }

  #offline(status: Status): void {
    this.#status = status;
    this.#link.now?.disconnected();
    this.#outbox.disconnected();
    this.attachments.disconnected();
    this.own.disconnected();
    this.#live.tell();
  }
}
