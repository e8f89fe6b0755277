/** The place dies under the terminal, and the terminal's program does: what was typed arrives all the same, once and in its order. */
import assert from "node:assert/strict";
import { chatPane, programIn } from "../support/chat_pane.ts";
import { deadline } from "../support/deadline.ts";
import { KillablePlace } from "../support/killable_place.ts";
import { given } from "../support/seed.ts";
import { terminalHome } from "../support/terminal_program.ts";
import type { TmuxPane } from "../support/tmux.ts";
import { WireClient } from "../support/wire_client.ts";

async function say(pane: TmuxPane, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    await pane.type(line);
    await pane.press("Enter");
  }
}

/** Once as many are stored as were said: these, in this order. */
async function areStored({ address, place }: KillablePlace, said: string[]): Promise<void> {
  await using ines = await WireClient.connect(address, place.people.ines.token);
  const room = place.rooms.saturday;
  const end = deadline();
  let bodies: string[] = [];
  while (bodies.length < said.length && !end.aborted) {
    const { messages } = given(await ines.ask("history.page", { room, limit: 20 }));
    bodies = messages.map(({ body }) => body).filter((body) =>
      /^(before|away|later) \d$/.test(body)
    );
  }
  assert.deepEqual(bodies, said);
}

Deno.test("a place that is killed comes back by itself, and so does what a killed program had been told", async () => {
  await using place = await KillablePlace.open(async () => {});
  await using home = await terminalHome();
  const { mara } = place.place.people;
  const env = { PARLEY_SERVER: place.address, PARLEY_TOKEN: mara.token, TZ: "UTC" };
  const person = { home, env };
  const room = ["chat", "saturday"];
  {
    await using pane = await chatPane(person, room);
    await pane.shows(/^saturday[^]*\n>$/);
    await say(pane, "before 1");
    await areStored(place, ["before 1"]);
    await place.kill();
    await pane.shows(/offline\n>$/);
    await say(pane, "away 1", "away 2");
    await pane.type("half a li");
    await pane.shows(/away 1\n.*away 2\n.*offline, 2 wait\n> half a li$/);
    await place.start();
    await pane.shows(/away 1\n.*away 2\n(?!.*(offline|onnecting|waits?\b)).*\n> half a li$/);
    await areStored(place, ["before 1", "away 1", "away 2"]);
    await pane.type("ne");
    await pane.shows(/> half a line$/);
    await pane.press("C-u");
    await place.kill();
    await say(pane, "later 1", "later 2", "later 3");
    await pane.shows(/later 3\n.*offline, 3 wait\n>$/);
    Deno.kill(await programIn(pane), "SIGKILL");
    await pane.shows(/code 137/);
  }
  await using pane = await chatPane(person, room);
  await pane.shows(/cannot be reached[^]*offline, 3 wait\n>/);
  await place.start();
  await pane.shows(/later 1\n.*later 2\n.*later 3\n(?!.*(offline|onnecting|waits?\b)).*\n>/);
  const all = ["before 1", "away 1", "away 2", "later 1", "later 2", "later 3"];
  await areStored(place, all);
  await place.kill();
  await pane.shows(/offline\n>/);
  // What stood at the prompt when the line went down is the place's to know
  await pane.press("C-e", "C-u");
  await say(pane, "later 4", "/exit");
  await pane.shows(/^Bye; 1 message waits in the outbox\.\ncode 0\n\$$/m);
});
