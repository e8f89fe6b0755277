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

export async function launchChromium(): Promise<Browser> {
  const executablePath = needProgram(PROGRAMS.browser!);
  return await chromium.launch({ executablePath, args: FLAGS });
}
