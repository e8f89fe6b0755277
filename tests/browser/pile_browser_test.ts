/** Texts that are meant to disturb their neighbours, in a real browser: each line stays in its place and order. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as v from "valibot";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { Body } from "../../lib/protocol/checks.ts";
import { SHORT } from "../format/hostile.ts";
import { openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const DISTURBING = [
  "text turned round and left so",
  "isolates without end",
  "five thousand marks on a letter",
  "letters nobody sees",
  "everything left open",
];

Deno.test("beside texts turned round, piled up or as long as can be, the neighbours stand as they stood", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { rooms: { tools }, people, say } = place;
  await say("ines", tools, "The line above");
  const mara = await openApp({ server, place, browser }, `/r/${tools}`);
  await hasMessage(mara, "The line above");
  for (const name of DISTURBING) {
    const id = await say("aiko", tools, SHORT[name]!);
    await say("ines", tools, `Below ${name}`);
    await hasMessage(mara, `Below ${name}`);
    const boxes = await boxesOf(mara);
    for (const [i, { bottom }] of boxes.entries()) {
      assert.ok(i + 1 === boxes.length || bottom <= boxes[i + 1]!.top + 0.5, `${name}, line ${i}`);
    }
    const clipped = await overflowOf(mara, id);
    assert.equal(clipped, "clip", `${name} is painted over its neighbours`);
    const [harmful, below] = boxes.slice(-2);
    assert.equal(harmful!.id, id);
    assert.match(below!.text, new RegExp(`Below ${name}$`));
    if (name === DISTURBING[0]) {
      const told = await directionOf(mara, `Below ${name}`);
      assert.deepEqual(told, { direction: "ltr", isAtStart: true });
    }
  }
  await using ines = await WireClient.connect(server.address, people.ines.token);
  const longest = "x".repeat(LIMITS.bodyBytes);
  const sent = async (body: string) =>
    await ines.send({ type: "message.send", room: tools, body, once: await ines.once() });
  assert.ok((await sent(longest)).ok);
  ines.giveBack();
  assert.equal((await sent(longest + "x")).ok, false, "a byte over the limit");
  await say("ines", tools, "Below the longest");
  await hasMessage(mara, "Below the longest");
  const wide = await mara.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0);
});

Deno.test("what begins like a program is text and no link", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { rooms: { tools }, say } = place;
  const isProgram = (name: string) => /^(javascript|vbscript|data|a blob|a file)/.test(name);
  const texts = Object.entries(SHORT).flatMap(([name, text]) =>
    isProgram(name) && text.trim() !== "" && v.is(Body, text) ? text : []
  );
  assert.ok(texts.length > 10);
  const mara = await openApp({ server, place, browser }, `/r/${tools}`);
  for (const text of texts) await say("aiko", tools, text);
  await say("ines", tools, "That was all");
  await hasMessage(mara, "That was all");
  const schemes = await mara.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>(".prose a")].map(({ protocol }) => protocol)
  );
  assert.deepEqual([...new Set(schemes)].filter((scheme) => !/^https?:$/.test(scheme)), []);
});

interface Box {
  readonly id: string;
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
}

function boxesOf(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".messages-lines [data-id]")].map((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return { id: line.dataset["id"]!, text: line.textContent!, top, bottom };
    })
  );
}

/** Boxes do not tell what is painted beyond them. */
async function overflowOf(page: Page, id: string): Promise<string> {
  const prose = page.locator(`[data-id="${id}"] .prose`);
  return await prose.evaluate((prose) => getComputedStyle(prose).overflowY);
}

/** How a line is read, and whether its text begins where its box does. */
async function directionOf(page: Page, text: string) {
  return await page.locator(".prose", { hasText: text }).evaluate((prose) => {
    const letters = document.createRange();
    letters.selectNodeContents(prose);
    const isAtStart = Math.abs(
      letters.getBoundingClientRect().left - prose.getBoundingClientRect().left,
    ) < 1;
    return { direction: getComputedStyle(prose).direction, isAtStart };
  });
}
