/** What a conversation is to somebody who listens instead of looking, in a real browser. */
import assert from "node:assert/strict";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";

Deno.test("a conversation is read as who, when and what, message by message; what is new is told politely and not in floods", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { rooms: { clocks }, say } = place;
  const mara = await openApp({ server, place, browser }, `/r/${clocks}`);
  const list = mara.getByRole("group", { name: chat.frame.conversation });
  const tree = await list.ariaSnapshot();
  const message = /- article[^\n]*:(?:\n {4,}[^\n]*)*/g;
  const [first, second] = [...tree.matchAll(message)].map(([article]) => article);
  for (
    const [article, who, what] of [
      [first!, "Jonas Weber", "The mantel clock runs four minutes fast a day"],
      [second!, "Aiko Tanaka", "Lower the bob by two turns of the nut"],
    ] as const
  ) {
    const [name, time, text] = [who, /\d\d?:\d\d/, what].map((part) => article.search(part));
    assert.ok(name! >= 0 && name! < time! && time! < text!, article);
  }
  assert.match(tree, /separator|heading|Today|Yesterday/i);

  const log = mara.getByRole("log", { name: chat.line.announced });
  assert.equal(await log.getAttribute("aria-live"), null, "a log is polite by itself");
  assert.equal(await log.textContent(), "", "what was there before is not read out");
  await mara.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) told.push(node.textContent ?? "");
      }
    });
    watch.observe(document.querySelector('[role="log"]')!, { childList: true, subtree: true });
  });
  const isTold = (words: RegExp) =>
    mara.waitForFunction(
      (words) =>
        (globalThis as unknown as { told: string[] }).told.some((text) => words.test(text)),
      words,
    );
  for (let i = 1; i <= 40; i++) await say("aiko", clocks, `Cuckoo ${i}`);
  await hasMessage(mara, "Cuckoo 40");
  await say("jonas", clocks, "Please stop it");
  // Whatever else is told with it: what is said before that would be told with it too
  await isTold(/stop it|Jonas Weber/);
  await say("ines", clocks, "It has stopped");
  await isTold(/It has stopped/);
  const told = await mara.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  assert.ok(told.length <= 8, `told ${told.length} times: ${told}`);
  assert.equal(told.at(-1), chat.line.said("Ines Okafor", "It has stopped"));
});
