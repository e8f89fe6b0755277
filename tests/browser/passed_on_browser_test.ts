/** What is passed on, and emoji of the place's own, in a real browser. */
import assert from "node:assert/strict";
import { addEmoji } from "../../lib/actions/mod.ts";
import type { CustomEmoji, Outcome } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { Bringer } from "../support/file_scenes.ts";
import { PNG } from "../support/pictures.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

const { by, there, notYours } = chat.line.forwarded;

Deno.test("whoever is in the source is led to it, and others read the text and no word of where it was", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  const { rooms } = place;
  await using browser = await TestBrowser.open();
  const source = await place.say("ines", rooms.till, "There are **90** in the tin");
  await place.say("mara", rooms.tools, "", { forward: { room: rooms.till, id: source } });
  const path = `/r/${rooms.tools}`;
  const page = await openApp({ server, place, browser }, path);
  await page.getByText(by("Ines Okafor")).waitFor();
  assert.equal(await page.locator(".passed-on strong").innerText(), "90");
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole("link", { name: there }).click();
  await page.waitForURL(`**/r/${rooms.till}/m/${source}`);
  await page.getByRole("heading", { level: 1, name: "till" }).waitFor();

  const other = await openApp({ server, place, browser }, path, { who: "tomas" });
  await other.getByText(notYours).waitFor();
  assert.equal(await other.getByRole("link", { name: there }).count(), 0);
  const all = await other.locator("body").innerText();
  assert.ok(all.includes("90 in the tin") && !/\btill\b/.test(all));
});

Deno.test("pictures are passed on with the words beside them, and without any", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  const { till, tools } = place.rooms;
  await using browser = await TestBrowser.open();
  const bringer = new Bringer(server.address, place);
  const page = await openApp({ server, place, browser }, `/r/${till}`);
  const tomas = await openApp({ server, place, browser }, `/r/${tools}`, { who: "tomas" });
  for (const [count, words] of [[1, "Of the walk"], [2, ""]] as const) {
    const id = await bringer.shows("ines", till, count, words);
    await page.locator(`[data-id="${id}"] .message`).press("f");
    await page.getByRole("combobox", { name: chat.acts.labels.forward }).fill("tool-shed");
    await page.keyboard.press("Enter");
    const last = tomas.locator(".message[data-row]", { has: tomas.locator(".passed-on") }).last();
    await last.locator(".picture").nth(count - 1).waitFor();
    assert.ok((await last.innerText()).includes(by("Ines Okafor")));
    assert.equal(await last.locator(".passed-on .prose").count(), words === "" ? 0 : 1);
    assert.equal(await last.getByRole("link", { name: /^Hills/ }).count(), count);
  }
});

Deno.test("an emoji of the place is a picture in texts from the moment that it is added, and its name before", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  const { rooms, people } = place;
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${rooms.tools}`);
  await place.say("aiko", rooms.tools, "Who wants :tea: now?");
  await page.locator(".message", { hasText: "Who wants :tea: now?" }).waitFor();
  const ground = { store: server.chat.store, now: () => server.chat.clock.now() };
  const mara = { user: people.mara.user, session: "", expiresAt: Infinity, scopes: null };
  const tea = { name: "tea", picture: PNG };
  const { id } = given(await addEmoji(ground, mara, tea) as Outcome<CustomEmoji>);
  const picture = page.getByRole("img", { name: ":tea:" });
  await picture.waitFor();
  assert.equal(await picture.getAttribute("src"), `/emoji/${id}`);
  await page.waitForFunction(() =>
    document.querySelector<HTMLImageElement>("img.emoji")!.naturalWidth > 0
  );
});
