/** A login that ends while one talks: one hears why, and may come in again without starting anew. */
import assert from "node:assert/strict";
import { chatPane, isSaid } from "../support/chat_pane.ts";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { type Home, terminalHome } from "../support/terminal_program.ts";
import type { TmuxPane } from "../support/tmux.ts";

/** As from another device. */
async function logOut(address: string, home: Home): Promise<void> {
  const { servers } = JSON.parse(await Deno.readTextFile(home.logins));
  const { token } = servers[address].login;
  const answer = await fetch(`${address}/api/logout`, {
    ...{ method: "POST", body: "{}" },
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  await answer.body?.cancel();
}

async function enter(pane: TmuxPane, text: string): Promise<void> {
  await pane.type(text);
  await pane.press("Enter");
}

async function logInAgain(pane: TmuxPane): Promise<void> {
  await enter(pane, "yes");
  await pane.shows(/Name, or a link to log in by:$/);
  await enter(pane, "ada");
  await pane.shows(/Password:$/);
  await enter(pane, PASSWORD);
}

const ASKED =
  /You were logged out, here .*\nWhat you were writing is kept.*\nLog in again\? \(yes\/no\):$/;

Deno.test("whose login is over is told why, asked anew, and goes on with what they were writing", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  const stdin = `${server.address}\nada\n${PASSWORD}\n`;
  assert.equal((await home.run(["login"], { stdin })).code, 0);
  await using pane = await chatPane({ home, env: {} });
  await pane.shows(/Welcome\. This is the first room[^]*\n>$/);
  await pane.type("half a sentence");
  await pane.shows(/\n> half a sentence$/);
  await logOut(server.address, home);
  await pane.shows(ASKED);
  // What goes on with the sentence is no answer
  await enter(pane, " that goes on");
  await pane.shows(/that goes on\nLog in again\? \(yes\/no\):$/);
  await logInAgain(pane);
  await pane.shows(/Welcome\. This is the first room[^]*\n> half a sentence$/);
  await enter(pane, ", said");
  await pane.shows(/Ada +half a sentence, said\n/);

  await isSaid(pane, "half a sentence, said");
  await enter(pane, "/edit");
  await pane.shows(/Changing[^]*\n> half a sentence, said$/);
  await pane.type(" again");
  await pane.shows(/\n> half a sentence, said again$/);
  await logOut(server.address, home);
  await pane.shows(ASKED);
  await logInAgain(pane);
  await pane.shows(/Ada +half a sentence, said\n[^]*\n> half a sentence, said again$/);
  await pane.press("C-c", "C-d");
  await pane.shows(/Bye\.\ncode 0\n/);
});
