/** Tabs of a real browser in which a person's client runs with the browser's outbox. */
import { ok } from "node:assert/strict";
import * as esbuild from "esbuild";
import type { BrowserContext, Page } from "playwright-core";
import { cookieName } from "../../lib/auth/mod.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { CONTENT_SECURITY_POLICY } from "../../lib/web/security_headers.ts";
import type { Chromium } from "./chromium.ts";
import { within } from "./deadline.ts";
import type { Desk } from "./outbox_page.ts";

declare const desk: Desk;

export interface Person {
  readonly user: UserId;
  readonly token: string;
}

const PAGE = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>x</title>
<script type="module" src="/outbox_page.js"></script>`;

/** The same for all tests of a process. */
let script: Promise<string> | undefined;

/** One profile of a browser: its tabs share cookies, disk and locks. */
export class Profile implements AsyncDisposable {
  readonly complaints: string[] = [];
  #tabs = 0;

  constructor(readonly context: BrowserContext) {}

  static async open(chromium: Chromium): Promise<Profile> {
    const profile = new Profile(await chromium.newContext());
    await profile.prepare();
    return profile;
  }

  /** The page is served here, as a service worker would: it is there without a network too. */
  async prepare(): Promise<void> {
    // A page that is not from the network counts as from elsewhere, and may not reach this machine
    await this.context.grantPermissions(["local-network-access"]);
    const headers = { "content-security-policy": CONTENT_SECURITY_POLICY.join("; ") };
    const give = (path: string, contentType: string, body: string) =>
      this.context.route(path, (route) => route.fulfill({ headers, contentType, body }));
    await give("**/outbox_page?*", "text/html", PAGE);
    await give("**/outbox_page.js", "text/javascript", await (script ??= bundle()));
    await give("**/blank", "text/html", "<!DOCTYPE html><title>x</title>");
  }

  async signIn(address: string, { token }: Person): Promise<void> {
    await this.context.addCookies([{ name: cookieName(false), value: token, url: address }]);
  }

  async tab(address: string, { user }: Person, patient = false): Promise<Tab> {
    const page = await this.context.newPage();
    const tab = new Tab(page, `/ws?tab=${++this.#tabs}`);
    page.on("console", (message) => {
      // A socket or a request that did not get through is told to the console, and is what these tests are about
      const isMeant = /^WebSocket connection to|^Failed to load resource: net::/.test(
        message.text(),
      );
      if (message.type() === "error" && !isMeant) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(`${error}`));
    const asks = `person=${user}&tab=${this.#tabs}${patient ? "&patient=1" : ""}`;
    await page.goto(`${address}/outbox_page?${asks}`);
    return tab;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
    ok(this.complaints.length === 0, `The browser complained:\n${this.complaints.join("\n")}`);
  }
}

export class Tab {
  constructor(readonly page: Page, readonly socketPath: string) {}

  /** Runs in the page. */
  run<T, A>(what: string, run: (given: A) => T | Promise<T>, given: A): Promise<T> {
    return within(what, this.page.evaluate(run as never, given as never) as Promise<T>);
  }

  /** Done once all is accepted, or refused: the ids, or why not. */
  send(room: RoomId, ...bodies: string[]): Promise<string[]> {
    return this.run(
      "accepting",
      ([room, bodies]) => desk.send(room, ...bodies),
      [room, bodies] as const,
    );
  }

  shown(): Promise<string[]> {
    return this.run("what is shown", () => desk.shown(), null);
  }

  async shows(...entries: string[]): Promise<void> {
    await this.run(`shows ${entries}`, (all) => desk.shows(all), `${entries}`);
  }

  sent(): Promise<string[]> {
    return this.run("what was sent", () => desk.sent, null);
  }

  done(id: string): Promise<unknown> {
    return this.run(`what became of ${id}`, (id) => desk.done(id as never), id);
  }

  async is(phase: string): Promise<void> {
    await this.run(phase, (phase) => desk.is(phase), phase);
  }

  async settled(): Promise<void> {
    await this.run("everything is sent", () => desk.settled(), null);
  }

  /** The process of the page ends as it stands. */
  async crash(): Promise<void> {
    const crashed = this.page.waitForEvent("crash");
    const session = await this.page.context().newCDPSession(this.page);
    session.send("Page.crash").catch(() => {});
    await crashed;
  }
}

async function bundle(): Promise<string> {
  const entry = new URL("./outbox_page.ts", import.meta.url).pathname;
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    ...{ bundle: true, write: false, format: "esm", platform: "browser", target: "es2024" },
  });
  await esbuild.stop();
  return outputFiles[0]!.text;
}
