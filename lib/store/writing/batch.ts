/**
 * One commit in the making: what several writes change together, as rows, logs and what the
 * instances are told. It keeps within what a commit, a row and a lane may hold.
 */
import type { Epoch, RoomId, Stamp } from "../../protocol/mod.ts";
import { cursorOf, PLACES, randomLetters, utf8Length } from "../../protocol/mod.ts";
import type { Draft } from "./draft.ts";
import {
  type Control,
  type FeedItem,
  type FeedRow,
  rowItem,
  THIS_COMMIT,
} from "../log/feed_entry.ts";
import { pack } from "../log/packed.ts";
import type { RowCache, Seen } from "../log/row_cache.ts";
import {
  activityOf,
  bellRow,
  changesOf,
  feedOf,
  filesIn,
  headRow,
  isPerson,
  laneOf,
  messagesOf,
  ownHeadRow,
  type Row,
  threadOf,
  type Topic,
} from "../rows.ts";
import type { StoredMessage } from "../values/messages.ts";
import type { Head } from "../values/rooms.ts";
import type { Told } from "./told.ts";
import type { PlaceLimits } from "./write.ts";

/** Well below what the databases allow: 64 KiB a value, 800 KiB and 1,000 mutations a commit. */
const ROW_BYTES = 32_768;
const LANE_BYTES = 49_152;
const COMMIT_BYTES = 500_000;
const MUTATIONS = 800;

interface LogPart {
  posts: StoredMessage[];
  refs: string[];
  events: string[];
  controls: Control[];
  bytes: number;
}

export class Batch {
  readonly word = randomLetters(8);
  places = 0;
  /** How many had one check too many. */
  misses = 0;
  readonly #checked = new Map<string, { row: Row<unknown>; versionstamp: string | null }>();
  readonly #written = new Map<string, { row: Row<unknown>; value: unknown }>();
  readonly #blind: { row: Row<unknown>; value: unknown }[] = [];
  readonly #sums = new Map<string, { row: Row<Deno.KvU64>; by: bigint }>();
  /** Rows whose last part is the stamp of this commit. */
  readonly #stamped = new Map<string, { key: Deno.KvKey; values: unknown[] }>();
  readonly #logs = new Map<Topic, LogPart>();
  readonly #sayings: FeedItem[] = [];
  readonly #laneBytes = new Map<number, number>();
  #bytes = 0;
  #mutations = 0;
  /** Holds a write that may be too large for any commit: nobody else is to fail with it. */
  #isClosed = false;

  constructor(
    private readonly cache: RowCache,
    private readonly told: Told,
    readonly epoch: Epoch,
    private readonly limits: PlaceLimits,
  ) {}

  see<T>(row: Row<T>): Seen<T> | undefined {
    const written = this.#written.get(row.name);
    // A row of this commit has no stamp yet
    if (written !== undefined) return { value: written.value as T | null, versionstamp: null };
    return this.cache.seen(row);
  }

  /** What the writes before have added to a counter, which no row shows yet. */
  added(row: Row<Deno.KvU64>): bigint {
    return this.#sums.get(row.name)?.by ?? 0n;
  }

  get isEmpty(): boolean {
    return this.#mutations === 0;
  }

