// The first script of a page with islands: reads what the server left, fetches the islands and wakes them up.

import { type Signal, signal } from "@preact/signals";
import { parse } from "devalue";
import { type ComponentChild, type ComponentType, h, hydrate, type VNode } from "preact";
import { build } from "./asset.ts";
import { fragmentRoot } from "./fragment_root.ts";
import { findAllIslands, type FoundIsland } from "./markers.ts";
import { painted } from "./painted.ts";
import { readSlot } from "./slots.ts";

type Props = Record<string, unknown>;

interface Page {
  buildId: string;
  modules: [script: string, exportName: string][];
  islands: [module: number, props: Props][];
  /** The values of the signals that the props name by number. */
  signals: unknown[];
}

async function boot(text: string): Promise<void> {
  const components: (ComponentType<Props> | undefined)[] = [];
  const page = read(text, (id) => h(Deferred, { id }));

  function makeIsland(id: number): VNode | null {
    const [module, props] = page.islands[id]!;
    const component = components[module];
    return component ? h(component, props) : null;
  }

  /** An island within JSX that was passed to another: its component and props are known only once all is read. */
  function Deferred({ id }: { id: number }): VNode | null {
    return makeIsland(id);
  }

  build.id = () => page.buildId;
  await painted();
  components.push(...await Promise.all(page.modules.map(load)));
  for (const found of findAllIslands()) wake(found, makeIsland(found.id));
}

function read(text: string, makeIsland: (id: number) => ComponentChild): Page {
  const signals: Signal[] = [];
  const signalAt = (number: number) => signals[number] ??= signal();
  const page = parse(text, {
    Signal: ([number]: [number]) => signalAt(number),
    Slot: ([number]: [number]) => readSlot(number, makeIsland),
  }) as Page;
  page.signals.forEach((value, number) => signalAt(number).value = value);
  return page;
}

/** One script that can't be had must not keep the islands of the others asleep. */
async function load([script, exportName]: [string, string]) {
  try {
    return (await import(script))[exportName];
  } catch (error) {
    reportError(error);
  }
}

/** Nor must one island that fails. */
function wake({ start, end }: FoundIsland, island: VNode | null): void {
  try {
    if (island) hydrate(island, fragmentRoot(start, end));
  } catch (error) {
    reportError(error);
  }
}

const state = document.getElementById("fresh-islands");
if (state) await boot(state.textContent ?? "");
