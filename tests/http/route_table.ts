/** Every route: who may ask it what, with forms that would do something, and what becomes of one that says nothing. */
import type { Role } from "../../lib/protocol/mod.ts";
import { PASSWORD } from "../support/scriptless_browser.ts";
import { OTHER_PASSWORD } from "./account_scene.ts";
import type { Everybody } from "./everybody.ts";

/**
 * "a program": whoever has a good token or cookie. "a device": people, at a browser of theirs.
 * A role: people of that role on the place and of those above. "a script": everybody is answered in
 * JSON. "JSON": programs alone, by a token and never by a cookie. "a socket": see the tests of the gateway. "who builds": nobody, where the place is in use.
 */
export type May =
  | "everybody"
  | "a program"
  | "a device"
  | "a script"
  | "JSON"
  | "a socket"
  | "who builds"
  | Role;

export type Fields = Readonly<Record<string, string>>;

export interface Deed {
  readonly fields: Fields;
  /** The least role on the place, where it is another than for the page. */
  readonly least?: Role;
  /** What those get who are below it: 403 where nothing is said. */
  readonly refused?: number;
  /** What others get to whom these things do not belong. */
  readonly notTheirs?: number;
}

export type Method = "HEAD" | "OPTIONS" | "PUT" | "PATCH" | "DELETE";

export interface Door {
  readonly path: string | ((all: Everybody) => string);
  readonly GET?: May;
  readonly POST?: May;
  /** What programs ask and no form can: all but OPTIONS is refused to whom nobody knows. */
  readonly others?: readonly Method[];
  /** What those get who may look: 200 where nothing is said. */
  readonly shown?: number;
  /** What becomes of a form that says nothing, from somebody who may send one. */
  readonly empty?: number;
  /** What those get whom nobody knows, where that is not the way to the login. */
  readonly stranger?: number;
  /** How much is too much to be read; 70,000 bytes where nothing is said. */
  readonly tooMany?: number;
  /** Whether that does something nevertheless. */
  readonly emptyWorks?: true;
  /** Never looks at what is sent. */
  readonly readsNothing?: true;
  readonly deeds?: (all: Everybody) => readonly Deed[];
}

const own = (path: string, empty: number, deeds: NonNullable<Door["deeds"]>): Door => ({
  ...{ path: `/account${path}`, GET: "a device", POST: "a device", empty, deeds },
});
const script = (path: string): Door => ({ path: `/passkeys/${path}`, POST: "a script" });
const api = (path: string): Door => ({ path: `/api/${path}`, POST: "JSON" });

const PROVEN = { current: PASSWORD };
const NEWCOMER = { name: "zed", password: PASSWORD };
const FORM = { GET: "everybody", POST: "everybody" } as const;