  get checked(): Row<unknown>[] {
    return Array.from(this.#checked.values(), ({ row }) => row);
  }

  /** Takes the draft in, or leaves everything as it was when it doesn't fit. */
  absorb(draft: Draft): "fits" | "too late" | "too many checks" | "too large" {
    if (draft.firsts.some((topic) => this.#logs.has(topic))) return "too late";
    const newChecks = this.#newChecks(draft);
    const isOver = this.#checked.size + newChecks.length > this.limits.checks;
    if (isOver && this.limits.shared) return "too many checks";
    const sizes = this.#sizes(draft);
    if (!this.#fits(draft, sizes)) return "too large";
    // Where nobody else writes a check cannot fail: as many are made as there is room for
    for (const row of isOver ? [] : newChecks) {
      this.#checked.set(row.name, {
        row,
        versionstamp: this.cache.seen(row)?.versionstamp ?? null,
      });
    }
    this.#take(draft, sizes);
    return "fits";
  }

  commit(kv: Deno.Kv): Promise<Deno.KvCommitResult | Deno.KvCommitError> {
    let atomic = kv.atomic();
    for (const { row, versionstamp } of this.#checked.values()) {
      atomic = atomic.check({ key: row.key, versionstamp });
    }
    const write = ({ row, value }: { row: Row<unknown>; value: unknown }) => {
      if (value === null) atomic.delete(row.key);
      else atomic.set(row.key, value);
    };
    this.#written.forEach(write);
    this.#blind.forEach(write);
    // A counter goes round at its end, and so it goes down
    for (const { row, by } of this.#sums.values()) atomic.sum(row.key, BigInt.asUintN(64, by));
    for (const { key, values } of this.#stamped.values()) {
      atomic.set([...key, kv.commitVersionstamp()], values);
    }
    this.#writeLogs(kv, atomic);
    this.#writeFeed(kv, atomic);
    return atomic.commit();
  }

  /** What the cache has to know once the commit has its stamp. */
  written(stamp: Stamp): void {
    for (const { row, value } of this.#written.values()) this.cache.wrote(row, value, stamp);
    for (const { row } of this.#sums.values()) this.cache.forget(row);
    for (const { row } of this.#blind) this.cache.forget(row);
  }

  #newChecks(draft: Draft): Row<unknown>[] {
    const names = new Set<string>();
    return draft.checks.filter(({ name }) =>
      !this.#checked.has(name) && !names.has(name) && names.add(name)
    );
  }

  #sizes(draft: Draft): Map<Topic, number> {
    const sizes = new Map<Topic, number>();
    const add = (topic: Topic, bytes: number) => sizes.set(topic, (sizes.get(topic) ?? 0) + bytes);
    for (const { topic, event } of draft.events) add(topic, utf8Length(event));
    for (const { topic, ref } of draft.changes) add(topic, ref.length + 3);
    for (const { topic, text } of draft.sayings) add(topic, utf8Length(text));
    for (const { topic, control } of draft.controls) {
      if ("text" in control) add(topic, utf8Length(control.text));
    }
    return sizes;
  }

  #fits(draft: Draft, sizes: Map<Topic, number>): boolean {
    // A write that is too large for any commit goes into one of its own, and is refused there
    if (this.isEmpty) return true;
    if (this.#isClosed) return false;
    if (this.#mutations + this.#newMutations(draft, sizes) > MUTATIONS) return false;
    if (this.places + draft.posts.length > PLACES) return false;
    let total = this.#bytes + draft.moreBytes;
    for (const [topic, bytes] of sizes) {
      const lane = laneOf(topic, this.limits.lanes);
      const laneBytes = (this.#laneBytes.get(lane) ?? 0) + bytes;
      if (this.limits.shared && laneBytes > LANE_BYTES) return false;
      if ((this.#logs.get(topic)?.bytes ?? 0) + bytes > ROW_BYTES) return false;
      total += bytes * 2;
    }
    return total <= COMMIT_BYTES;
  }

  /** Rows that no earlier write of this commit changes already; a log is up to five of them. */
  #newMutations(draft: Draft, sizes: Map<Topic, number>): number {
    let count = draft.blind.length + draft.threads.length + draft.noted.length +
      draft.withFiles.length;
    for (const name of draft.sets.keys()) if (!this.#written.has(name)) count++;
    for (const { row } of draft.sums) if (!this.#sums.has(row.name)) count++;
    for (const topic of sizes.keys()) if (!this.#logs.has(topic)) count += 5;
    return count + draft.sayings.length;
  }

  #take(draft: Draft, sizes: Map<Topic, number>): void {
    this.#mutations += this.#newMutations(draft, sizes);
    for (const [name, write] of draft.sets) this.#written.set(name, write);
    this.#blind.push(...draft.blind);
    for (const { row, by } of draft.sums) {
      this.#sums.set(row.name, { row, by: by + (this.#sums.get(row.name)?.by ?? 0n) });
    }
    for (const { room, first, place } of draft.threads) this.#stamp(threadOf(room, first), place);
    for (const { room, place } of draft.withFiles) this.#stamp(filesIn(room), place);
    for (const { user, what } of draft.noted) this.#stamp(activityOf(user), what);
    for (const { room, message } of draft.posts) this.#log(room).posts.push(message);
    for (const { topic, ref } of draft.changes) this.#log(topic).refs.push(ref);
    for (const { topic, event } of draft.events) this.#log(topic).events.push(event);
    for (const { topic, control } of draft.controls) this.#log(topic).controls.push(control);
    for (const { topic, text, except } of draft.sayings) {
      this.#sayings.push({ topic, text, except });
    }
    for (const [topic, bytes] of sizes) {
      const lane = laneOf(topic, this.limits.lanes);
      this.#laneBytes.set(lane, (this.#laneBytes.get(lane) ?? 0) + bytes);
      const part = this.#logs.get(topic);
      if (part !== undefined) part.bytes += bytes;
      this.#bytes += bytes * 2;
      if (bytes > LANE_BYTES) this.#isClosed = true;
    }
    this.#bytes += draft.moreBytes;
    this.places += draft.posts.length;
  }

  #log(topic: Topic): LogPart {
    const known = this.#logs.get(topic);
    if (known !== undefined) return known;
    const part: LogPart = { posts: [], refs: [], events: [], controls: [], bytes: 0 };
    this.#logs.set(topic, part);
    return part;
  }

  #stamp(prefix: Deno.KvKey, value: unknown): void {
    const key = [...prefix, this.epoch];
    const name = key.join("/");
    const known = this.#stamped.get(name);
    if (known === undefined) this.#stamped.set(name, { key, values: [value] });
    else known.values.push(value);
  }

  #writeLogs(kv: Deno.Kv, atomic: Deno.AtomicOperation): void {
    const now = kv.commitVersionstamp();
    for (const [topic, { posts, refs }] of this.#logs) {
      if (posts.length > 0) {
        atomic.set([...messagesOf(topic as RoomId), this.epoch, now], pack([this.word, posts]));
      }
      if (refs.length > 0) {
        atomic.set([...changesOf(topic), this.epoch, now], pack([this.word, refs]));
      }
      if (isPerson(topic) && refs.length > 0) {
        atomic.set(ownHeadRow(topic).key, { epoch: this.epoch, word: this.word });
      }
    }
  }

  #writeFeed(kv: Deno.Kv, atomic: Deno.AtomicOperation): void {
    const lanes = new Map<number, FeedItem[]>();
    const put = (item: FeedItem) => {
      const lane = laneOf(item.topic, this.limits.lanes);
      const items = lanes.get(lane);
      if (items === undefined) lanes.set(lane, [item]);
      else items.push(item);
    };
    for (const [topic, part] of this.#logs) put(this.#item(topic, part));
    this.#sayings.forEach(put);
    for (const [lane, items] of lanes) {
      this.told.keep(this.word, lane, items);
      const row: FeedRow = this.limits.shared
        ? { word: this.word, items: items.map(rowItem) }
        : { word: this.word };
      atomic.set([...feedOf(lane), kv.commitVersionstamp()], row);
      atomic.set(bellRow(lane).key, this.word);
    }
  }

  #item(topic: Topic, { refs, events, controls }: LogPart): FeedItem {
    const cursor = cursorOf(this.epoch, THIS_COMMIT, this.word);
    const log = isPerson(topic) ? `"own.moved"` : `"moved","room":"${topic}"`;
    const text = `{"type":${log},"cursor":"${cursor}","events":[${events.join(",")}]}`;
    // A person's clients follow their log even where it only notes that a room was entered
    const isSilent = events.length === 0 && !(isPerson(topic) && refs.length > 0);
    const head = isPerson(topic) ? undefined : this.#written.get(headRow(topic).name)?.value;
    return {
      topic,
      ...(isSilent ? {} : { text }),
      ...(head === undefined ? {} : { head: head as Head }),
      ...(controls.length === 0 ? {} : { controls }),
    };
  }
}
