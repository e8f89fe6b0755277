// `deno task picture`: takes the picture of the README from the running app.

import { DESKTOP, TestBrowser } from "./support/browser.ts";
import { startServer } from "./support/server.ts";

const PICTURE = new URL("../docs/parley.png", import.meta.url).pathname;

await using server = await startServer();
await using browser = await TestBrowser.open();
const page = await browser.page({ size: DESKTOP });
await page.goto(server.address);
await page.screenshot({ path: Deno.args[0] ?? PICTURE });
