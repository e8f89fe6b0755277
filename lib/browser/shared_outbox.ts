/**
 * One outbox for all tabs. The tab that holds a lock sends; the browser gives the lock to the next
 * tab when that one closes or crashes. All tabs leave what they have to send in the tray of the
 * storage, which the holder empties; the others show what it tells them, and ask it for everything
 * else.
 *
 * The holder uses the tray too: so there is one order, that in which entries were accepted, whoever
 * holds the outbox meanwhile.
 */
import type {
  Addressees,
  Answer,
  CallOff,
  NewEntry,
  Order,
  Outbox,
  OutboxEntry,
  OutboxLine,
  OutboxLink,
  Owner,
  Submitted,
} from "../client/mod.ts";
import {
  accept,
  type ClientId,
  type Hello,
  type MessageId,
  newClientId,
  type Outcome,
  randomLetters,
  refuse,
} from "../protocol/mod.ts";
import type { TrayStorage } from "./tray_storage.ts";

type Wish =
  | readonly ["cancel" | "retry" | "dismiss", ClientId]
  | readonly ["rewrite", ClientId, string, Addressees];

/** What the tabs say to each other. */
type Said =
  | { readonly is: "hello" }
  | { readonly is: "left" }
  | { readonly is: "shown"; readonly entries: readonly OutboxEntry[] }
  | { readonly is: "done"; readonly id: ClientId; readonly answer: Answer }
  | { readonly is: "wished"; readonly by: string; readonly wish: Wish }
  | { readonly is: "fulfilled"; readonly by: string; readonly isDone: boolean };

/** A holder that is busy or just gone does not keep a button waiting for longer. */
const ANSWER_MS = 3_000;
/** When the disk was full, or could not be read. */
const AGAIN_MS = 1_000;

/** What sends comes by a script of its own: before a page is there it has nothing to do. */
const fetchOutbox = () => import("./with_server.ts");

export class SharedOutbox implements OutboxLine {
  readonly owner: Owner;
  #storage: TrayStorage;
  #link: OutboxLink;
  /** While it is started. */
  #channel: BroadcastChannel | null = null;
  #ending = new AbortController();
  /** Only in the tab that holds the lock. */
  #outbox: Outbox | null = null;
  #emptying: Promise<void> = Promise.resolve();
  #callOffRetry: CallOff = () => {};
  #hello: Hello | null = null;
  #isLoaded = false;
  /** As the holder told it last. */
  #shown: readonly OutboxEntry[] = [];
  /** Left by this tab, and not among what the holder tells yet. */
  #left = new Map<ClientId, OutboxEntry>();
  #done = new Map<ClientId, (answer: Answer) => void>();
  #wishes = new Map<string, (isDone: boolean) => void>();

  constructor(storage: TrayStorage, link: OutboxLink) {
    this.owner = storage.owner;
    this.#storage = storage;
    this.#link = link;
  }

  start(): void {
    this.#channel = new BroadcastChannel(this.#storage.name);
    this.#channel.onmessage = ({ data }) => this.#heard(data as Said);
    void this.#standInLine();
    this.#say({ is: "hello" });
    // By the time that it is this tab's turn the server may have other scripts, or not be there
    fetchOutbox().catch(() => {});
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  entries(): readonly OutboxEntry[] {
    const told = this.#outbox?.entries() ?? this.#shown;
    return this.#left.size === 0 ? told : [...told, ...this.#left.values()];
  }

  async submit(order: Order, after: MessageId | null): Promise<Outcome<Submitted>> {
    const entry = { id: newClientId(), order, after, at: this.#link.time.now() };
    const { promise: done, resolve } = Promise.withResolvers<Answer>();
    // Before it is left: the holder may be done with it before this tab hears that it is saved
    this.#done.set(entry.id, resolve);
    const leaving = this.#storage.leave(entry);
    // Whoever sends sees it at once: a disk may take longer than a frame
    this.#left.set(entry.id, waiting(entry));
    this.#link.onChange();
    try {
      await leaving;
    } catch {
      this.#done.delete(entry.id);
      this.#left.delete(entry.id);
      this.#link.onChange();
      return refuse("unavailable", "could not be saved");
    }
    this.#say({ is: "left" });
    this.#emptyTray();
    return accept({ id: entry.id, done });
  }

  cancel(id: ClientId): Promise<boolean> {
    return this.#wish(["cancel", id]);
  }

  rewrite(id: ClientId, body: string, called: Addressees): Promise<boolean> {
    return this.#wish(["rewrite", id, body, called]);
  }

  retry(id: ClientId): Promise<boolean> {
    return this.#wish(["retry", id]);
  }

  dismiss(id: ClientId): Promise<boolean> {
    return this.#wish(["dismiss", id]);
  }

  seen(id: ClientId, message: MessageId): void {
    this.#outbox?.seen(id, message);
    this.#settle(id, accept({ id: message }));
  }

  forget(isShown: (entry: OutboxEntry) => boolean): void {
    this.#outbox?.forget(isShown);
    this.#shown = this.#shown.filter((entry) => entry.state !== "stored" || !isShown(entry));
  }

  filesSettled(): void {
    this.#outbox?.filesSettled();
  }

  connected(hello: Hello): void {
    this.#hello = hello;
    this.#outbox?.connected(hello);
  }

  disconnected(): void {
    this.#hello = null;
    this.#outbox?.disconnected();
  }

  stop(): void {
    this.#ending.abort();
    this.#callOffRetry();
    this.#channel?.close();
    this.#channel = null;
  }

  async #standInLine(): Promise<void> {
    const { signal } = this.#ending;
    try {
      await this.#storage.inTurn(signal, () => this.#hold());
    } catch {
      // Called off before it was this tab's turn, or what sends could not be fetched
    }
    if (!signal.aborted) this.#later(() => void this.#standInLine());
  }

  /** The turn lasts for as long as this has not ended. What is left meanwhile is on disk. */
  async #hold(): Promise<void> {
    const { Outbox } = await fetchOutbox();
    const outbox = new Outbox(this.#storage, {
      ...this.#link,
      onChange: () => this.#tellShown(),
      onDone: (id, answer) => {
        this.#say({ is: "done", id, answer });
        this.#settle(id, answer);
      },
    });
    if (await outbox.loaded && !this.#ending.signal.aborted) {
      this.#outbox = outbox;
      if (this.#hello) outbox.connected(this.#hello);
      this.#tellShown();
      this.#emptyTray();
      await aborted(this.#ending.signal);
      this.#shown = outbox.entries();
    }
    this.#outbox = null;
    // The next holder reads what this one has written, all of it
    await outbox.stop();
  }

  /** One after the other: two at once would read the same, and take it twice. */
  #emptyTray(): void {
    const outbox = this.#outbox;
    if (outbox) this.#emptying = this.#emptying.then(() => this.#takeAllLeft(outbox));
  }

