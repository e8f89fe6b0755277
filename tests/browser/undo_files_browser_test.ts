/** Undo sending, of what went with files: they are above the field again. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { isAlive, openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { fieldOf, hasMessage } from "../support/conversation_page.ts";
import {
  altsOf,
  pick,
  pictureFile,
  seesPictures,
  textFile,
  trayIs,
  trayOf,
} from "../support/given_files.ts";
import { offersStay } from "../support/offers.ts";

const { attaching, writing } = chat;

Deno.test("what was sent and is taken back has its files again, after a reload too, and goes anew with them", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  await offersStay(mara);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  await pick(mara, pictureFile("yard.png"), textFile("plan.txt", "the plan"));
  await trayIs(mara, "yard.png there", "plan.txt there");
  await mara.getByRole("button", { name: attaching.describe("yard.png") }).click();
  await mara.getByLabel(attaching.alt.field).fill("The yard");
  await mara.keyboard.press("Enter");
  await mara.getByRole("button", { name: attaching.describeAnew("yard.png") }).waitFor();
  await fieldOf(mara).fill("Half a sent");
  await fieldOf(mara).press("Enter");
  const said = (page: Page) => page.locator(".message[data-row]", { hasText: "Half a sent" });
  await seesPictures(ines, 1);
  await said(mara).getByText("the plan", { exact: true }).waitFor();
  await mara.getByRole("button", { name: writing.undo }).click();
  await said(ines).waitFor({ state: "detached" });
  await said(mara).waitFor({ state: "detached" });
  await trayIs(mara, "yard.png there", "plan.txt there");
  assert.equal(await fieldOf(mara).inputValue(), "Half a sent");
  // From now on nothing of them is in this page
  await mara.reload();
  await isAlive(mara);
  await trayIs(mara, "yard.png there", "plan.txt there");
  await mara.waitForFunction(() => {
    const [seen, ...more] = document.querySelectorAll<HTMLImageElement>(".tray img");
    return seen !== undefined && seen.naturalWidth > 0 && more.length === 0;
  });
  await mara.getByRole("button", { name: attaching.describeAnew("yard.png") }).waitFor();
  await fieldOf(mara).fill("Half a sentence");
  await fieldOf(mara).press("Enter");
  const anew = ines.locator(".message[data-row]", { hasText: "Half a sentence" });
  await anew.getByText("the plan", { exact: true }).waitFor();
  await seesPictures(ines, 1);
  assert.deepEqual(await altsOf(ines), ["The yard"]);
  assert.equal(await anew.count(), 1);
  assert.deepEqual(await trayOf(mara), []);
});

Deno.test("what would be too much beside the files that stand there is not taken back", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  await offersStay(mara);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  await pick(mara, textFile("plan.txt", "the plan"));
  await fieldOf(mara).fill("Half a sent");
  await fieldOf(mara).press("Enter");
  await hasMessage(ines, "Half a sent");
  const most = LIMITS.filesOfMessage;
  const many = Array.from({ length: most }, (_, at) => textFile(`${at}.txt`, `number ${at}`));
  await pick(mara, ...many);
  // One that is still on its way would be asked for once more when it is gone
  await trayIs(mara, ...many.map(({ name }) => `${name} there`));
  const undo = mara.getByRole("button", { name: writing.undo });
  await undo.click();
  await mara.getByText(attaching.pending.noRoom(most)).waitFor();
  assert.equal(await fieldOf(mara).inputValue(), "");
  await mara.getByRole("button", { name: attaching.remove("9.txt") }).click();
  await mara.locator("[data-attached]").nth(most - 1).waitFor({ state: "detached" });
  assert.equal(await ines.locator(".message[data-row]", { hasText: "Half a sent" }).count(), 1);
  await undo.click();
  await ines.locator(".message[data-row]", { hasText: "Half a sent" }).waitFor({
    state: "detached",
  });
  await mara.locator("[data-attached]").nth(most - 1).waitFor();
});
