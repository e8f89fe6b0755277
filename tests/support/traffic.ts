import type { Page, Request } from "playwright-core";
import { within } from "./deadline.ts";

/** What a page has asked for, and what of it is still on its way. */
export class Traffic {
  readonly #all = new Set<string>();
  readonly #going = new Set<Request>();
  #hear = () => {};

  constructor(page: Page) {
    page.on("request", (request) => {
      this.#all.add(request.url());
      this.#going.add(request);
    });
    const ended = (request: Request) => {
      this.#going.delete(request);
      this.#hear();
    };
    page.on("requestfinished", ended);
    page.on("requestfailed", ended);
  }

  /** How many addresses that fit were asked for. */
  count(fits: RegExp): number {
    return [...this.#all].filter((url) => fits.test(url)).length;
  }

  /** A server that ends in the middle of an answer leaves a file open for a moment, which a test takes for a leak. */
  async isOver(): Promise<void> {
    while (this.#going.size > 0) {
      await within("what was asked for", new Promise<void>((hear) => this.#hear = hear));
    }
  }
}