  async #takeAllLeft(outbox: Outbox): Promise<void> {
    const left = await this.#storage.allLeft().catch(() => null);
    const isTaken = left !== null && (left.length === 0 || await outbox.take(left));
    if (outbox !== this.#outbox) return;
    if (!isTaken) return this.#later(() => this.#emptyTray());
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    this.#link.onChange();
  }

  #later(again: () => void): void {
    this.#callOffRetry();
    this.#callOffRetry = this.#link.time.after(AGAIN_MS, again);
  }

  #tellShown(): void {
    const entries = this.#outbox?.entries() ?? [];
    if (this.#outbox) this.#say({ is: "shown", entries });
    for (const { id } of entries) this.#left.delete(id);
    this.#link.onChange();
  }

  #heard(said: Said): void {
    switch (said.is) {
      case "hello":
        return this.#outbox ? this.#tellShown() : undefined;
      case "left":
        return this.#emptyTray();
      case "shown":
        return this.#show(said.entries);
      case "done":
        return this.#settle(said.id, said.answer);
      case "wished":
        return void this.#fulfil(said.by, said.wish);
      case "fulfilled":
        this.#wishes.get(said.by)?.(said.isDone);
    }
  }

  /** What is stored stays until this tab has the message itself: the holder may have had it sooner. */
  #show(entries: readonly OutboxEntry[]): void {
    const isThere = new Set(entries.map(({ id }) => id));
    const stored = this.#shown.filter(({ id, state }) => state === "stored" && !isThere.has(id));
    this.#shown = [...stored, ...entries];
    this.#isLoaded = true;
    for (const { id } of entries) this.#left.delete(id);
    this.#link.onChange();
  }

  #settle(id: ClientId, answer: Answer): void {
    this.#left.delete(id);
    this.#done.get(id)?.(answer);
    this.#done.delete(id);
  }

  async #wish(wish: Wish): Promise<boolean> {
    if (this.#outbox) return await carryOut(this.#outbox, wish);
    const by = randomLetters(12);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#wishes.set(by, resolve);
    const callOff = this.#link.time.after(ANSWER_MS, () => resolve(false));
    this.#say({ is: "wished", by, wish });
    const isDone = await promise;
    callOff();
    this.#wishes.delete(by);
    return isDone;
  }

  async #fulfil(by: string, wish: Wish): Promise<void> {
    if (!this.#outbox) return;
    const isDone = await carryOut(this.#outbox, wish).catch(() => false);
    this.#say({ is: "fulfilled", by, isDone });
  }

  #say(said: Said): void {
    this.#channel?.postMessage(said);
  }
}

function waiting({ id, order, at }: NewEntry): OutboxEntry {
  return { id, order, at, state: "queued", failed: null, message: null };
}

function carryOut(outbox: Outbox, [what, id, body = "", called = {}]: Wish): Promise<boolean> {
  return what === "rewrite" ? outbox.rewrite(id, body, called) : outbox[what](id);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
}
