/** Everything that a feed tells, and the clocks it goes by. */
import { Feed, type FeedClocks, type FeedListener } from "../../lib/live/feed.ts";
import type { FeedEntry, Store } from "../../lib/store/mod.ts";
import { within } from "../support/deadline.ts";

type Times = ConstructorParameters<typeof Feed>[2];

/** Nothing of this happens by itself while a test runs. */
const NEVER: Times = { pollMs: 3_600_000, lifeMs: 7_200_000, trimEveryMs: 3_600_000 };

export class HandClocks implements FeedClocks {
  #steady = 0;
  #wall = Date.UTC(2026, 0, 1);
  steady = () => this.#steady;
  wall = () => this.#wall;

  pass(ms: number): void {
    this.#steady += ms;
    this.#wall += ms;
  }

  /** The machine slept, or somebody set the clock: the steady one did not notice. */
  jump(ms: number): void {
    this.#wall += ms;
  }
}

export class HeardFeed implements AsyncDisposable {
  readonly entries: FeedEntry[] = [];
  readonly notes: ("missed" | "lost" | "found")[] = [];
  readonly feed: Feed;
  readonly #listeners = new Set<() => void>();

  private constructor(store: Store, times: Times, clocks: FeedClocks) {
    const listener: FeedListener = {
      heard: (entry) => this.#took(() => this.entries.push(entry)),
      missed: () => this.#took(() => this.notes.push("missed")),
      lost: () => this.#took(() => this.notes.push("lost")),
      found: () => this.#took(() => this.notes.push("found")),
    };
    this.feed = new Feed(store, listener, times, clocks);
  }

  static async start(
    store: Store,
    times: Partial<Times> = {},
    clocks: FeedClocks = new HandClocks(),
  ): Promise<HeardFeed> {
    const heard = new HeardFeed(store, { ...NEVER, ...times }, clocks);
    await heard.feed.start();
    return heard;
  }

  get texts(): string[] {
    return this.entries.flatMap(({ items }) =>
      items.flatMap(({ text }) => text === undefined ? [] : JSON.parse(text).text as string)
    );
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => isSo() && resolve();
    this.#listeners.add(look);
    look();
    try {
      await within(what, promise);
    } finally {
      this.#listeners.delete(look);
    }
  }

  async hears(...texts: string[]): Promise<void> {
    await this.until(texts.join(", "), () => texts.every((text) => this.texts.includes(text)));
  }

  #took(note: () => void): void {
    note();
    for (const look of this.#listeners) look();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.feed.stop();
  }
}
