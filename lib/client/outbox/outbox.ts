/**
 * Commands that must happen once, in the order in which they were given, however often the
 * connection or this process breaks off.
 *
 * The number of an entry follows from what is saved: the first that waits has the saved number,
 * and each one after it has the next. So a process that starts again gives each the number that it
 * had, and the server knows it again. What a number could mean twice is never risked: an entry is
 * saved as sent before it goes out, no more are open than the server remembers the results of, and
 * after a refusal all answers are awaited before anything is numbered anew. Longer than other files: each
 * of these steps rests on what the others leave behind.
 */
import { canRetry, type Outcome, type Refusal, refuse } from "../../protocol/errors.ts";
import type { Hello } from "../../protocol/events.ts";
import type { ClientId, Epoch, MessageId } from "../../protocol/ids.ts";
import { newClientId } from "../../protocol/plain_ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Addressees } from "../people/addressees.ts";
import {
  type Answer,
  failureOf,
  isGivenUp,
  namedBefore,
  type NewEntry,
  type Order,
  type OutboxEntry,
  type SavedEntry,
  type Submitted,
} from "./outbox_entry.ts";
import { handOver, releaseHeld } from "./outbox_files.ts";
import { namesOf, peopleNamed, rewritten, withAnswers } from "./outbox_names.ts";
import type { OutboxLine, OutboxLink } from "./outbox_line.ts";
import { OutboxRows } from "./outbox_rows.ts";
import { recover } from "./outbox_recovery.ts";
import type { OutboxStorage, Owner } from "./outbox_storage.ts";
import { Pause } from "../attachments/pause.ts";

export class Outbox implements OutboxLine {
  readonly owner: Owner;
  #link: OutboxLink;
  #rows: OutboxRows;
  /** Answers of this connection, by entry: null while one is awaited. */
  #answers = new Map<ClientId, Answer | null>();
  #done = new Map<ClientId, (answer: Answer) => void>();
  /** Those that were given here, and not left by an earlier process. */
  #own = new Set<ClientId>();
  #epoch: Epoch | null = null;
  #window: number = LIMITS.openNumbered;
  /** Counts connections: what an earlier one still brings is not heard. */
  #connection = 0;
  #mustRecover = false;
  /** The last number that was done on this connection. */
  #lastDone = 0;
  #pause: Pause;
  #isAtWork = false;
  #hasNews = false;

  constructor(storage: OutboxStorage, link: OutboxLink) {
    this.owner = storage.owner;
    this.#link = link;
    this.#rows = new OutboxRows(storage, () => link.onChange());
    this.#pause = new Pause(link.time, () => void this.#work());
  }

