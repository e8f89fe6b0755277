// What a command is called, does and takes, in words: those that all clients share, and those of the terminal.

import { chat, orders } from "../../../words/mod.ts";
import type { OrderName } from "./table.ts";

export function whatItDoes(name: OrderName): string {
  return name in orders.does
    ? orders.does[name as keyof typeof orders.does]
    : chat.slash.does[name as keyof typeof chat.slash.does];
}

/** As it is typed, with what may stand behind it. */
export function usageOf(name: OrderName): string {
  return `/${name} ${orders.takes[name]}`.trimEnd();
}

export function exampleOf(name: OrderName): string | null {
  return name in orders.examples ? orders.examples[name as keyof typeof orders.examples] : null;
}
