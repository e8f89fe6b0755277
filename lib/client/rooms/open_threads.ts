/**
 * Threads that are looked at, each with a timeline of its own. Events move it on; where some were
 * missed, as while there was no connection, as much as was held is loaded anew.
 */
import { accept, canRetry, type Outcome, refuse } from "../../protocol/errors.ts";
import type { RoomEvent, ServerEvent } from "../../protocol/events.ts";
import type { MessageId, RoomId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import type { Result } from "../../protocol/replies.ts";
import { withRoom } from "../state/chat_state.ts";
import type { Request } from "../link/connection.ts";
import type { LiveState } from "../live_state.ts";
import { isUntold } from "../state/message_state.ts";
import {
  afterThreadEvents,
  oldestReply,
  threadTimelineOf,
  trimmedThread,
  withOlderReplies,
} from "../state/thread_timeline.ts";
import { messageIn, type Timeline } from "../state/timeline.ts";

type ThreadPage = Result<"thread.page">;

interface Opened {
  readonly room: RoomId;
  /** What has happened since each page was asked for that is still on its way. */
  readonly meanwhile: Set<RoomEvent[]>;
  /** Grows with each load from the end: what an older one brings is not wanted any more. */
  load: number;
  /** What the newest of them comes to. */
  loading: Promise<Outcome<Timeline>>;
  isMissing: boolean;
}

export class OpenThreads {
  readonly #opened = new Map<MessageId, Opened>();

  constructor(
    private readonly live: LiveState,
    private readonly request: Request,
    /** How many replies of a thread are held at most, and a quarter of that more. */
    private readonly keep: number,
  ) {}

  /** Settled when its messages are there, or cannot be. */
  async open(room: RoomId, root: MessageId): Promise<Outcome<Timeline>> {
    const held = this.#timelineOf(room, root);
    if (held !== undefined) return accept(held);
    const known = this.#opened.get(root);
    if (known !== undefined) return await known.loading;
    const loading = Promise.resolve(refuse("unavailable"));
    const opened = { room, meanwhile: new Set<RoomEvent[]>(), load: 0, loading, isMissing: true };
    this.#opened.set(root, opened);
    return await this.#load(root, opened);
  }

  close(room: RoomId, root: MessageId): void {
    this.#opened.delete(root);
    this.#put(room, root, null);
    this.live.tell();
  }

  async loadOlder(room: RoomId, root: MessageId): Promise<Outcome<ThreadPage>> {
    const opened = this.#opened.get(root);
    const timeline = this.#timelineOf(room, root);
    const before = timeline && oldestReply(timeline);
    if (opened === undefined || before === undefined) return refuse("not_found", "not open");
    const { load } = opened;
    const meanwhile: RoomEvent[] = [];
    opened.meanwhile.add(meanwhile);
    const outcome = await this.request("thread.page", { room, thread: root, before });
    opened.meanwhile.delete(meanwhile);
    if (!outcome.ok) return outcome;
    const now = this.#timelineOf(room, root);
    if (now === undefined || opened.load !== load) return refuse("unavailable", "loaded anew");
    const joined = withOlderReplies(now, outcome.value, before);
    this.#put(room, root, afterThreadEvents(joined, root, meanwhile));
    this.live.tell();
    return outcome;
  }

  /** To be called with what was taken. */
  took(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type === "room.left") this.#forget(event.room);
      if (event.type !== "moved") continue;
      for (const [root, opened] of this.#opened) {
        if (opened.room === event.room) this.#note(root, opened, event.events);
      }
    }
    // What was refused a moment ago may be answered now
    for (const [root, opened] of this.#opened) {
      if (opened.isMissing && opened.meanwhile.size === 0) void this.#load(root, opened);
    }
  }

  /** Something may have happened in these rooms that no event told. */
  missed(rooms: readonly RoomId[]): void {
    for (const [root, opened] of this.#opened) {
      if (!this.live.current.rooms.has(opened.room)) this.#opened.delete(root);
      else if (opened.isMissing || rooms.includes(opened.room)) void this.#load(root, opened);
    }
  }

  #note(root: MessageId, opened: Opened, events: readonly RoomEvent[]): void {
    for (const meanwhile of opened.meanwhile) meanwhile.push(...events);
    const timeline = this.#timelineOf(opened.room, root);
    if (timeline === undefined || opened.meanwhile.size > 0) return;
    if (events.some((event) => isUntold(event) && messageIn(timeline, event.id))) {
      opened.isMissing = true;
    }
    if (timeline.messages.length <= this.keep * 1.25) return;
    this.#put(opened.room, root, trimmedThread(timeline, this.keep));
  }

  /** From the end, at least as far back as was held. */
  #load(root: MessageId, opened: Opened): Promise<Outcome<Timeline>> {
    return opened.loading = this.#loadNow(root, opened);
  }

  async #loadNow(root: MessageId, opened: Opened): Promise<Outcome<Timeline>> {
    const { room } = opened;
    const load = ++opened.load;
    const meanwhile: RoomEvent[] = [];
    opened.isMissing = true;
    opened.meanwhile.add(meanwhile);
    const outcome = await this.#pages(room, root);
    opened.meanwhile.delete(meanwhile);
    if (this.#opened.get(root) !== opened) return refuse("unavailable", "closed meanwhile");
    if (opened.load !== load) return await opened.loading;
    if (!outcome.ok) {
      if (canRetry(outcome.code) === "never") this.close(room, root);
      return outcome;
    }
    const timeline = afterThreadEvents(threadTimelineOf(outcome.value), root, meanwhile);
    opened.isMissing = meanwhile.some((event) =>
      isUntold(event) && messageIn(timeline, event.id) !== undefined
    );
    this.#put(room, root, timeline);
    this.live.tell();
    return accept(timeline);
  }

  async #pages(room: RoomId, root: MessageId): Promise<Outcome<ThreadPage>> {
    const held = this.#timelineOf(room, root);
    const oldest = held && oldestReply(held);
    const messages: Message[] = [];
    for (;;) {
      const before = messages[0]?.id;
      const ask = { room, thread: root, ...(before !== undefined && { before }) };
      const outcome = await this.request("thread.page", ask);
      if (!outcome.ok) return outcome;
      const { older } = outcome.value;
      messages.unshift(...outcome.value.messages);
      const first = messages[0]?.id;
      const isEnough = first === undefined || oldest === undefined || first <= oldest;
      if (!older || isEnough || messages.length >= this.keep) {
        return accept({ root: outcome.value.root, messages, older });
      }
    }
  }

  #forget(room: RoomId): void {
    for (const [root, opened] of this.#opened) if (opened.room === room) this.#opened.delete(root);
  }

  #timelineOf(room: RoomId, root: MessageId): Timeline | undefined {
    return this.live.current.rooms.get(room)?.openThreads.get(root);
  }

  #put(id: RoomId, root: MessageId, timeline: Timeline | null): void {
    const room = this.live.current.rooms.get(id);
    if (room === undefined) return;
    const openThreads = new Map(room.openThreads);
    if (timeline === null) openThreads.delete(root);
    else openThreads.set(root, timeline);
    this.live.current = withRoom(this.live.current, { ...room, openThreads });
  }
}
