// What the browser needs to wake the islands of a page: their scripts, their props, and the HTML of JSX among the props.

import { Signal } from "@preact/signals";
import { DevalueError, stringify } from "devalue";
import { isValidElement, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { type RenderState, renderWith } from "./state.ts";

export interface Payload {
  /** For the script element. It holds no `<`, so nothing in it can end that element early. */
  json: string;
  /** The HTML of each piece of JSX that was passed to an island. */
  slots: string[];
}

/** Signals and JSX stand in tables of their own and are named by number, so that they may refer to each other. */
interface Tables {
  signals: Map<Signal, number>;
  slots: Map<VNode, number>;
}

export function makePayload(state: RenderState): Payload {
  const tables: Tables = { signals: new Map(), slots: new Map() };
  const slots: string[] = [];
  let json = encode(state, tables);
  let known = 0;
  // JSX may hold islands, whose props may hold signals and JSX: until nothing new turns up.
  while (known < tables.signals.size + tables.slots.size) {
    known = tables.signals.size + tables.slots.size;
    for (const vnode of [...tables.slots.keys()].slice(slots.length)) {
      slots.push(renderWith(state, () => renderToString(vnode)));
    }
    json = encode(state, tables);
  }
  return { json, slots };
}

function encode({ islands, snapshot }: RenderState, { signals, slots }: Tables): string {
  const modules = [...new Set(islands.map(({ island }) => island))];
  const page = {
    buildId: snapshot?.buildId,
    modules: modules.map(({ script, exportName }) => [script, exportName]),
    islands: islands.map(({ island, props }) => [modules.indexOf(island), props]),
    signals: [...signals.keys()].map((signal) => signal.peek()),
  };
  // The numbers stand in arrays: a bare 0 would say "not mine".
  const reducers = {
    Signal: (value: unknown) => value instanceof Signal && [numberOf(value, signals)],
    Slot: (value: unknown) => isValidElement(value) && [numberOf(value, slots)],
  };
  try {
    return stringify(page, reducers);
  } catch (error) {
    throw error instanceof DevalueError ? explain(error, islands) : error;
  }
}

function numberOf<T>(value: T, table: Map<T, number>): number {
  if (!table.has(value)) table.set(value, table.size);
  return table.get(value)!;
}

function explain(error: DevalueError, islands: RenderState["islands"]): Error {
  const [, place, path = ""] = error.path?.match(/^\.islands\[(\d+)\]\[1\](.*)$/) ?? [];
  const name = islands[Number(place)]?.island.component.name ?? "an island";
  return new Error(`Cannot pass props${path} to the island ${name}: ${error.message}`, {
    cause: error,
  });
}
