/** A login that ends while one talks: one hears why, and may come in again without starting anew. */
import assert from "node:assert/strict";
import { chatPane } from "../support/chat_pane.ts";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("whose login is over is told why, asked anew, and goes on where they were", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  const stdin = `${server.address}\nada\n${PASSWORD}\n`;
  assert.equal((await home.run(["login"], { stdin })).code, 0);
  await using pane = await chatPane({ home, env: {} });
  await pane.shows(/Welcome\. This is the first room[^]*\n>$/);
  await pane.type("half a sentence");
  await pane.shows(/\n> half a sentence$/);
  const { servers } = JSON.parse(await Deno.readTextFile(home.logins));
  const { token } = servers[server.address].login;
  await fetch(`${server.address}/api/logout`, {
    ...{ method: "POST", body: "{}" },
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  }).then((answer) => answer.body?.cancel());
  await pane.shows(
    /You were logged out, here .*\nWhat you were writing is kept.*\nLog in again\? \(yes\/no\):$/,
  );
  // What goes on with the sentence is no answer
  await pane.type(" that goes on");
  await pane.press("Enter");
  await pane.shows(/that goes on\nLog in again\? \(yes\/no\):$/);
  await pane.type("yes");
  await pane.press("Enter");
  await pane.shows(/Name, or a link to log in by:$/);
  await pane.type("ada");
  await pane.press("Enter");
  await pane.shows(/Password:$/);
  await pane.type(PASSWORD);
  await pane.press("Enter");
  await pane.shows(/Welcome\. This is the first room[^]*\n> half a sentence$/);
  await pane.type(", said");
  await pane.press("Enter");
  await pane.shows(/Ada +half a sentence, said\n/);
  await pane.press("C-d");
  await pane.shows(/Bye\.\ncode 0\n/);
});
