/**
 * One write while it is decided: it sees the rows as they will be when its turn comes, those
 * before it in the same commit included, and notes what it changes. Nothing of it stays when it
 * is refused.
 */
import type { Epoch, MessageId, RoomId, Stamp, UserId } from "../../protocol/mod.ts";
import type { Batch } from "./batch.ts";
import type { Control } from "../log/feed_entry.ts";
import { headRow, type Row, type Topic } from "../rows.ts";
import type { Mark } from "../values/logs.ts";
import type { NotedActivity, StoredMessage } from "../values/messages.ts";
import type { Head } from "../values/rooms.ts";

/** Thrown by a read of a row that nobody has looked at: it is loaded, and the write decided again. */
export class Missing {
  constructor(readonly row: Row<unknown>) {}
}

export class Draft {
  readonly sets = new Map<string, { row: Row<unknown>; value: unknown }>();
  readonly blind: { row: Row<unknown>; value: unknown }[] = [];
  readonly sums: { row: Row<Deno.KvU64>; by: bigint }[] = [];
  readonly checks: Row<unknown>[] = [];
  readonly posts: { room: RoomId; message: StoredMessage }[] = [];
  readonly changes: { topic: Topic; ref: string }[] = [];
  readonly events: { topic: Topic; event: string }[] = [];
  readonly sayings: { topic: Topic; text: string; except: readonly UserId[] }[] = [];
  readonly controls: { topic: Topic; control: Control }[] = [];
  readonly threads: { room: RoomId; first: MessageId; place: number }[] = [];
  readonly withFiles: { room: RoomId; place: number }[] = [];
  readonly noted: { user: UserId; what: NotedActivity }[] = [];
  /** Logs that must not hold anything of this commit yet. */
  readonly firsts: Topic[] = [];
  /** Of large rows that no event is as large as. */
  moreBytes = 0;

  constructor(private readonly batch: Batch, readonly epoch: Epoch) {}

  /** A row that the decision rests on: the commit fails, and this is decided again, if it moves. */
  get<T>(row: Row<T>): T | null {
    this.checks.push(row);
    return this.peek(row);
  }

  /** The same for a row whose value does not matter, only that nobody else changes it. */
  check(row: Row<unknown>): void {
    this.get(row);
  }

  /** A row whose every change moves another one that is checked. */
  peek<T>(row: Row<T>): T | null {
    const own = this.sets.get(row.name);
    if (own !== undefined) return own.value as T | null;
    const seen = this.batch.see(row);
    if (seen === undefined) throw new Missing(row);
    return seen.value;
  }

  /** The stamp of a row: null while the row is of this very commit. */
  stampOf(row: Row<unknown>): Stamp | null {
    if (this.sets.has(row.name)) return null;
    return (this.batch.see(row)?.versionstamp ?? null) as Stamp | null;
  }

  set<T>(row: Row<T>, value: T): void {
    this.sets.set(row.name, { row, value });
  }

  delete(row: Row<unknown>): void {
    this.sets.set(row.name, { row, value: null });
  }

  /** A row that no decision rests on: written, not remembered. */
  write<T>(row: Row<T>, value: T | null): void {
    this.blind.push({ row, value });
  }

  add(row: Row<Deno.KvU64>, by = 1n): void {
    this.sums.push({ row, by });
  }

  /** A counter as it will be when this write's turn comes. */
  count(row: Row<Deno.KvU64>): number {
    return Number((this.get(row)?.value ?? 0n) + this.batch.added(row));
  }

  /** Nothing is stored and nothing said: no commit would tell whether what it rests on still holds. */
  get isEmpty(): boolean {
    return this.sets.size + this.blind.length + this.sums.length + this.events.length +
        this.sayings.length === 0;
  }

  /** The place that the next message of this commit gets. */
  nextPlace(): number {
    return this.batch.places + this.posts.length;
  }

  /** The word of this commit, and the head with it: whoever changes a room's log moves its head. */
  moveHead(room: RoomId, head: Omit<Head, keyof Mark>, changes: Partial<Head>): Head {
    const moved = { ...head, ...changes, epoch: this.epoch, word: this.batch.word };
    this.set(headRow(room), moved);
    return moved;
  }

  post(room: RoomId, message: StoredMessage): void {
    this.posts.push({ room, message });
  }

  inThread(room: RoomId, first: MessageId, place: number): void {
    this.threads.push({ room, first, place });
  }

  /** For a list of what hangs on a room's messages. */
  hasFiles(room: RoomId, place: number): void {
    this.withFiles.push({ room, place });
  }

  /** What concerns somebody, for a list of such. */
  note(user: UserId, what: NotedActivity): void {
    this.noted.push({ user, what });
  }

  /** What a log has to remember of this besides messages. */
  change(topic: Topic, ref: string): void {
    this.changes.push({ topic, ref });
  }

  /** Whoever is let in by this write sees its whole commit: nothing that they may not see is in it. */
  comesFirst(topic: Topic): void {
    this.firsts.push(topic);
  }

  tell(topic: Topic, event: object): void {
    this.events.push({ topic, event: JSON.stringify(event) });
  }

  /** For the moment only: no log remembers it. Told to all who follow but these. */
  say(topic: Topic, event: object, except: readonly UserId[]): void {
    this.sayings.push({ topic, text: JSON.stringify(event), except });
  }

  control(topic: Topic, control: Control): void {
    this.controls.push({ topic, control });
  }
}
