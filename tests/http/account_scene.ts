// People at their own accounts, each at a browser without scripts.

import assert from "node:assert/strict";
import { makeResetLink } from "../../lib/actions/mod.ts";
import { openSession, tokenOf, whoHas } from "../../lib/auth/mod.ts";
import { addPerson, asStranger, findAccount } from "../../lib/store/mod.ts";
import { type Answer, PASSWORD, ScriptlessBrowser } from "../support/scriptless_browser.ts";
import { changePlace } from "../support/doors.ts";
import { accountOf, given } from "../support/seed.ts";
import type { TestServer } from "../support/server.ts";

export const OTHER_PASSWORD = "four more blue words";
export const WRONG_PASSWORD = /not your password/;

export const OWN_PATHS = [
  ...["/account", "/account/security", "/account/passkeys", "/account/codes", "/account/delete"],
  ...["/account/devices", "/account/phone", "/account/tokens", "/account/tokens/new"],
  ...[
    "/place",
    "/place/people",
    "/place/emoji",
    "/place/files",
    "/place/invites",
    "/place/invites/new",
  ],
];

export async function logIn(server: TestServer, name: string, password: string) {
  const browser = new ScriptlessBrowser(server.address);
  const { status } = await browser.fill("/login", { name, password });
  assert.equal(status, 303);
  return browser;
}

export async function newcomer(server: TestServer, name: string): Promise<ScriptlessBrowser> {
  await changePlace(server.chat.store, { door: "open" });
  const browser = new ScriptlessBrowser(server.address);
  assert.equal((await browser.fill("/register", { name, password: PASSWORD })).status, 303);
  return browser;
}

export async function guest(server: TestServer, name: string): Promise<ScriptlessBrowser> {
  const { store, clock } = server.chat;
  await changePlace(store, { guests: true });
  const user = given(await addPerson(store, accountOf(name), asStranger("guest"), clock.now()));
  const { token } = given(await openSession(store, user, clock.now()));
  const browser = new ScriptlessBrowser(server.address);
  browser.cookie = `parley=${token}`;
  return browser;
}

export async function isLoggedIn(browser: ScriptlessBrowser): Promise<boolean> {
  return (await browser.get("/account")).status === 200;
}

/** What an answer shows, which nobody is to keep. */
export function matching(answer: Answer, pattern: RegExp): string {
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const found = pattern.exec(answer.text)?.[1];
  assert.ok(found, `${pattern} in ${answer.text}`);
  return found;
}

export async function assertShownNowhere(browser: ScriptlessBrowser, secret: string) {
  for (const path of OWN_PATHS) {
    const { status, text } = await browser.get(path);
    assert.equal(status, 200, path);
    assert.ok(!text.includes(secret), path);
  }
}

/** The devices or tokens that have a button to end them. */
export function endable(text: string): string[] {
  const all = [...text.matchAll(/name="end" value="([^"]+)"/g)].map(([, id]) => id!);
  return all.filter((id) => id !== "others");
}

/** What an owner hands over to somebody who has lost everything. */
export async function resetSecretFor(
  { chat }: TestServer,
  owner: ScriptlessBrowser,
  name: string,
): Promise<string> {
  const { store, clock } = chat;
  const now = () => clock.now();
  const { token } = tokenOf(new Headers({ cookie: owner.cookie }), false)!;
  const me = await whoHas(store, token, now());
  const account = await findAccount(store, name);
  return given(await makeResetLink({ store, now }, me!, account!.user)).secret;
}
