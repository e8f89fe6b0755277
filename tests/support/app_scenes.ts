/** Pictures of the app as people use it: a room, the lists, the settings, what is opened above it. */
import type { Page } from "playwright-core";
import { PARTS } from "../../lib/screen/going/address.ts";
import { chat, notified } from "../../lib/words/en.ts";
import { isAlive } from "./app_page.ts";
import type { BusyPlace } from "./busy_place.ts";
import type { GalleryScene } from "./gallery_scene.ts";

export const APP_SCENES: readonly GalleryScene[] = [
  { name: "room", path: ({ rooms }) => `/r/${rooms.saturday}` },
  { name: "room_unread", path: ({ rooms }) => `/r/${rooms.clocks}` },
  {
    name: "completion",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.locator(".composer-text").fill("Good idea. Who else has one? ");
      await page.locator(".composer-text").pressSequentially("@");
      await page.locator(".completion-offer").first().waitFor();
    },
  },
  { name: "formatting", path: ({ rooms }) => `/r/${rooms.tools}`, then: sayFormatted },
  {
    name: "passed_on",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (_, { rooms, say }) => {
      const text = "42.80 in the tin, and **nobody** counted the foreign coins.";
      const id = await say("ines", rooms.till, text);
      await say("mara", rooms.tools, "Does anybody have a key?", {
        forward: { room: rooms.till, id },
      });
      await say("mara", rooms.tools, "", { forward: { room: rooms.till, id } });
    },
  },
  {
    name: "thread",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page, { rooms, say, people }) => {
      const root = await say("mara", rooms.tools, "Who has the long ladder? I need it on Sunday.");
      const thread = { thread: root };
      await say("jonas", rooms.tools, "Not me. It was in the shed on Friday.", thread);
      await say(
        "ines",
        rooms.tools,
        "I lent it to the **bakery**. They bring it back today.",
        thread,
      );
      await say("ines", rooms.tools, "By noon, they say.", thread);
      await say("aiko", rooms.tools, "@mara I can carry it over.", {
        ...thread,
        mentions: [people.mara.user],
      });
      await page.getByRole("link", { name: /4 replies/ }).last().waitFor();
      await page.goto(new URL(`/r/${rooms.tools}/t/${root}`, page.url()).href);
      await isAlive(page);
      await page.getByText("By noon").last().waitFor();
    },
  },
  {
    name: "thread_line",
    path: ({ rooms }) => `/r/${rooms.tools}`,
  },
  { name: "threads", path: () => "/threads", then: concernMara },
  { name: "activity", path: () => "/activity", then: concernMara },
  { name: "activity_none", path: () => "/saved" },
  {
    name: "saved",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page) => {
      for (const text of ["The torque wrench", "It hangs beside"]) {
        const row = page.locator(".message", { hasText: text }).last();
        await row.click({ button: "right" });
        await page.getByRole("menuitem", { name: chat.acts.labels.save }).click();
      }
      await page.goto(new URL("/saved", page.url()).href);
      await page.locator(".entry").first().waitFor();
    },
  },
  {
    name: "drafts",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page, { rooms }) => {
      await page.locator(".composer-text").fill("The ladder is too long for the car, but");
      await page.goto(new URL(`/r/${rooms.saturday}`, page.url()).href);
      await isAlive(page);
      await page.locator(".composer-text").fill("I bring:\n- the good iron\n- two extension leads");
      await page.goto(new URL("/drafts", page.url()).href);
      await page.locator(".entry").nth(1).waitFor();
    },
  },
  {
    name: "send_later",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.locator(".composer-text").fill("Do not forget: doors open at ten.");
      await page.getByRole("button", { name: chat.later.button }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "later",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await putAside(page, "Do not forget: doors open at ten.", "ArrowDown");
      await putAside(page, "Who takes the bin out?", "ArrowUp");
      await page.getByLabel(chat.later.dayAndTime).press("Enter");
      await page.getByRole("link", { name: chat.later.show, exact: true }).click();
      await page.locator(".entry").nth(1).waitFor();
    },
  },
  {
    name: "pins",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page, { rooms, say, pin, read }) => {
      const list = await say(
        "aiko",
        rooms.saturday,
        "Two toasters, a radio that **hums**, a lamp.",
      );
      const door = await say("mara", rooms.saturday, "The door code is on the key board.");
      await pin("mara", rooms.saturday, list, true);
      await pin("mara", rooms.saturday, door, true);
      const asked = await say("mara", rooms.saturday, "Who brings cake?");
      const done = await say("mara", rooms.saturday, "And who eats it?");
      await read("ines", rooms.saturday, asked);
      for (const who of ["tomas", "jonas", "aiko"] as const) await read(who, rooms.saturday, done);
      await page.reload();
      await isAlive(page);
      await page.getByRole("button", { name: chat.pins.title }).click();
      await page.locator(".side .entry").nth(1).waitFor();
    },
  },
  {
    name: "read_by",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: (page) => page.locator(".read-by-faces").last().waitFor(),
  },
  {
    name: "put_aside",
    path: ({ rooms }) => `/r/${rooms.tools}`,
    then: async (page) => {
      await putAside(page, "The saw is sharp again.", "ArrowDown");
      await page.getByRole("link", { name: chat.later.show, exact: true }).waitFor();
    },
  },
  { name: "direct", path: ({ direct }) => `/d/${direct}` },
  {
    name: "switcher",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "switcher_typed",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("to");
    },
  },
  {
    name: "place_menu",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      if (await page.locator(".rail").isHidden()) await page.goto(new URL("/r", page.url()).href);
      await isAlive(page);
      await page.locator(".rail-place").click();
    },
  },
  {
    name: "status",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      if (await page.locator(".rail").isHidden()) await page.goto(new URL("/r", page.url()).href);
      await isAlive(page);
      await page.locator(".rail-own").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "browse", path: () => "/browse" },
  {
    name: "browse_nothing",
    path: () => "/browse",
    then: (page) => page.getByRole("searchbox").fill("zeppelins"),
  },
  {
    name: "people",
    path: () => "/people",
    then: (page) => page.locator(".entry").nth(4).waitFor(),
  },
  {
    name: "card",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.getByRole("link", { name: "Ines Okafor" }).last().click();
      await page.getByRole("dialog").getByText("@ines").waitFor();
    },
  },
  {
    name: "notifications",
    path: () => "/settings/notifications",
    then: async (page, place) => {
      await page.getByLabel(notified.page.quietHours).check();
      await place.say("ines", place.rooms.tools, "@mara, the ladder is yours?", {
        mentions: [place.people.mara.user],
      });
      await place.say("ines", place.rooms.tools, "I need it on Sunday");
      await page.locator(".settings .room-card").nth(1).waitFor();
    },
  },
  ...PARTS.filter((part) => part !== "notifications").map((part) => ({
    name: `settings_${part}`,
    path: () => `/settings/${part}`,
    then: (page: Page) => page.locator("#part").waitFor(),
  })),
  { name: "settings", path: () => "/settings" },
  {
    name: "settings_largest",
    path: () => "/settings/look",
    then: (page) => wear(page, { "data-text": "largest", "data-contrast": "more" }),
  },
  {
    name: "room_compact",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: (page) => wear(page, { "data-density": "compact" }),
  },
  {
    name: "room_largest",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: (page) => wear(page, { "data-text": "largest", "data-contrast": "more" }),
  },
  { name: "new_room", path: () => "/r", then: (page) => pressAdd(page, chat.rail.newRoom) },
  {
    name: "new_direct",
    path: () => "/r",
    then: async (page) => {
      await pressAdd(page, chat.rail.newDirect);
      await page.getByRole("option", { name: "Aiko" }).click();
    },
  },
  {
    name: "details",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: (page) => page.getByRole("button", { name: chat.side.details }).click(),
  },
  {
    name: "details_direct",
    path: ({ direct }) => `/d/${direct}`,
    then: (page) => page.getByRole("button", { name: chat.side.details }).click(),
  },
  {
    name: "members",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.getByRole("button", { name: chat.head.members(5) }).click();
      await page.getByRole("button", { name: chat.rail.more("Aiko Tanaka") }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "question",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.getByRole("button", { name: chat.side.details }).click();
      await page.getByRole("button", { name: chat.details.end.archive }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "shortcuts",
    path: ({ rooms }) => `/r/${rooms.saturday}`,
    then: async (page) => {
      await page.keyboard.press("Control+/");
      await page.getByRole("dialog").waitFor();
    },
  },
];

async function putAside(page: Page, text: string, key: string): Promise<void> {
  await page.locator(".composer-text").fill(text);
  await page.getByRole("button", { name: chat.later.button }).click();
  await page.getByRole("menu").waitFor();
  await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}

/** Others answer her, mention her, react, and write in a thread of hers. */
async function concernMara(page: Page, place: BusyPlace): Promise<void> {
  const { rooms, people, say } = place;
  const root = await say("mara", rooms.tools, "Who has the long ladder? I need it on Sunday.");
  await say("ines", rooms.tools, "I lent it to the **bakery**. They bring it back today.", {
    thread: root,
  });
  await say("aiko", rooms.saturday, "@mara the `hinge` is done, can you look at it?", {
    mentions: [people.mara.user],
  });
  await say("jonas", rooms.tools, "There is a shorter one too.", { replyTo: root });
  await page.locator(".entry").first().waitFor();
}

/** As somebody would see it who has set that; nothing is kept of it. */
function wear(page: Page, attributes: Record<string, string>): Promise<void> {
  return page.locator("html").evaluate((root, attributes) => {
    for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
  }, attributes);
}

async function pressAdd(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("dialog").waitFor();
  await page.mouse.move(0, 0);
}

const FORMATTED = [
  "**Bold**, *italic*, ~~gone~~, `code`, ||the answer||, https://example.org/a/long/address and [words](https://example.org). @mara look, #till and #saturday",
  "> the key is with the baker\n> he opens at six\n\nThen I go there first.\n\n1. fetch the key\n2. open the yard\n   - the left door\n   - then the right one\n3. put the kettle on",
  '```ts\n// How long a minute is\nexport function minutes(count: number): string {\n  return count === 1 ? "1 minute" : `${count} minutes`;\n}\n```',
  "/me hides under the bench, with @ines",
  "🎉👍🏽",
  "Z" + "\u0301\u0336\u0353".repeat(60) + " and \u202ereversed",
];

async function sayFormatted(page: Page, { rooms, people, say }: BusyPlace): Promise<void> {
  const { mara, ines } = people;
  for (const body of FORMATTED) {
    await say("aiko", rooms.tools, body, { mentions: [mara.user, ines.user] });
  }
  await page.getByText("reversed").last().waitFor();
  await page.locator(".code-keyword").last().waitFor();
}
