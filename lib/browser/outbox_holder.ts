/**
 * One outbox for all tabs. The tab that holds a lock sends; the browser gives the lock to the next
 * tab when that one closes or crashes. The others leave what they have to send in the tray of the
 * storage, show what the holder tells them, and ask it for everything else.
 */
import {
  type Order,
  Outbox,
  type OutboxEntry,
  type OutboxLine,
  type OutboxLink,
  type Owner,
  type Submitted,
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
import type { IndexedDbOutboxStorage } from "./outbox_indexed_db.ts";

type Ask =
  | readonly ["cancel" | "retry" | "dismiss", ClientId]
  | readonly [
    "rewrite",
    ClientId,
    string,
  ];

type Said =
  | { readonly is: "left" | "hello" }
  | { readonly is: "shown"; readonly entries: readonly OutboxEntry[] }
  | { readonly is: "asked"; readonly by: string; readonly ask: Ask }
  | { readonly is: "answered"; readonly by: string; readonly done: boolean };

/** A holder that is busy or just gone does not keep a button waiting for longer. */
const ANSWER_MS = 3_000;

export class SharedOutbox implements OutboxLine {
  readonly owner: Owner;
  #storage: IndexedDbOutboxStorage;
  #link: OutboxLink;
  #channel: BroadcastChannel;
  #ending = new AbortController();
  /** Only in the tab that holds the lock. */
  #outbox: Outbox | null = null;
  #hello: Hello | null = null;
  #shown: readonly OutboxEntry[] = [];
  #done = new Map<ClientId, (outcome: Awaited<Submitted["done"]>) => void>();
  #answers = new Map<string, (done: boolean) => void>();

  constructor(storage: IndexedDbOutboxStorage, link: OutboxLink) {
    this.owner = storage.owner;
    this.#storage = storage;
    this.#link = link;
    this.#channel = new BroadcastChannel(storage.name);
    this.#channel.onmessage = ({ data }) => this.#heard(data as Said);
    const { signal } = this.#ending;
    navigator.locks.request(storage.name, { signal }, () => this.#hold()).catch(() => {
      // Called off before it was this tab's turn
    });
    this.#say({ is: "hello" });
  }

  entries(): readonly OutboxEntry[] {
    return this.#outbox?.entries() ?? this.#shown;
  }

  async submit(order: Order, after: MessageId | null): Promise<Outcome<Submitted>> {
    if (this.#outbox) return await this.#outbox.submit(order, after);
    const id = newClientId();
    const { promise: done, resolve } = Promise.withResolvers<Awaited<Submitted["done"]>>();
    try {
      await this.#storage.leave({ id, order, after, at: this.#link.time.now() });
    } catch {
      return refuse("unavailable", "could not be saved");
    }
    this.#done.set(id, resolve);
    this.#say({ is: "left" });
    // This tab may have got the lock meanwhile, and then nobody else empties the tray
    void this.#emptyTray();
    return accept({ id, done });
  }

  cancel(id: ClientId): Promise<boolean> {
    return this.#ask(["cancel", id]);
  }

  rewrite(id: ClientId, body: string): Promise<boolean> {
    return this.#ask(["rewrite", id, body]);
  }

  retry(id: ClientId): Promise<boolean> {
    return this.#ask(["retry", id]);
  }

  dismiss(id: ClientId): Promise<boolean> {
    return this.#ask(["dismiss", id]);
  }

  seen(id: ClientId, message: MessageId): void {
    this.#outbox?.seen(id, message);
  }

  forget(isShown: (entry: OutboxEntry) => boolean): void {
    this.#outbox?.forget(isShown);
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
    this.#outbox?.stop();
    this.#ending.abort();
    this.#channel.close();
  }

  /** The lock is held for as long as this has not ended. */
  async #hold(): Promise<void> {
    const { signal } = this.#ending;
    const onChange = () => this.#tellShown();
    this.#outbox = new Outbox(this.#storage, { ...this.#link, onChange });
    await this.#outbox.loaded;
    if (this.#hello) this.#outbox.connected(this.#hello);
    void this.#emptyTray();
    if (signal.aborted) return;
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  }

  async #emptyTray(): Promise<void> {
    const outbox = this.#outbox;
    if (!outbox) return;
    for (const left of await this.#storage.allLeft()) await outbox.take(left);
  }

  #tellShown(): void {
    if (this.#ending.signal.aborted) return;
    this.#say({ is: "shown", entries: this.entries() });
    this.#settle(this.entries());
    this.#link.onChange();
  }

  #heard(said: Said): void {
    if (said.is === "left") void this.#emptyTray();
    if (said.is === "hello" && this.#outbox) this.#tellShown();
    if (said.is === "asked" && this.#outbox) void this.#answer(said.by, said.ask);
    if (said.is === "answered") this.#answers.get(said.by)?.(said.done);
    if (said.is !== "shown") return;
    this.#shown = said.entries;
    this.#settle(said.entries);
    this.#link.onChange();
  }

  /** What this tab left, and what has become of it. */
  #settle(entries: readonly OutboxEntry[]): void {
    for (const { id, message, failed } of entries) {
      const done = message ? accept({ id: message }) : failed && refuse(failed.code, failed.detail);
      if (!done) continue;
      this.#done.get(id)?.(done);
      this.#done.delete(id);
    }
  }

  async #ask(ask: Ask): Promise<boolean> {
    if (this.#outbox) return await this.#carryOut(this.#outbox, ask);
    const by = randomLetters(12);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#answers.set(by, resolve);
    const callOff = this.#link.time.after(ANSWER_MS, () => resolve(false));
    this.#say({ is: "asked", by, ask });
    const done = await promise;
    callOff();
    this.#answers.delete(by);
    return done;
  }

  async #answer(by: string, ask: Ask): Promise<void> {
    const outbox = this.#outbox;
    if (outbox) this.#say({ is: "answered", by, done: await this.#carryOut(outbox, ask) });
  }

  #carryOut(outbox: Outbox, [what, id, body = ""]: Ask): Promise<boolean> {
    return what === "rewrite" ? outbox.rewrite(id, body) : outbox[what](id);
  }

  #say(said: Said): void {
    this.#channel.postMessage(said);
  }
}
