/** From nothing to the prompt: whoever has never been there is asked for what is missing, and then talks. */
import assert from "node:assert/strict";
import { chatPane, startChat } from "../support/chat_pane.ts";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("the first start asks for server, name and password, hides it, and ends at a prompt; the second asks nothing", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  await using pane = await chatPane({ home, env: { TZ: "UTC" } });
  const answer = async (question: RegExp, text: string) => {
    await pane.shows(question);
    await pane.type(text);
    await pane.press("Enter");
  };
  await answer(/^Server:$/m, server.address);
  await answer(/Elm Street[^]*^Name[^]*:$/m, "ada");
  await answer(/^Password:$/m, PASSWORD);
  await pane.shows(/^welcome[^]*back\.\n.*\n>$/);
  assert.equal(await pane.asks("alternate_on"), "1");
  await pane.type("I am in");
  await pane.press("Enter");
  await pane.shows(/Ada +I am in\n.*\n>$/);
  await pane.press("C-d");
  const shell = await pane.shows(/code 0\n\$$/);
  assert.ok(!shell.includes(PASSWORD));
  await pane.type("clear");
  await pane.press("Enter");
  await startChat(pane);
  await pane.shows(/Ada +I am in\n.*\n>$/);
});
