/** Pictures of what is done with messages. */
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import type { BusyPlace } from "./busy_place.ts";
import type { GalleryScene } from "./gallery_scene.ts";

const row = (page: Page, text: string) => page.locator(".message", { hasText: text }).last();
const inTools = { path: ({ rooms }: BusyPlace) => `/r/${rooms.tools}` };

export const ACT_SCENES: readonly GalleryScene[] = [
  { name: "acts_bar", ...inTools, then: (page) => row(page, "beside the kettle").hover() },
  {
    name: "acts_menu",
    ...inTools,
    then: async (page) => {
      await row(page, "Coming down").locator("p").last().click({ button: "right" });
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "acts_edit",
    ...inTools,
    then: async (page) => {
      await page.locator(".composer-text").focus();
      await page.keyboard.press("ArrowUp");
    },
  },
  {
    name: "acts_reply",
    ...inTools,
    then: async (page) => {
      await row(page, "beside the kettle").press("Shift+F10");
      await page.getByRole("menuitem", { name: chat.acts.labels.reply, exact: true }).click();
    },
  },
  {
    name: "acts_delete",
    ...inTools,
    then: async (page) => {
      await row(page, "Coming down").press("Delete");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "acts_history",
    ...inTools,
    then: async (page) => {
      await page.getByRole("button", { name: chat.line.edited }).click();
      await page.getByRole("dialog").getByText("Who has the key of the yard?").last().waitFor();
    },
  },
  {
    name: "acts_emoji",
    ...inTools,
    then: async (page) => {
      await row(page, "Coming down").press(":");
      await page.getByRole("button", { name: "food & drink" }).click();
    },
  },
];

/** In the tool shed: what people have done with messages. */
export async function liveliest(place: BusyPlace): Promise<void> {
  const { tools } = place.rooms;
  const asked = await place.say("jonas", tools, "Who has the key of the yard?");
  const answer = await place.say("mara", tools, "It hangs beside the kettle, on the *blue* ring.", {
    replyTo: asked,
  });
  for (const who of ["ines", "tomas", "mara"] as const) await place.react(who, tools, answer, "👍");
  await place.react("jonas", tools, answer, "❤️");
  await place.say("tomas", tools, "And if it does not: I have the other one.", { thread: asked });
  await place.edit("jonas", tools, asked, "Who has the key of the yard? I am outside, it rains.");
  await place.say("mara", tools, "Coming down.");
}
