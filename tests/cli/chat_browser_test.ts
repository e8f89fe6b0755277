/** One at a terminal and one in a browser talk with each other, and neither can tell what the other has. */
import { isAlive, openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { chatPane } from "../support/chat_pane.ts";
import { hasMessage, write } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("a terminal and a page hear each other, in a room and alone", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  await using home = await terminalHome();
  const place = await busyPlace(server);
  const { saturday } = place.rooms;
  const page = await openApp({ server, place, browser }, `/r/${saturday}`, { who: "ines" });
  const env = {
    ...{ PARLEY_SERVER: server.address, TZ: "UTC" },
    PARLEY_TOKEN: await place.tokenOf("mara"),
  };
  await using pane = await chatPane({ home, env }, ["chat", "saturday"]);
  await pane.shows(/^saturday[^]*\n>$/);
  await write(page, "From a **page**: größer 👍");
  await pane.shows(/Ines Okafor +From a page: größer 👍\n.*\n>$/);
  await pane.type("From a *terminal*: 漢字");
  await page.getByText(/Mara Lindqvist is writing/).waitFor();
  await pane.press("Enter");
  await page.locator("[data-id] .prose em", { hasText: "terminal" }).waitFor();
  await pane.type("@ines: for you alone");
  await pane.press("Enter");
  await pane.shows(/To Ines Okafor alone: for you alone\n/);
  await page.goto(`${server.address}/r/${place.direct}`);
  await isAlive(page);
  await hasMessage(page, "for you alone");
  await write(page, "and for you");
  await pane.shows(/6 Ines Okafor 3\n>$/);
  await pane.type("/join @ines");
  await pane.press("Enter");
  await pane.shows(/^Ines Okafor\n[^]*for you alone\n.*Ines Okafor +and for you\n.*\n>$/);
});
