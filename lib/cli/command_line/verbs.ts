// The table of verbs: what a command line may say. Help, mistakes and completions are made from it.

import { shell } from "../../words/mod.ts";
import type { Flag, Verb } from "./verb.ts";

const { verbs: about, flags: says } = shell;

export const SERVER: Flag = {
  name: "server",
  short: "s",
  takes: "SERVER",
  about: () => says.server,
};
export const FINGERPRINT: Flag = {
  ...{ name: "fingerprint", takes: "SHA256:...", about: () => says.fingerprint },
};
export const JSON_LINES: Flag = { name: "json", takes: null, about: () => says.json };
const ALL_ROOMS: Flag = { name: "all", takes: null, about: () => says.all };
const LAST: Flag = { name: "last", takes: "N", about: () => says.last };
const SINCE: Flag = { name: "since", takes: "TIME", about: () => says.since };
const TAIL: readonly Flag[] = [
  { name: "follow", short: "f", takes: null, about: () => says.follow },
  LAST,
  SINCE,
  { name: "cursor", takes: "NAME", about: () => says.cursor },
];
const PAST: readonly Flag[] = [
  LAST,
  SINCE,
  { name: "until", takes: "TIME", about: () => says.until },
];
/** What is said with files. */
const TEXT: Flag = { name: "text", short: "t", takes: "TEXT", about: () => says.text };
const OUTPUT: Flag = { name: "output", short: "o", takes: "PATH", about: () => says.output };
const SEND: readonly Flag[] = [
  { name: "queue", takes: null, about: () => says.queue },
  { name: "lines", takes: null, about: () => says.lines },
  { name: "once", takes: "KEY", about: () => says.once },
];
const OUTBOX: readonly Flag[] = [
  { name: "retry", takes: "ID|all", about: () => says.retry },
  { name: "drop", takes: "ID|all", about: () => says.drop },
];
const INSTALL: readonly Flag[] = [
  { name: "to", takes: "FOLDER", about: () => says.to },
  { name: "remove", takes: null, about: () => says.remove },
];
/** Where to, for every verb that goes there. */
export const WHERE: readonly Flag[] = [SERVER, FINGERPRINT];
/** Who, for those that come in. */
export const WHO: readonly Flag[] = [
  { name: "name", short: "n", takes: "NAME", about: () => says.name },
  { name: "guest", takes: null, about: () => says.guest },
  { name: "link", takes: "URL", about: () => says.link },
  { name: "no-save", takes: null, about: () => says.unsaved },
];

export const VERBS: readonly Verb[] = [
  {
    ...{ name: "chat", operands: ["[ROOM]"], flags: [...WHERE, ...WHO] },
    about: () => about.chat,
    load: () => import("../chat/chat.ts"),
  },
  {
    ...{ name: "login", operands: [], flags: [...WHERE, ...WHO] },
    about: () => about.login,
    load: () => import("../scripts/login.ts"),
  },
  {
    ...{ name: "logout", operands: [], flags: WHERE },
    about: () => about.logout,
    load: () => import("../scripts/logout.ts"),
  },
  {
    ...{ name: "whoami", operands: [], flags: [...WHERE, JSON_LINES] },
    about: () => about.whoami,
    load: () => import("../scripts/whoami.ts"),
  },
  {
    ...{ name: "tail", operands: ["ROOM"], flags: [...WHERE, ...TAIL, JSON_LINES] },
    about: () => about.tail,
    load: () => import("../scripts/tail.ts"),
  },
  {
    ...{ name: "history", operands: ["ROOM"], flags: [...WHERE, ...PAST, JSON_LINES] },
    about: () => about.history,
    load: () => import("../scripts/history.ts"),
  },
  {
    ...{ name: "send", operands: ["ROOM", "[TEXT...]"], flags: [...WHERE, ...SEND, JSON_LINES] },
    about: () => about.send,
    load: () => import("../scripts/send.ts"),
  },
  {
    ...{ name: "dm", operands: ["NAME", "[TEXT...]"], flags: [...WHERE, ...SEND, JSON_LINES] },
    about: () => about.dm,
    load: () => import("../scripts/dm.ts"),
  },
  {
    ...{ name: "outbox", operands: [], flags: [...WHERE, ...OUTBOX, JSON_LINES] },
    about: () => about.outbox,
    load: () => import("../scripts/outbox.ts"),
  },
  {
    ...{ name: "rooms", operands: [], flags: [...WHERE, ALL_ROOMS, JSON_LINES] },
    about: () => about.rooms,
    load: () => import("../scripts/rooms.ts"),
  },
  {
    ...{ name: "users", operands: ["[ROOM]"], flags: [...WHERE, JSON_LINES] },
    about: () => about.users,
    load: () => import("../scripts/users.ts"),
  },
  {
    ...{ name: "upload", operands: ["ROOM", "FILE..."], flags: [...WHERE, TEXT, JSON_LINES] },
    about: () => about.upload,
    load: () => import("../scripts/upload.ts"),
  },
  {
    ...{ name: "download", operands: ["FILE|MESSAGE|LINK..."] },
    flags: [...WHERE, OUTPUT, JSON_LINES],
    about: () => about.download,
    load: () => import("../scripts/download.ts"),
  },
  {
    ...{ name: "install", operands: [], flags: INSTALL },
    about: () => about.install,
    load: () => import("../scripts/install.ts"),
  },
  {
    ...{ name: "completions", operands: ["SHELL"], flags: [] },
    about: () => about.completions,
    load: () => import("../scripts/completions.ts"),
  },
  {
    ...{ name: "version", operands: [], flags: [JSON_LINES] },
    about: () => about.version,
    load: () => import("../scripts/version.ts"),
  },
];
