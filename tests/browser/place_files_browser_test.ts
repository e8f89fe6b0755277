/** What takes up the room for files, by eye, by finger and by what reads pages aloud. */
import assert from "node:assert/strict";
import { countFiles } from "../../lib/store/mod.ts";
import { png } from "../files/samples.ts";
import { browserOf, type FileScene, fileScene } from "../http/file_scene.ts";
import { axeViolations, DESKTOP, PHONE, TestBrowser } from "../support/browser.ts";

const VIEWS = ["rooms", "people", "kinds", "largest", "loose"];
const LOOKS = [
  { scheme: "light", size: DESKTOP },
  { scheme: "dark", size: PHONE },
  { scheme: "light", size: { width: 320, height: 640 } },
] as const;
/** Set to a folder to have pictures of it there. */
const PICTURES = Deno.env.get("PARLEY_PICTURES");

async function fill({ ada, says, server, person }: FileScene): Promise<void> {
  const long = `${"a-very-long-name-without-a-space".repeat(5)}.bin`;
  await says(await ada.brings(new Uint8Array(9_000_000), long));
  for (let i = 1; i < 8; i++) {
    await says(await ada.brings(new Uint8Array(i * 400_000), `plan ${i}.bin`));
  }
  await says(await ada.brings(png(), "face.png"));
  const ben = await person("ben");
  await ben.brings(new Uint8Array(2_000_000), "unsaid.bin");
  await countFiles(server.chat.store, server.clock.now());
}

Deno.test("what takes up the room keeps nobody out, whatever the size, and a finger finds each link", async () => {
  await using place = await fileScene({ PARLEY_FILES_MIB: "64" });
  await fill(place);
  const { cookie } = await browserOf(place, place.ada, "admin");
  const { address } = place.server;
  await using browser = await TestBrowser.open();
  for (const { scheme, size } of LOOKS) {
    const page = await browser.page({ scheme, size });
    const [name, value] = cookie.split("=") as [string, string];
    await page.context().addCookies([{ name, value, url: address }]);
    const devtools = await page.context().newCDPSession(page);
    const enabled = size !== DESKTOP;
    await devtools.send("Emulation.setTouchEmulationEnabled", { enabled });
    for (const view of VIEWS) {
      await page.goto(`${address}/place/files?by=${view}`);
      const where = `${view} ${scheme} ${size.width}`;
      assert.deepEqual(await axeViolations(page), [], where);
      const needed = await page.evaluate("document.documentElement.scrollWidth") as number;
      assert.ok(needed <= size.width, `${where} is ${needed} wide`);
      if (enabled) assert.deepEqual(await page.evaluate(TOO_LOW), [], where);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${where}.png`, fullPage: true });
    }
    await page.context().close();
  }
});

/** Runs in the page. */
const TOO_LOW = `[...document.querySelectorAll("main a")]
  .filter((node) => node.getBoundingClientRect().height < 44)
  .map((node) => node.outerHTML.slice(0, 100))`;
