/**
 * One person at several tabs of the real app on two devices, others who talk, and a network that
 * breaks. In the end every tab counts what the whole history counts, and so does each after a reload.
 */
import type { Page } from "playwright-core";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { isAlive, openApp } from "../support/app_page.ts";
import { NOT_REACHED, TestBrowser } from "../support/browser.ts";
import { type BusyPlace, busyPlace, type Name } from "../support/busy_place.ts";
import { Gate } from "../support/gate.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";
import { countFromHistory, inWords } from "./counting.ts";
import { Dice } from "./dice.ts";
import { doAll, hurry, shownCounts, tabDeed } from "./reading_tab.ts";
import { Talkers } from "./talkers.ts";

const OTHERS: Name[] = ["ines", "tomas", "jonas", "aiko", "mara"];
/** In one round: of those who talk, and at each tab. */
const TALK = 40;
const AT_A_TAB = 3;
const LEFT_UNREAD = 400;
const TIMES_FASTER = 10;
/** The less there is to paint, the more happens. */
const SMALL = { width: 960, height: 480 };
/** For the last pauses of the app to pass, on a busy machine too. */
const SETTLING_MS = 30_000;

export interface Walked {
  readonly operations: number;
  /** How often the read position of a conversation was moved. */
  readonly moves: number;
  /** What a tab says that is not so. */
  readonly wrong: readonly string[];
}

interface Device {
  readonly gate: Gate;
  readonly tabs: readonly Page[];
}

export async function walkUnread(
  { seed, operations }: { seed: number; operations: number },
): Promise<Walked> {
  await using server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_REACHED);
  await using resources = new AsyncDisposableStack();
  const people = await Promise.all(
    OTHERS.map(async (who) =>
      resources.use(await WireClient.connect(server.address, await place.tokenOf(who)))
    ),
  );
  const talkers = new Talkers(people, roomsOf(people, place), {
    name: "mara",
    user: place.people.mara.user,
  });
  const devices: Device[] = [];
  for (const tabs of [2, 1]) {
    const gate = resources.use(new Gate(server.address));
    devices.push({ gate, tabs: await openTabs({ server, place, browser }, gate, tabs) });
  }

  const dice = new Dice(seed);
  const tabs = devices.flatMap(({ tabs }) => tabs);
  const round = TALK + AT_A_TAB * tabs.length + 1;
  const rounds = Math.ceil(operations / round);
  for (let i = 0; i < rounds; i++) {
    server.clock.move(Date.now() - server.clock.now());
    await Promise.all([
      talk(talkers, dice.of(`talk ${i}`)),
      ...tabs.map((tab, at) => doAll(tab, deedsOf(dice.of(`tab ${at} ${i}`)))),
      breakOff(devices, dice.of(`network ${i}`)),
    ]);
    if (dice.of(`reload ${i}`).chance(0.01)) await reload(devices, dice.of(`which ${i}`));
  }
  for (const { gate } of devices) gate.open();
  const reader = people.at(-1)!;
  const wrong = await settle(tabs, reader);
  // What nobody reads any more stays to be counted
  for (const tab of tabs) await doAll(tab, [["lookAway", 0]]);
  for (let i = 0; i < LEFT_UNREAD; i += TALK) await talk(talkers, dice.of(`left ${i}`));
  wrong.push(...await settle(tabs, reader));
  for (const tab of tabs) await tab.reload();
  wrong.push(...await settle(tabs, reader));
  return { operations: rounds * round + LEFT_UNREAD, moves: movesHeard(reader), wrong };
}

function roomsOf(
  people: readonly WireClient[],
  { rooms: { saturday, clocks, notices, till }, direct, group }: BusyPlace,
): Map<WireClient, RoomId[]> {
  const open = [saturday, clocks, notices];
  const more: Record<string, RoomId[]> = {
    ...{ ines: [till, direct], tomas: [group], jonas: [group], aiko: [] },
    mara: [till, direct, group],
  };
  return new Map(people.map((person, at) => [person, [...open, ...more[OTHERS[at]!]!]]));
}

async function openTabs(
  scene: { server: TestServer; place: BusyPlace; browser: TestBrowser },
  gate: Gate,
  count: number,
): Promise<Page[]> {
  const path = `/r/${scene.place.rooms.saturday}`;
  const first = await openApp({ ...scene, server: gate }, path, { size: SMALL });
  const context = first.context();
  await context.addInitScript(hurry, TIMES_FASTER);
  await first.reload();
  const tabs = [first];
  while (tabs.length < count) {
    const tab = await context.newPage();
    await tab.goto(gate.address + path);
    tabs.push(tab);
  }
  for (const tab of tabs) await isAlive(tab);
  return tabs;
}

async function talk(talkers: Talkers, dice: Dice): Promise<void> {
  for (let i = 0; i < TALK; i++) await talkers.talk(dice);
}

function deedsOf(dice: Dice) {
  return Array.from({ length: AT_A_TAB }, () => tabDeed(dice));
}

/** Lines are cut, answers are lost, and now and then there is no network for a while. */
function breakOff(devices: readonly Device[], dice: Dice): void {
  const { gate } = dice.pick(devices)!;
  const what = dice.weighed(
    [[80, "nothing"], [6, "cut"], [4, "muffle"], [5, "shut"], [5, "open"]] as const,
  );
  if (what === "muffle") {
    gate.muffle("/ws");
    setTimeout(() => gate.cut(), 50);
  } else if (what !== "nothing") gate[what]();
}

async function reload(devices: readonly Device[], dice: Dice): Promise<void> {
  const { gate, tabs } = dice.pick(devices)!;
  const tab = dice.pick(tabs)!;
  gate.open();
  await tab.reload();
  await isAlive(tab);
}

function movesHeard({ heard }: WireClient): number {
  const own = heard.flatMap((event) => event.type === "own.moved" ? event.events : []);
  return own.filter(({ type }) => type === "read.moved").length;
}

/** Positions move for a moment still; what is wrong after that stays wrong. */
async function settle(tabs: readonly Page[], person: WireClient): Promise<string[]> {
  const end = Date.now() + SETTLING_MS;
  let wasRight = false;
  for (;;) {
    const wrong = await compare(tabs, person);
    if (wrong.length > 0 && Date.now() > end) return wrong;
    // Twice the same: between the two everything that was under way has arrived
    if (wrong.length === 0 && wasRight) return [];
    wasRight = wrong.length === 0;
    await new Promise((passed) => setTimeout(passed, 300));
  }
}

async function compare(tabs: readonly Page[], person: WireClient): Promise<string[]> {
  const counted = await countFromHistory(person);
  const wrong: string[] = [];
  for (const [at, tab] of tabs.entries()) {
    const shown = await shownCounts(tab);
    const isInStep = await tab.locator('.screen[data-phase="in sync"]').count() === 1;
    if (!isInStep) wrong.push(`tab ${at} is not in sync`);
    for (const [room, count] of counted) {
      const expected = inWords(count);
      if (shown[room] === expected) continue;
      wrong.push(`tab ${at}, ${room}: shows "${shown[room]}", the history says "${expected}"`);
    }
  }
  return wrong;
}
