// Which commands there are at the terminal: those that every client has, and its own.

import { type CommandName, COMMANDS, type Takes } from "../../../slash/mod.ts";

/** What stands behind a command, as far as Tab can know what it may be. */
export type Part =
  | Takes
  | "group"
  | "person?"
  | "people?"
  | "room?"
  | "emoji"
  | "path"
  | "paths"
  | "number"
  | "order?"
  | Choice;

/** One of these words. */
export type Choice = readonly string[];

export interface Order<Name extends string = string> {
  readonly name: Name;
  readonly takes: readonly Part[];
}

const OWN = [
  { name: "msg", takes: ["group", "text?"] },
  { name: "reply", takes: ["text?"] },
  { name: "thread", takes: ["text?"] },
  { name: "edit", takes: ["text?"] },
  { name: "delete", takes: [] },
  { name: "undo", takes: [] },
  { name: "retry", takes: [] },
  { name: "react", takes: ["emoji"] },
  { name: "pin", takes: [] },
  { name: "pins", takes: [[]] },
  { name: "keep", takes: [] },
  { name: "kept", takes: [[]] },
  { name: "rooms", takes: ["room?"] },
  { name: "unread", takes: [] },
  { name: "notify", takes: [["all", "mentions", "none", "usual", "bell"], ["on", "off"]] },
  { name: "invite", takes: ["people?"] },
  { name: "users", takes: ["person?"] },
  { name: "whois", takes: ["person?"] },
  { name: "ignore", takes: ["person?"] },
  { name: "unignore", takes: ["person"] },
  { name: "history", takes: [["today", "yesterday"]] },
  { name: "search", takes: ["text?"] },
  { name: "spoilers", takes: [["on", "off"]] },
  { name: "clear", takes: [] },
  { name: "files", takes: [[]] },
  { name: "save", takes: ["number", "path"] },
  { name: "send", takes: ["paths", "text?"] },
  { name: "help", takes: ["order?"] },
  { name: "exit", takes: [] },
  { name: "quit", takes: [] },
] as const satisfies readonly Order[];

export type OrderName = CommandName | (typeof OWN)[number]["name"];

/** One's own takes the place of the one that all have. */
export const ORDERS: readonly Order<OrderName>[] = [
  ...COMMANDS.filter(({ name }) => !OWN.some((own) => own.name === name)),
  ...OWN,
];

/** In the order in which people read of them. */
export const THEMES = {
  talk: ["msg", "reply", "thread", "react", "edit", "delete", "undo", "retry", "pin", "keep", "me"],
  rooms: [
    ...["rooms", "unread", "join", "create", "leave", "topic", "rename"] as const,
    ...["invite", "remove", "notify", "mute", "unmute"] as const,
  ],
  people: ["who", "users", "whois", "ignore", "unignore"],
  past: ["history", "search", "pins", "kept", "spoilers", "clear"],
  files: ["files", "save", "send"],
  you: ["status", "away", "dnd", "back", "nick"],
  program: ["help", "exit", "quit"],
} as const satisfies Record<string, readonly OrderName[]>;

export type Theme = keyof typeof THEMES;

export function isOrderName(name: string): name is OrderName {
  return ORDERS.some((order) => order.name === name);
}
