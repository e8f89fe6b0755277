/** What seldom stands in a room, and has to look well all the same: long, many, closed, failed, away. */
import type { Page } from "playwright-core";
import * as actions from "../../lib/actions/mod.ts";
import { newClientId, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import { addPerson, asNamed, type PlaceRow, placeRow, type Store } from "../../lib/store/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { isAlive } from "./app_page.ts";
import type { BusyPlace } from "./busy_place.ts";
import { fillWithFiles } from "./file_scenes.ts";
import type { GalleryScene } from "./gallery_scene.ts";
import { accountOf, given } from "./seed.ts";
import type { TestServer } from "./server.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Rooms and people of this kind, in a place that people live in. */
export interface Edges {
  readonly rooms: Record<"long" | "closed" | "news" | "empty" | "stages" | "pictures", RoomId>;
  readonly guest: UserId;
}

const LONG_NAME = "Maximiliana Ferdinande von und zu Hohenlohe-Waldenburg";
const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const LONG_CODE = [
  "```ts",
  "export const all = Object.entries(departments).flatMap(([department, { people }]) => people.map((person) => ({ department, person })));",
  ...Array.from(
    { length: 14 },
    (_, i) => `const step${i} = await machine.turn(${i}, "clockwise");`,
  ),
  "```",
].join("\n");

export async function prepareEdges(
  { chat: { store }, address }: TestServer,
  place: BusyPlace,
): Promise<Edges> {
  const ground = { store, now: () => Date.now() };
  const { mara, ines, tomas } = place.people;
  const account = accountOf("max", LONG_NAME);
  const guest = given(await addPerson(store, account, asNamed("guest"), Date.now()));
  const open = (name: string, topic: string) =>
    place.room(name, "public", topic, ["mara", "ines", "tomas"]);
  const rooms = {
    long: await open(
      "everything-that-was-ever-said-about-the-long-ladder-in-the-yard",
      "A topic that goes on for a while, for nobody here has ever found a reason to stop, or a shorter word",
    ),
    closed: await open("summer-fair", "The fair of this year"),
    news: await open("news", "From those who run the place"),
    empty: await place.room("empty", "public", "", ["mara"]),
    stages: await open("stages", ""),
    pictures: await place.room("what-we-saw", "public", "", [
      "mara",
      "ines",
      "tomas",
      "jonas",
      "aiko",
    ]),
  };
  given(await actions.addToRoom(ground, mara.user, { room: rooms.long, user: guest }));
  await place.say("ines", rooms.long, LONG_WORD.repeat(2));
  await place.say("tomas", rooms.long, LONG_CODE);
  await place.say("ines", rooms.long, "@max and @mara, have a look", {
    mentions: [mara.user, guest],
  });
  await place.say("mara", rooms.closed, "Thank you all. Next year again.");
  given(await actions.archiveRoom(ground, mara.user, { room: rooms.closed, on: true }));
  await place.say("mara", rooms.news, "We close at noon on Friday.");
  given(
    await actions.changeRoom(ground, mara.user, { room: rooms.news, posting: "moderators" }),
  );
  const change = { room: rooms.stages, topic: "Who stands where" };
  given(await actions.changeRoom(ground, mara.user, change));
  given(await actions.changeRoom(ground, mara.user, { room: rooms.stages, name: "the-stages" }));
  given(await actions.removeFromRoom(ground, mara.user, { room: rooms.stages, user: ines.user }));
  given(await actions.leaveRoom(ground, tomas.user, { room: rooms.stages }));
  const pinned = await place.say("mara", rooms.stages, "Stage one is by the door.");
  given(await actions.pinMessage(ground, mara.user, { room: rooms.stages, id: pinned, on: true }));
  await fillWithFiles(address, place, rooms.pictures);
  await setLaters(ground, place);
  await nameThePlace(store, place);
  return { rooms, guest };
}

/** The pages of the place are about one that was set up. */
async function nameThePlace({ writer }: Store, { rooms }: BusyPlace): Promise<void> {
  const named: PlaceRow = {
    ...{ name: "Repair Café", hue: 255, door: "invite", guests: false },
    rooms: [rooms.saturday, rooms.notices],
  };
  const done = await writer.write({
    rows: [placeRow],
    decide(draft) {
      draft.set(placeRow, named);
      return { ok: true };
    },
  });
  given(done);
}

async function setLaters(ground: actions.Ground, { people, rooms }: BusyPlace): Promise<void> {
  for (const [hours, body] of [[3, "Good morning, who is on today?"], [30, "The till is open"]]) {
    const at = Date.now() + Number(hours) * HOUR_MS;
    const later = { id: newClientId(), room: rooms.tools, at, body: `${body}` };
    given(await actions.setLater(ground, people.mara.user, later));
  }
}

const inLong = { path: (_: BusyPlace, { rooms }: Edges) => `/r/${rooms.long}` };

export const EDGE_SCENES: readonly GalleryScene[] = [
  { name: "edge_long", ...inLong },
  {
    name: "edge_long_details",
    ...inLong,
    then: (page) => page.getByRole("button", { name: chat.side.details }).click(),
  },
  {
    name: "edge_long_members",
    ...inLong,
    then: async (page) => {
      await page.getByRole("button", { name: chat.head.members(4) }).click();
      await page.locator(".side").getByText(LONG_NAME).first().waitFor();
    },
  },
  {
    name: "edge_switcher_long",
    ...inLong,
    then: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("ev");
    },
  },
  { name: "edge_archived", path: (_, { rooms }) => `/r/${rooms.closed}` },
  { name: "edge_reader", path: (_, { rooms }) => `/r/${rooms.news}`, who: "ines" },
  { name: "edge_empty_room", path: (_, { rooms }) => `/r/${rooms.empty}` },
  { name: "edge_kind_lines", path: (_, { rooms }) => `/r/${rooms.stages}` },
  { name: "edge_threads_none", path: () => "/threads", who: "aiko" },
  { name: "edge_activity_none", path: () => "/activity", who: "aiko" },
  { name: "edge_saved_none", path: () => "/saved", who: "aiko" },
  { name: "edge_drafts_none", path: () => "/drafts", who: "aiko" },
  { name: "edge_later_none", path: () => "/later", who: "aiko" },
  { name: "edge_later", path: () => "/later" },
  { name: "edge_nothing_there", path: () => "/r/no-such-room" },
  {
    name: "edge_offline",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.context().setOffline(true);
      await page.locator(".composer-text").fill("I say this while the line is down.");
      await page.keyboard.press("Enter");
      await page.getByText(/saved|offline|sent/i).first().waitFor({ timeout: 5000 }).catch(
        () => {},
      );
    },
  },
  {
    name: "edge_failed",
    path: ({ rooms }) => `/r/${rooms.clocks}`,
    who: "tomas",
    then: async (page, place, _, { chat: { store } }) => {
      await page.context().setOffline(true);
      await page.locator(".composer-text").fill("And what if I say this after all?");
      await page.keyboard.press("Enter");
      const ground = { store, now: () => Date.now() };
      const { clocks: room } = place.rooms;
      const user = place.people.tomas.user;
      given(
        await actions.setRoomRole(ground, place.people.mara.user, { room, user, role: "reader" }),
      );
      await page.context().setOffline(false);
      await page.getByText(chat.unsent.failed.forbidden).waitFor();
    },
  },
  {
    name: "edge_toast",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page) => {
      await page.locator(".message", { hasText: "torque" }).last().click({ button: "right" });
      await page.getByRole("menuitem", { name: /save/i }).click();
      await page.locator(".toast").waitFor();
    },
  },
  {
    name: "edge_forward",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page) => {
      await page.locator(".message", { hasText: "torque" }).last().click({ button: "right" });
      await page.getByRole("menuitem", { name: chat.acts.labels.forward }).click();
      await page.getByRole("combobox").fill("s");
    },
  },
  {
    name: "edge_writing",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.locator(".composer-text").fill(
        "Two things:\n\n1. the **lamp** is on the bench\n2. the key is with the baker\n\nAnd see you on Saturday, I bring the bread and the good knife, so that nobody has to run.",
      );
    },
  },
  {
    name: "edge_message_tip",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page) => {
      await page.locator(".message", { hasText: "torque" }).last().hover();
      await page.locator(".row-bar button").last().hover();
      await page.locator(".row-bar .tip").last().waitFor();
    },
  },
  {
    name: "edge_1000",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    look: { size: { width: 1000, height: 700 } },
  },
  {
    name: "edge_1000_details",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    look: { size: { width: 1000, height: 700 } },
    then: (page) => page.getByRole("button", { name: chat.side.details }).click(),
  },
  { name: "edge_text_200", path: ({ rooms }) => `/r/${rooms.saturday}`, then: doubleText },
  {
    name: "edge_text_200_members",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await doubleText(page);
      await page.getByRole("button", { name: chat.head.members(5) }).click();
    },
  },
  { name: "edge_settings", path: () => "/settings" },
  { name: "edge_account", path: () => "/account" },
  { name: "edge_place", path: () => "/place" },
  { name: "edge_person", path: ({ people }) => `/people/${people.ines.user}` },
  { name: "edge_people", path: () => "/people" },
  {
    name: "edge_forty",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page, place) => {
      for (let i = 1; i <= 40; i++) await place.room(`project-${i}`, "public", "", ["mara"]);
      await page.reload();
      await isAlive(page);
    },
  },
];

async function doubleText(page: Page): Promise<void> {
  await page.addStyleTag({ content: ":root { font-size: 200% !important }" }).catch(() =>
    page.evaluate("document.documentElement.style.fontSize = '200%'")
  );
}
