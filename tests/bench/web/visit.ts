/** Somebody of a cast before a browser. */
import type { Browser, Page } from "playwright-core";
import { cookieName } from "../../../lib/auth/mod.ts";
import type { ParleyTarget } from "../parley.ts";

export interface Visit extends AsyncDisposable {
  readonly page: Page;
}

/** A browser that was never here before, with somebody logged in. */
export async function comeIn(
  target: ParleyTarget,
  browser: Browser,
  person: number,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const token = target.entry(person).headers["authorization"]!.replace("Bearer ", "");
  const url = addressOf(target, "");
  await context.addCookies([{ name: cookieName(false), value: token, url }]);
  return { page: await context.newPage(), [Symbol.asyncDispose]: () => context.close() };
}

export function addressOf({ port }: ParleyTarget, path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}
