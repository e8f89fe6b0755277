// A real Chromium. Whatever a page complains of, in its console or about the content policy, fails the test.

import { ok } from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { Chromium } from "./chromium.ts";
import { PATIENCE_MS } from "./deadline.ts";

// A page that is closed leaves its server with half an answer and an open file, for a moment longer than a
// test: what servers leave open is looked at in the tests without a browser.
Deno.test.sanitizer({ ops: false, resources: false });

export interface Look {
  scheme?: "light" | "dark";
  size?: { width: number; height: number };
  scripts?: boolean;
  /** Whether the visitor asked for less motion. */
  still?: boolean;
  /** With a finger in place of a mouse. */
  touch?: boolean;
  /** What the visitor reads. */
  language?: string;
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/**
 * What Chromium tells the console of each attempt to reach a server that is not there: also of scripts that
 * it still fetches for later, when a slow machine gets to that after the line is gone.
 */
export const NOT_REACHED = /ERR_|WebSocket|fetching the script/;

export class TestBrowser implements AsyncDisposable {
  readonly #chromium: Chromium;
  readonly #complaints: string[] = [];
  #forgiven: RegExp | null = null;

  private constructor(chromium: Chromium) {
    this.#chromium = chromium;
  }

  static async open(names?: string): Promise<TestBrowser> {
    return new TestBrowser(await Chromium.open(names));
  }

  async page(
    { scheme = "light", size = DESKTOP, scripts = true, still = true, touch = false, language }:
      Look = {},
  ): Promise<Page> {
    const context = await this.#chromium.newContext({
      colorScheme: scheme,
      javaScriptEnabled: scripts,
      reducedMotion: still ? "reduce" : "no-preference",
      viewport: size,
      hasTouch: touch,
      isMobile: touch,
      ...(language !== undefined && { locale: language }),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      this.#complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => this.#complaints.push(`${error}`));
    return page;
  }

  /** For a page that is meant to be wrong: forgets what it complained of, and says what that was. */
  takeComplaints(): string[] {
    return this.#complaints.splice(0);
  }

  /** For tests that take away what a page needs, whenever the page tells of it. */
  forgive(complaints: RegExp): void {
    this.#forgiven = complaints;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chromium[Symbol.asyncDispose]();
    const complaints = this.takeComplaints().filter((text) => !this.#forgiven?.test(text));
    ok(complaints.length === 0, `The browser complained:\n${complaints.join("\n")}`);
  }
}

/** What keeps people out, by the rules of axe: a sentence for each, with the element. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // What is right need not be told
  const asked = 'axe.run({ resultTypes: ["violations"] })';
  const result = await page.evaluate(asked) as axe.AxeResults;
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html}\n  ${node.failureSummary}`)
  );
}
