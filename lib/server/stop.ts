/**
 * The end of a process: nothing new is accepted, what is in flight is finished, the chat and its
 * store are closed, all within 2 seconds. What takes longer is cut: open sockets would keep the
 * server waiting for good, and their clients come back by themselves.
 */
import type { Listening } from "./listen.ts";
import type { Log } from "../log.ts";
import { say } from "./terminal.ts";

export interface Running extends Pick<Listening, "finish"> {
  /** Sends those away who would stay connected for good. */
  readonly farewell: () => void;
  readonly close: () => Promise<void>;
}

const FINISH_MS = 1_500;

/**
 * One Ctrl+C in a terminal arrives twice: from the terminal, which signals every process in it,
 * and from `deno task`, which passes on its own. Only what comes after this is a second one.
 */
const ECHO_MS = 100;

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

/** As the shell counts it: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

export function stopOnSignals({ log, ...running }: Running & { log: Log }): void {
  const begin = () => {
    setTimeout(() => {
      signals.echoIsOver();
      say("Finishing what is under way (Ctrl+C again stops at once)");
    }, ECHO_MS);
    stop(running).then(() => Deno.exit(0));
  };
  const signals = interpretSignals(begin, () => Deno.exit(INTERRUPTED));
  for (const signal of SIGNALS) {
    Deno.addSignalListener(signal, () => {
      log.debug("signal", { signal });
      signals.hear(signal);
    });
  }
}

/** The first signal begins the end; a Ctrl+C that is no echo of it does not wait for it. */
export function interpretSignals(begin: () => void, endAtOnce: () => void) {
  let begun = false;
  let echoing = true;
  return {
    hear(signal: Deno.Signal): void {
      if (begun && !echoing && signal === "SIGINT") endAtOnce();
      if (!begun) begin();
      begun = true;
    },
    echoIsOver(): void {
      echoing = false;
    },
  };
}

/** What is not finished in time is not waited for: the end of the process closes its connections. */
export async function stop({ finish, farewell, close }: Running): Promise<void> {
  farewell();
  // The closes have to be on their way: with finish() Deno closes sockets in words of its own
  await nextTurn();
  const { promise: tooLong, resolve: giveUp } = Promise.withResolvers<void>();
  const timer = setTimeout(giveUp, FINISH_MS);
  await Promise.race([finish(), tooLong]);
  clearTimeout(timer);
  await close();
}

function nextTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 0);
  return promise;
}
