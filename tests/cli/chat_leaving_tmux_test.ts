/** Who leaves while the place does not answer is told what is waited for, and need not wait. */
import assert from "node:assert/strict";
import { chatPane, isSaid, startChat } from "../support/chat_pane.ts";
import { KillablePlace } from "../support/killable_place.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("what the place does not answer is told, and left at once with nothing lost", async () => {
  await using place = await KillablePlace.open(async () => {});
  await using home = await terminalHome();
  const { token } = place.place.people.mara;
  const env = { PARLEY_SERVER: place.address, PARLEY_TOKEN: token };
  await using pane = await chatPane({ home, env }, ["chat", "saturday"]);
  await pane.shows(/^saturday[^]*\n>$/);
  place.hang();
  for (const line of ["@tomas before the end", "/msg tomas psst", "one more"]) {
    await pane.type(line);
    await pane.press("Enter");
  }
  await pane.shows(/@tomas before the end\n.*\n>$/);
  await pane.press("C-d");
  const asked = await pane.shows(/Waiting for an answer to: \/msg tomas psst[^]*leaves at once/);
  assert.match(asked, /psst \(and 1 more\)\n/);
  assert.equal(await pane.asks("alternate_on"), "0");
  await pane.type("typed and not shown");
  await pane.press("C-c");
  const left = await pane.shows(/Bye; 1 message waits in the outbox\.\ncode 0\n/);
  assert.match(left, /Not done, and at the prompt again next time: \/msg tomas psst\n/);
  assert.doesNotMatch(left, /typed and not shown/);
  place.goOn();
  await startChat(pane);
  await pane.shows(/Mara Lind\S* +@tomas before the end\n[^]*\n> \/msg tomas psst\n +one more$/);
  await isSaid(pane, "before the end");
  await pane.press("C-c", "C-d");
  await pane.shows(/Bye\.\ncode 0\n\$$/);
});

Deno.test("who has nothing kept here is not told that it was", async () => {
  await using place = await KillablePlace.open(async () => {});
  await using home = await terminalHome();
  const { token } = place.place.people.mara;
  const env = { PARLEY_SERVER: place.address, PARLEY_TOKEN: token };
  await using pane = await chatPane({ home, env }, ["chat", "saturday", "--no-save"]);
  await pane.shows(/^saturday[^]*\n>$/);
  place.hang();
  await pane.type("/msg tomas psst");
  await pane.press("Enter");
  await pane.press("C-d");
  await pane.shows(/Waiting for an answer to: \/msg tomas psst\n/);
  await pane.press("C-c");
  const left = await pane.shows(/Bye[^]*\ncode 0\n/);
  assert.match(left, /Not done, and not kept: \/msg tomas psst\n/);
  assert.doesNotMatch(left, /at the prompt/);
  place.goOn();
});