  start(): void {
    void this.loaded.then(() => this.#work());
  }

  /** Whether what was saved before is there. Without it nothing is accepted, and nothing sent. */
  get loaded(): Promise<boolean> {
    return this.#rows.loaded;
  }

  get isLoaded(): boolean {
    return this.#rows.isLoaded;
  }

  entries(): readonly OutboxEntry[] {
    return this.#rows.shown();
  }

  async submit(order: Order, after: MessageId | null): Promise<Outcome<Submitted>> {
    const id = newClientId();
    const { promise: done, resolve } = Promise.withResolvers<Answer>();
    this.#done.set(id, resolve);
    const isSaved = await this.take([{ id, order, after, at: this.#link.time.now() }]);
    if (isSaved) return { ok: true, value: { id, done } };
    this.#done.delete(id);
    return refuse("unavailable", "could not be saved");
  }

  /** Puts entries at the end of the line; one that is there already stays where it is. */
  async take(entries: readonly NewEntry[]): Promise<boolean> {
    const isSaved = await this.#rows.add(entries);
    if (isSaved) { for (const { id } of entries) this.#own.add(id); }
    this.#work();
    return isSaved;
  }

  async cancel(id: ClientId): Promise<boolean> {
    const isGone = await this.#rows.drop(id, (entry) => !entry.sent && entry.failed === null);
    // What waited behind it waits no longer
    this.#work();
    return isGone;
  }

  async rewrite(id: ClientId, body: string, called: Addressees): Promise<boolean> {
    const isDone = await this.#rows.change(id, (entry) => rewritten(entry, body, called));
    // It may wait for nobody's name any more
    this.#work();
    return isDone;
  }

  async retry(id: ClientId): Promise<boolean> {
    const isBack = await this.#rows.toTheEnd(id);
    if (isBack) this.#own.add(id);
    this.#work();
    return isBack;
  }

  dismiss(id: ClientId): Promise<boolean> {
    return this.#rows.drop(id, (entry) => entry.failed !== null);
  }

  seen(id: ClientId, message: MessageId): void {
    this.#rows.noteStored(id, message);
  }

  forget(isShown: (entry: OutboxEntry) => boolean): void {
    this.#rows.forget(isShown);
  }

  filesSettled(): void {
    void this.#work();
  }

  connected({ epoch, limits }: Hello): void {
    this.#connection++;
    this.#epoch = epoch;
    this.#window = limits["openNumbered"] ?? LIMITS.openNumbered;
    this.#answers.clear();
    this.#mustRecover = false;
    this.#lastDone = 0;
    this.#pause.end();
    this.#work();
  }

  disconnected(): void {
    this.#connection++;
    this.#epoch = null;
    this.#answers.clear();
    this.#pause.end();
  }

  /** Settled once nothing more is saved: then another may take the storage over. */
  stop(): Promise<void> {
    this.disconnected();
    return this.#rows.close();
  }

  /** One after the other does what there is to do, until there is nothing or somebody has to answer. */
  async #work(): Promise<void> {
    this.#hasNews = true;
    if (this.#isAtWork || !this.#rows.isLoaded) return;
    this.#isAtWork = true;
    try {
      while (this.#hasNews && this.#epoch !== null && !this.#pause.isOn) {
        this.#hasNews = false;
        await this.#step(this.#connection);
      }
    } catch {
      // Nothing was saved, so nothing is different: the same is tried again
      if (this.#epoch !== null) this.#pause.begin(undefined);
    } finally {
      this.#isAtWork = false;
    }
  }

  async #step(connection: number): Promise<void> {
    await this.#settle(connection);
    if (connection !== this.#connection || this.#pause.isOn || this.#hasRefusal()) return;
    const hasStream = this.#rows.place.stream !== null && this.#rows.place.epoch === this.#epoch;
    if (!hasStream || this.#mustRecover) return await this.#recover(connection);
    await this.#release();
    if (connection === this.#connection) await this.#send(connection);
    if (connection === this.#connection) await this.#name(connection);
  }

  async #release(): Promise<void> {
    const { isAny, failed } = await releaseHeld(this.#rows, this.#link.files);
    for (const [id, refusal] of failed) this.#finish(id, refusal);
    // The next of a room may go as well
    if (isAny) this.#hasNews = true;
  }

  /** What stands before it has gone out, and what stands behind it waits. */
  async #name(connection: number): Promise<void> {
    const entry = this.#rows.line().find((one) => namesOf(one).length > 0);
    if (entry === undefined) return;
    const names = namesOf(entry);
    const found = await peopleNamed(names, this.#link.request);
    if (connection !== this.#connection) return;
    // It may have been rewritten meanwhile
    await this.#rows.change(
      entry.id,
      (now) => namesOf(now) === names ? withAnswers(now, found) : null,
    );
    if (found.refusal !== null) this.#pause.begin(found.refusal.retryAfterMs);
    else this.#hasNews = true;
  }

  async #send(connection: number): Promise<void> {
    await this.#rows.markSent(this.#window);
    if (connection !== this.#connection) return;
    const { stream, next } = this.#rows.place;
    this.#rows.line().slice(0, this.#window).forEach((entry, i, line) => {
      if (!entry.sent || this.#answers.has(entry.id)) return;
      this.#answers.set(entry.id, null);
      const once = { stream: stream!, number: next + i, id: entry.id, ...namedBefore(line[i - 1]) };
      this.#link.request(entry.order.type, { once, ...entry.order.ask } as never).then((answer) => {
        if (connection !== this.#connection) return;
        this.#answers.set(entry.id, answer as Answer);
        this.#work();
      });
    });
  }

  /** Takes the done ones out of the line, and once nothing is open any more sees to the refused. */
  async #settle(connection: number): Promise<void> {
    const done = this.#doneFirst();
    if (done.length > 0) {
      const { place } = this.#rows;
      for (const [id, answer] of done) this.#noteStored(id, answer);
      await handOver(this.#rows, done.map(([id]) => id), this.#link.files);
      await this.#rows.save({
        drop: done.map(([id]) => id),
        place: { ...place, next: place.next + done.length },
      });
      this.#pause.startOver();
      this.#lastDone = place.next + done.length - 1;
      for (const [id, answer] of done) this.#finish(id, answer);
    }
    if (connection !== this.#connection || !this.#hasRefusal()) return;
    if ([...this.#answers.values()].includes(null)) return;
    await this.#seeToRefused();
  }

  /** From the first of the line on, as far as they are done without a break. */
  #doneFirst(): [ClientId, Answer][] {
    const done: [ClientId, Answer][] = [];
    for (const { id } of this.#rows.line()) {
      const answer = this.#answers.get(id);
      if (!answer?.ok) break;
      done.push([id, answer]);
    }
    return done;
  }

  async #seeToRefused(): Promise<void> {
    const refusals = new Map<ClientId, Refusal>();
    for (const [id, answer] of this.#answers) if (answer?.ok === false) refusals.set(id, answer);
    const head = this.#rows.line()[0];
    const codes = [...refusals.values()].map(({ code }) => code);
    for (const id of refusals.keys()) this.#answers.delete(id);
    if (codes.includes("stream_conflict") || codes.includes("unknown_stream")) {
      this.#mustRecover = true;
    }
    const first = head && refusals.get(head.id);
    if (first?.code === "stream_gap") await this.#seeToGap(first);
    const failed = this.#rows.line().filter(({ id }) => isGivenUp(refusals.get(id)));
    if (failed.length > 0) await this.#fail(failed, refusals);
    const later = [...refusals.values()].filter((refusal) =>
      canRetry(refusal.code) === "later" && !isGivenUp(refusal)
    );
    if (later.length > 0) this.#pause.begin(Math.max(...later.map((r) => r.retryAfterMs ?? 0)));
    this.#hasNews = true;
  }

  /** The first of the line is told that one before it is missing: our number runs ahead. */
  async #seeToGap({ expected }: Refusal): Promise<void> {
    const { place } = this.#rows;
    if (expected === undefined || expected > place.next) this.#mustRecover = true;
    // Said before what was missing was done: it is sent again as it is. Said again, it holds
    else if (expected <= this.#lastDone) this.#lastDone = 0;
    else if (expected < place.next) await this.#rows.save({ place: { ...place, next: expected } });
    else this.#pause.begin(undefined);
  }

  async #fail(failed: readonly SavedEntry[], why: ReadonlyMap<ClientId, Refusal>): Promise<void> {
    const put = failed.map((entry) => {
      return { ...entry, sent: false, failed: failureOf(why.get(entry.id)!) };
    });
    await this.#rows.save({ put });
    for (const { id } of failed) this.#finish(id, why.get(id)!);
  }

  async #recover(connection: number): Promise<void> {
    const at = { place: this.#rows.place, epoch: this.#epoch! };
    const outcome = await recover(this.#rows.line(), at, this.#link.request);
    if (connection !== this.#connection) return;
    if (!outcome.ok) return await this.#seeToNoStream(outcome);
    const { change, found, failed } = outcome.value;
    for (const [id, message] of found) this.#rows.noteStored(id, message);
    await handOver(this.#rows, [...found.keys()], this.#link.files);
    await this.#rows.save(change);
    this.#mustRecover = false;
    this.#lastDone = 0;
    this.#answers.clear();
    for (const [id, message] of found) this.#finish(id, { ok: true, value: { id: message } });
    for (const id of failed) this.#finish(id, refuse("unknown_stream"));
    this.#hasNews = true;
  }

  /** Who may send nothing hears so of what they gave; what was left here waits for who may. */
  async #seeToNoStream(refusal: Refusal): Promise<void> {
    if (canRetry(refusal.code) !== "never") return this.#pause.begin(refusal.retryAfterMs);
    const own = this.#rows.waiting().filter(({ id }) => this.#own.has(id));
    await this.#fail(own, new Map(own.map(({ id }) => [id, refusal])));
    this.#link.onBarred?.(refusal);
  }

  #noteStored(id: ClientId, answer: Answer): void {
    if (answer.ok && "id" in answer.value) this.#rows.noteStored(id, answer.value.id);
  }

  #finish(id: ClientId, answer: Answer): void {
    this.#answers.delete(id);
    this.#own.delete(id);
    this.#done.get(id)?.(answer);
    this.#done.delete(id);
    this.#link.onDone?.(id, answer);
  }

  #hasRefusal(): boolean {
    return [...this.#answers.values()].some((answer) => answer?.ok === false);
  }
}
