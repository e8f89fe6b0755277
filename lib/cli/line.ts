// A connection for programs that ask a few things and end, or listen for as long as they are let.

import { pauseBefore } from "../client/link/come_back.ts";
import { Connection } from "../client/link/connection.ts";
import { systemTime } from "../client/mod.ts";
import {
  type Ask,
  canRetry,
  type ComeBack,
  type CommandType,
  type Hello,
  type Outcome,
  type Refusal,
  refuse,
  type Result,
  type ServerEvent,
} from "../protocol/mod.ts";
import { shell } from "../words/mod.ts";
import type { Entered } from "./login/entered.ts";
import { leave, type Left } from "./leaving.ts";
import type { Program } from "./program.ts";
import { refusalWords } from "./refusal_words.ts";
import { leaveUnanswered } from "./login/trust.ts";
import { EXIT } from "./command_line/verb.ts";

/** What asks the place something. */
export type Request = <T extends CommandType>(
  type: T,
  ask: Ask<T>,
) => Promise<Outcome<Result<T>>>;

export interface LineHears {
  /** Also each time that it comes back: what was told before that may lack something. */
  greeted(hello: Hello): void;
  heard(events: readonly ServerEvent[]): void;
  lost(willComeBack: boolean): void;
}

/** As an answer that never came. */
export const UNANSWERED = refuse("unavailable");

/** Why it will not come back. */
type End = "unreachable" | "signed out" | "outdated";

/** So often something is asked again that the place cannot answer now. */
const MOST_TRIES = 5;

export class Line {
  #connection: Connection;
  #up = Promise.withResolvers<boolean>();
  #hello: Hello | null = null;
  #end: End | null = null;
  /** Nobody has said hello since the last attempt. */
  #isTrying = true;
  readonly #hears = new Set<LineHears>();

  constructor(
    { reach, token }: Entered,
    /** Comes back for as long as it takes; else a second attempt that fails is the end. */
    private readonly isEnduring: boolean,
  ) {
    this.#connection = new Connection({
      // Nobody sits at a script: it makes nobody present
      openSocket: () => reach.openSocket("/ws?idle", token),
      time: systemTime,
      onHello: (hello) => this.#greeted(hello),
      onEvents: (events) => this.#hears.forEach((one) => one.heard(events)),
      onDown: (next) => this.#down(next),
    });
    this.#connection.start();
  }

  /** Null where nobody is there. */
  async hello(): Promise<Hello | null> {
    await this.#up.promise;
    return this.#hello;
  }

  get isUnreachable(): boolean {
    return this.#end === "unreachable";
  }

  get isOver(): boolean {
    return this.#end !== null;
  }

  /** Asks again what got lost or came at a bad moment: for whatever may be asked twice. */
  readonly request: Request = async <T extends CommandType>(type: T, ask: Ask<T>) => {
    for (let tries = 1;; tries++) {
      if (!await this.#up.promise) return refuse("unavailable");
      const outcome = await this.#connection.request(type, ask);
      if (outcome.ok || canRetry(outcome.code) !== "later") return outcome;
      if (!this.#connection.isUp) continue;
      const isHopeless = outcome.code !== "rate_limited" && tries >= MOST_TRIES;
      if (isHopeless && !this.isEnduring) return outcome;
      await pause(outcome.retryAfterMs ?? 500 + pauseBefore(tries, Math.random()));
    }
  };

  /** Whatever it was asked to do may have been done, when no answer comes. */
  askOnce: Connection["request"] = (...asked) => this.#connection.request(...asked);

  /** From now on; who comes when it is up is greeted at once. */
  tell(hears: LineHears): void {
    this.#hears.add(hears);
    if (this.#connection.isUp) hears.greeted(this.#hello!);
  }

  close(): void {
    this.#connection.stop();
  }

  /** For whom a request was refused, or never answered. */
  async leave(program: Program, { reach }: Entered, refusal: Refusal): Promise<Left> {
    this.close();
    switch (this.#end) {
      case null:
        return leave(program, refusalWords(refusal), EXIT.refused);
      case "signed out":
        return leave(program, shell.login.over, EXIT.refused);
      case "outdated":
        return leave(program, shell.nowhere.too_new(reach.server), EXIT.unreachable);
      case "unreachable":
        return await leaveUnanswered(program, reach, { ok: false, why: "unreachable" });
    }
  }

  #greeted(hello: Hello): void {
    this.#hello = hello;
    this.#isTrying = false;
    this.#hears.forEach((one) => one.greeted(hello));
    this.#up.resolve(true);
  }

  #down(next: ComeBack | "outdated"): void {
    const wasUp = !this.#isTrying;
    this.#isTrying = true;
    // Whoever asks from now on waits for the next hello, or for the end
    if (wasUp) this.#up = Promise.withResolvers();
    this.#end = this.#endBy(next, wasUp);
    if (this.#end !== null) {
      this.#connection.stop();
      this.#up.resolve(false);
    }
    if (wasUp || this.#end !== null) this.#hears.forEach((one) => one.lost(this.#end === null));
  }

  #endBy(next: ComeBack | "outdated", wasUp: boolean): End | null {
    if (next === "after sign-in") return "signed out";
    if (next !== "yes") return "outdated";
    const isPatient = wasUp || (this.isEnduring && this.#hello !== null);
    return isPatient ? null : "unreachable";
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
