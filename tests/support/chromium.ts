import { type Browser, chromium } from "playwright-core";
import { needProgram, PROGRAMS } from "./programs.ts";

// Without these Chromium looks for hosts of its own, and waits for them.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `names` are those that lead elsewhere than the world's table says: "MAP parley.test:80 127.0.0.1:4711". */
export async function launchChromium(names?: string): Promise<Browser> {
  const executablePath = needProgram(PROGRAMS.browser!);
  const rules = names === undefined ? [] : [`--host-resolver-rules=${names}`];
  return await chromium.launch({ executablePath, args: [...FLAGS, ...rules] });
}
