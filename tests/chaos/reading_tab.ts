/** What a person does at one tab of the app while reading, done inside the page: a frame each, so that it can draw. */
import type { Page } from "playwright-core";
import type { Dice } from "./dice.ts";

export type TabDeed = readonly [what: keyof typeof WEIGHTS, where: number];

const WEIGHTS = {
  open: 22,
  scroll: 40,
  end: 18,
  lookAway: 4,
  lookBack: 8,
  markUnread: 6,
  markRead: 3,
  markAllRead: 1,
  write: 4,
};

export function tabDeed(dice: Dice): TabDeed {
  const all = Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][];
  return [dice.weighed(all.map(([what, weight]) => [weight, what])), dice.random()];
}

/** To be run before the app: its pauses are made for people. Looking away is not in a browser's hand. */
export function hurry(times: number): void {
  const wait = globalThis.setTimeout;
  const hurried = (run: () => void, ms = 0) => wait(run, ms / times);
  Object.assign(globalThis, { setTimeout: hurried, isAway: false });
  const { hasFocus } = Document.prototype;
  Document.prototype.hasFocus = function () {
    return hasFocus.call(this) && !(globalThis as { isAway?: boolean }).isAway;
  };
}

export async function doAll(page: Page, deeds: readonly TabDeed[]): Promise<void> {
  await page.evaluate(async (deeds) => {
    const list = document.querySelector.bind(document);
    const press = (on: Element | null, key: string, shiftKey = false) =>
      on?.dispatchEvent(
        new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }),
      );
    const pickOf = (all: NodeListOf<HTMLElement>, where: number) =>
      all[Math.floor(where * all.length)] ?? null;
    const done: Record<string, (where: number) => void> = {
      open: (where) => pickOf(document.querySelectorAll(".rail [data-room]"), where)?.click(),
      scroll(where) {
        const scroll = list(".messages-scroll");
        if (scroll) scroll.scrollTop = -scroll.scrollHeight * where * where;
      },
      end() {
        const scroll = list(".messages-scroll");
        if (scroll) scroll.scrollTop = 0;
      },
      lookAway: () => Object.assign(globalThis, { isAway: true }),
      lookBack() {
        Object.assign(globalThis, { isAway: false });
        dispatchEvent(new Event("focus"));
      },
      markUnread: (where) => press(pickOf(document.querySelectorAll("[data-row]"), where), "u"),
      markRead: () => press(list("#main"), "Escape"),
      markAllRead: () => press(list("#main"), "Escape", true),
      write(where) {
        const field = list<HTMLTextAreaElement>(".composer-text");
        if (field === null) return;
        field.value = `From a tab ${where}`;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.form!.requestSubmit();
      },
    };
    for (const [what, where] of deeds) {
      done[what]!(where);
      // A tab behind others may get no frames
      await new Promise<void>((drawn) => {
        requestAnimationFrame(() => drawn());
        setTimeout(drawn, 500);
      });
    }
  }, deeds);
}

/** What the list says of each conversation, as it is read out. */
export async function shownCounts(page: Page): Promise<Record<string, string>> {
  return await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>(".rail [data-room]")].map((item) => [
        item.dataset["room"]!,
        item.querySelector(".figures .sr-only")?.textContent ?? "",
      ]),
    )
  );
}