/** In this order the owner can do all of it. */
export const ROUTES: Readonly<Record<string, Door>> = {
  "healthz.ts": { path: "/healthz", GET: "everybody" },
  "theme.css.ts": { path: "/theme.css", GET: "everybody" },
  "manifest.webmanifest.ts": { path: "/manifest.webmanifest", GET: "everybody" },
  "version.ts": { path: "/version", GET: "everybody" },
  "kit/index.tsx": { path: "/kit", GET: "who builds" },
  "ws.ts": { path: "/ws", GET: "a socket" },

  "api/place.ts": { path: "/api/place", GET: "everybody" },
  "api/whoami.ts": { path: "/api/whoami", GET: "JSON", stranger: 401 },
  "api/login.ts": api("login"),
  "api/guest.ts": api("guest"),
  "api/link.ts": api("link"),
  "api/invite.ts": api("invite"),
  "api/logout.ts": api("logout"),

  "emoji/index.ts": {
    ...{ path: "/emoji", POST: "a program", empty: 422, stranger: 401, tooMany: 300_000 },
  },
  "uploads/index.ts": {
    ...{ path: "/uploads", POST: "a program", empty: 412, stranger: 401, readsNothing: true },
    others: ["OPTIONS"],
  },
  "uploads/[id].ts": {
    ...{ path: ({ file }) => `/uploads/${file}`, stranger: 401 },
    others: ["DELETE", "HEAD", "OPTIONS", "PATCH"],
  },
  "files/[id]/[[name]].ts": {
    ...{ path: ({ file }) => `/files/${file}/notes.txt`, GET: "a program", stranger: 401 },
  },
  "previews/[id].ts": {
    ...{ path: ({ file }) => `/previews/${file}`, GET: "a program", stranger: 401 },
    others: ["PUT"],
  },
  "emoji/[id].ts": { path: ({ emoji }) => `/emoji/${emoji}`, GET: "a program", stranger: 401 },

  "(pages)/index.tsx": { path: "/", GET: "everybody", shown: 302 },
  "(pages)/rooms/[[room]].ts": { path: "/rooms", GET: "a program", shown: 302 },
  "(pages)/(app)/r/index.tsx": { path: "/r", GET: "a program" },
  "(pages)/(app)/r/[...at].tsx": { path: "/r/rnobodyknows", GET: "a program" },
  "(pages)/(app)/d/[...at].tsx": { path: "/d/dnobodyknowsthisone12", GET: "a program" },
  "(pages)/(app)/activity.tsx": { path: "/activity", GET: "a program" },
  "(pages)/(app)/threads.tsx": { path: "/threads", GET: "a program" },
  "(pages)/(app)/saved.tsx": { path: "/saved", GET: "a program" },
  "(pages)/(app)/drafts.tsx": { path: "/drafts", GET: "a program" },
  "(pages)/(app)/later.tsx": { path: "/later", GET: "a program" },
  "(pages)/(app)/browse.tsx": { path: "/browse", GET: "a program" },
  "(pages)/(app)/people/index.tsx": { path: "/people", GET: "a program" },
  "(pages)/(app)/share.tsx": { path: "/share", GET: "a program" },
  "(pages)/share/take.tsx": {
    ...{ path: "/share/take", GET: "a program", shown: 302 },
    ...{ POST: "a program", empty: 200, readsNothing: true },
  },
  "(pages)/(app)/settings/[[part]].tsx": { path: "/settings", GET: "a program" },
  "(pages)/login.tsx": {
    ...{ path: "/login", ...FORM, empty: 401 },
    deeds: () => [{ fields: { name: "ada", password: PASSWORD } }],
  },
  "(pages)/register.tsx": {
    ...{ path: "/register", ...FORM, empty: 422, deeds: () => [{ fields: NEWCOMER }] },
  },
  "(pages)/guest.tsx": {
    ...{ path: "/guest", ...FORM, empty: 422, deeds: () => [{ fields: { name: "gus" } }] },
  },
  "(pages)/join.tsx": {
    ...{ path: "/join", ...FORM, empty: 422 },
    deeds: ({ secrets: { invite: secret } }) => [
      { fields: { secret, enter: "1", ...NEWCOMER, name: "yan" } },
    ],
  },
  "(pages)/reset.tsx": {
    ...{ path: "/reset", ...FORM, empty: 422 },
    deeds: ({ secrets: { reset: secret } }) => [{ fields: { secret, password: PASSWORD } }],
  },
  "(pages)/link.tsx": { path: "/link", ...FORM, empty: 422 },
  "(pages)/recover.tsx": { path: "/recover", ...FORM, empty: 422 },
  "(pages)/setup.tsx": { path: "/setup", ...FORM, shown: 404, empty: 422 },
  "(pages)/logout.ts": {
    ...{ path: "/logout", POST: "everybody", empty: 303, readsNothing: true },
  },
  "(pages)/passkeys/add.ts": script("add"),
  "(pages)/passkeys/login.ts": script("login"),
  "(pages)/passkeys/proof.ts": script("proof"),
  "(pages)/passkeys/register.ts": script("register"),

  "(pages)/(own)/place/index.tsx": {
    ...{ path: "/place", GET: "admin", POST: "admin", empty: 400 },
    deeds: () => [{ fields: { place: "Elm", hue: "10", door: "open", guests: "on" } }],
  },
  "(pages)/(own)/place/emoji.tsx": {
    ...{ path: "/place/emoji", GET: "moderator", POST: "moderator", empty: 422, tooMany: 300_000 },
    deeds: () => [{ fields: { remove: "tea" } }],
  },
  "(pages)/(own)/place/files.tsx": { path: "/place/files", GET: "admin" },
  "(pages)/(own)/place/people/index.tsx": { path: "/place/people", GET: "moderator" },
  "(pages)/(own)/place/people/[person].tsx": {
    ...{ path: ({ ben }) => `/place/people/${ben.user}` },
    ...{ GET: "moderator", POST: "moderator", empty: 400 },
    deeds: () => [
      // None is offered to those who may not change it, so theirs is no form of this page
      { fields: { do: "role", role: "moderator", ...PROVEN }, least: "admin", refused: 400 },
      { fields: { do: "role", role: "member", ...PROVEN }, least: "admin", refused: 400 },
      { fields: { do: "reset", ...PROVEN }, least: "owner" },
      { fields: { do: "ban", reason: "Spam" } },
      { fields: { do: "back" } },
    ],
  },
  "(pages)/(own)/people/[person].tsx": {
    ...{ path: ({ ben }) => `/people/${ben.user}` },
    ...{ GET: "a device", POST: "a device", empty: 400 },
    deeds: () => [
      { fields: { do: "ignore" } },
      { fields: { do: "hear" } },
      { fields: { do: "write" }, least: "member" },
    ],
  },
  "(pages)/(own)/place/invites/index.tsx": {
    ...{ path: "/place/invites", GET: "a device", POST: "a device", empty: 404 },
    deeds: ({ owned }) => [{ fields: { end: owned.invite }, notTheirs: 404 }],
  },
  "(pages)/(own)/place/invites/new.tsx": {
    ...{ path: "/place/invites/new", GET: "a device", POST: "member" },
    ...{ empty: 200, emptyWorks: true },
    deeds: () => [{ fields: { as: "member", days: "7", uses: "5" } }],
  },

  "(pages)/(own)/account/index.tsx": own("", 422, () => [{ fields: { name: "Ada.L" } }]),
  "(pages)/(own)/account/profile.tsx": {
    ...own("/profile", 303, () => [{ fields: { displayName: "Ada L", bio: "Hi" } }]),
    ...{ shown: 303, emptyWorks: true },
  },
  "(pages)/(own)/account/picture.tsx": {
    ...own("/picture", 422, () => [{ fields: { remove: "yes" } }]),
    ...{ shown: 303, tooMany: 1_100_000 },
  },
  "(pages)/(own)/account/codes.tsx": own("/codes", 401, () => [{ fields: PROVEN }]),
  "(pages)/(own)/account/phone.tsx": own("/phone", 401, () => [{ fields: PROVEN }]),
  "(pages)/(own)/account/devices.tsx": own("/devices", 404, ({ owned }) => [
    { fields: { end: owned.device }, notTheirs: 404 },
  ]),
  "(pages)/(own)/account/tokens/index.tsx": own("/tokens", 404, ({ owned }) => [
    { fields: { end: owned.program }, notTheirs: 404 },
  ]),
  "(pages)/(own)/account/tokens/new.tsx": own("/tokens/new", 422, () => [
    { fields: { token: "script", "scope-read": "on", days: "7", ...PROVEN } },
  ]),
  "(pages)/(own)/account/passkeys.tsx": own("/passkeys", 400, ({ owned: { passkey: id } }) => [
    { fields: { do: "rename", id, name: "Mine" }, notTheirs: 422 },
    { fields: { do: "remove", id, ...PROVEN }, notTheirs: 422 },
  ]),
  "(pages)/(own)/account/security.tsx": own("/security", 422, () => [
    { fields: { ...PROVEN, password: OTHER_PASSWORD, keep: "on" } },
  ]),
  "(pages)/(own)/account/delete.tsx": own("/delete", 401, () => [
    { fields: { current: OTHER_PASSWORD, messages: "keep" } },
  ]),
};
