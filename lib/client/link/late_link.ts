/** The link of a client from when it is there on; a page fetches it when it starts, and again if need be. */
import { pauseBefore } from "./come_back.ts";
import type { Link, LinkEnd } from "./link.ts";
import type { CallOff } from "../time.ts";

/** A program has it at once, a page fetches it. */
export type LinkSource = typeof Link | {
  /** Null where it will never come: the server has the scripts of another page. */
  fetch(): Promise<typeof Link | null>;
};

export class LateLink {
  #source: LinkSource;
  #end: LinkEnd;
  #link: Link | null = null;
  #coming = Promise.withResolvers<Link>();
  #isWanted = false;
  #attempt = 0;
  #callOffRetry: CallOff | null = null;

  constructor(source: LinkSource, end: LinkEnd) {
    this.#source = source;
    this.#end = end;
    if (!("fetch" in source)) this.#make(source);
  }

  /** Null until it is there. Nobody could have heard what it is to tell before that. */
  get now(): Link | null {
    return this.#link;
  }

  /** At once where it is there already. */
  whenThere<T>(use: (link: Link) => T | Promise<T>): Promise<T> {
    return this.#link ? Promise.resolve(use(this.#link)) : this.#coming.promise.then(use);
  }

  start(): void {
    this.#isWanted = true;
    this.#callOffRetry?.();
    this.#callOffRetry = null;
    if (this.#link) return this.#link.start();
    if (!("fetch" in this.#source)) return;
    this.#source.fetch().then(
      (Fetched) => Fetched === null ? this.#outdated() : this.#make(Fetched),
      () => this.#missed(),
    );
  }

  wake(): void {
    if (this.#link) this.#link.wake();
    else if (this.#callOffRetry) this.start();
  }

  stop(): void {
    this.#isWanted = false;
    this.#callOffRetry?.();
    this.#callOffRetry = null;
    this.#link?.stop();
  }

  #make(Made: typeof Link): void {
    this.#link ??= new Made(this.#end);
    this.#coming.resolve(this.#link);
    if (this.#isWanted) this.#link.start();
  }

  #outdated(): void {
    if (this.#isWanted) this.#end.down("outdated", null);
  }

  /** As with a server that does not answer. */
  #missed(): void {
    if (!this.#isWanted) return;
    const { time } = this.#end;
    this.#callOffRetry?.();
    const pause = pauseBefore(this.#attempt++, time.random());
    this.#callOffRetry = time.after(pause, () => this.start());
    this.#end.down("yes", null);
  }
}
