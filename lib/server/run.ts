/** The steps of a start, in order. Each may end it with one sentence and an exit code. */
import { newSetupSecret } from "../auth/mod.ts";
import { readArguments } from "./arguments.ts";
import type { Handler } from "./door.ts";
import { listen, type Listening } from "./listen.ts";
import { openProcessChat } from "./process_chat.ts";
import { networkAddress, reachNotes } from "./reach.ts";
import { stopOnSignals } from "./stop.ts";
import { complain, say } from "./terminal.ts";

export interface Steps {
  readonly args: readonly string[];
  /** What must be there before the handler can be loaded; says itself what went wrong. */
  readonly prepare: () => Promise<{ ok: boolean }>;
  readonly loadHandler: () => Promise<Handler>;
}

const FAILED = 1;
/** Something that the operator can put right: a setting, a port, a folder, a server. */
const REFUSED = 2;

/** An exit code, or null when the server is running and a signal will end it. */
export async function run({ args, prepare, loadHandler }: Steps): Promise<number | null> {
  const asked = readArguments(args);
  if (!asked.ok) return refuse(asked.problem);
  if (asked.help !== null) return say(asked.help), 0;

  // Before anything is built: a start that is refused must leave the running one alone
  const opened = await openProcessChat();
  if (!opened.ok) return refuse(opened.problem);
  const handler = await prepareHandler(prepare, loadHandler);
  if (handler === null) return FAILED;
  const { settings, log } = opened.chat;
  const listening = await listen(settings, handler);
  if (!listening.ok) return refuse(listening.problem);

  const { chat } = opened;
  stopOnSignals({ ...listening, farewell: chat.farewell, close: chat.close, log });
  const secret = await newSetupSecret(chat.store);
  const lines = [
    ...greeting(settings.origin, listening),
    ...reachNotes(settings, listening.address, networkAddress()),
    ...(secret === null ? [] : invitation(settings.origin ?? listening.address, secret)),
  ];
  say(lines.join("\n"));
  log.debug("listening", { address: listening.address, process: Deno.pid });
  return null;
}

async function prepareHandler(
  prepare: Steps["prepare"],
  loadHandler: Steps["loadHandler"],
): Promise<Handler | null> {
  if (!(await prepare()).ok) return null;
  try {
    return await loadHandler();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`${reason}\nThe built page cannot be loaded: run \`deno task build\` and start again`);
    return null;
  }
}

function greeting(
  origin: string | null,
  { address, httpPort }: Pick<Listening, "address" | "httpPort">,
): string[] {
  const where = origin === null ? address : `${origin}, listening on ${address}`;
  const here = `Parley is at ${where}  (Ctrl+C stops it)`;
  return httpPort === null ? [here] : [here, `Plain http on port ${httpPort} is sent on there`];
}

function invitation(origin: string, secret: string): string[] {
  return [
    "Nobody has set this place up yet. Whoever opens this link first becomes its owner:",
    `  ${origin}/setup#${secret}`,
  ];
}

function refuse(problem: string): number {
  complain(problem);
  return REFUSED;
}
