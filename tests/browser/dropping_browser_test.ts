/** Files that are let fall: where they go, and what is none of them. */
import assert from "node:assert/strict";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { drop, hold, pick, pictureFile, textFile, trayIs, trayOf } from "../support/given_files.ts";

const { attaching } = chat;

Deno.test("in a thread files go where they are let fall", async () => {
  await using parts = await attachingScene();
  const { place } = parts;
  const root = await place.say("ines", place.rooms.tools, "Which key is it?");
  await place.say("tomas", place.rooms.tools, "The red one", { thread: root });
  const mara = await openApp(parts, `${parts.path}/t/${root}`);
  await mara.locator(".side .composer-text").waitFor();
  await hold(mara, ".side .composer-text", textFile("key.txt", "red"));
  await mara.getByText(attaching.dropInThread).waitFor();
  assert.equal(await mara.getByText(attaching.drop("tool-shed")).count(), 0);
  await drop(mara, ".side .message", textFile("key.txt", "red"));
  await mara.locator(".side [data-attached][data-state=there]").waitFor();
  assert.equal(await mara.locator("#main [data-attached]").count(), 0);
  await drop(mara, "#main .message", textFile("room.txt", "all"));
  await mara.locator("#main [data-attached][data-state=there]").waitFor();
  assert.equal(await mara.locator(".side [data-attached]").count(), 1);
  await mara.locator(".side .composer-text").press("Enter");
  const sent = mara.locator(".side .message[data-row] .file-card");
  await sent.getByText("red", { exact: true }).waitFor();
  assert.equal(await mara.locator("#main [data-attached]").count(), 1);
});

Deno.test("words that are dragged about are no files", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const isLeftAlone = await mara.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "words");
    const init = { dataTransfer, bubbles: true, cancelable: true };
    return document.querySelector("#main")!.dispatchEvent(new DragEvent("dragover", init));
  });
  assert.ok(isLeftAlone);
  assert.equal(await mara.locator(".drop-veil").count(), 0);
});

Deno.test("one is dragged to the place of another, and that is no drop on the page", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  await pick(mara, pictureFile("one.png"), pictureFile("two.png"), pictureFile("three.png"));
  await trayIs(mara, "one.png there", "two.png there", "three.png there");
  const item = (at: number) => mara.locator("[data-attached]").nth(at);
  await item(0).dragTo(item(2));
  await trayIs(mara, "two.png there", "three.png there", "one.png there");
  assert.equal(await mara.locator(".drop-veil").count(), 0);
});

Deno.test("what is let fall before the scripts for it are there is taken when they are", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  await mara.route("**/*.js", async (route) => {
    // Those that the page itself names are there at once
    const isFirst = (await mara.content()).includes(new URL(route.request().url()).pathname);
    if (!isFirst) await mayCome;
    await route.continue();
  });
  await mara.reload();
  await mara.locator('.screen[data-phase="connecting"], .screen').first().waitFor();
  await mara.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  await drop(mara, "#main", pictureFile("early.png"));
  assert.deepEqual(await trayOf(mara), []);
  letCome();
  await trayIs(mara, "early.png there");
});

Deno.test("where nobody can write, files that are let fall do nothing", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, "/activity");
  const isStopped = await mara.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.txt"));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    return !document.querySelector("#main")!.dispatchEvent(new DragEvent("drop", init));
  });
  assert.ok(isStopped);
});
