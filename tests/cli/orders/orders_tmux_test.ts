/** Commands at a real terminal: what Tab makes of them, where one is led, what is seen of it. */
import assert from "node:assert/strict";
import { chatPane } from "../../support/chat_pane.ts";
import { within } from "../../support/deadline.ts";
import { terminalScene } from "../../support/terminal_scene.ts";
import type { TmuxPane } from "../../support/tmux.ts";

Deno.test("a command is begun, completed by Tab and done, and nothing of it stays at the prompt", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  await scene.said(await ben!.client(), scene.rooms[0]!, "good morning");
  await using pane = await chatPane(ada!);
  await pane.shows(/good morning[^]*\n>$/);
  await pane.type("/who");
  await pane.press("Tab");
  // Two begin so
  await pane.shows(/\/who {2}\/whois \[@name\]\n> \/who$/);
  await pane.type("is @person1");
  await pane.press("Tab", "Enter");
  await pane.shows(/\nperson1 {2}@person1\n● Online\n.*\n>$/);
  await pane.type("/history 1");
  await pane.press("Enter");
  await pane.shows(/\n>$/);
  await pane.type("/react :thumbsu");
  await pane.press("Tab");
  await pane.shows(/\n> \/react 👍$/);
  await pane.press("Enter");
  await pane.shows(/👍.1\n[^]*👍 to: good morning\n.*\n>$/);
  await quit(pane);
});

Deno.test("with two Tabs a name is that of one alone, who alone reads what follows", async () => {
  await using scene = await terminalScene(3, [[0, 1, 2]]);
  const [ada, ben, eve] = scene.people;
  const [theirs, hers] = [await ben!.client(), await eve!.client()];
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0[^]*\n>$/);
  await pane.type("@PERSON1");
  await pane.press("Tab");
  await pane.shows(/^> @person1$/m);
  await pane.press("Tab");
  await pane.shows(/^> @person1:$/m);
  await pane.type("the key is with me");
  await pane.press("Enter");
  await pane.shows(/^To person1 alone: the key is with me\nAlt\+2 or \/join 2 goes there\.$/m);
  const heard = (client: typeof theirs) =>
    [...client.state.rooms.values()].some(({ facts, tally }) =>
      facts.kind === "direct" && tally.count === 1
    );
  await within("heard", theirs.until(heard));
  assert.equal(heard(hers), false);
  await pane.type("/join 2");
  await pane.press("Enter");
  await pane.shows(/^person1\n[^]*person0 +the key is with me\n/);
  await quit(pane);
});

Deno.test("a room is made, left and gone, and it is seen that one left", async () => {
  await using scene = await terminalScene(2, [[0, 1], [1, 0]]);
  const [ada] = scene.people;
  await using pane = await chatPane(ada!);
  await pane.shows(/^room \d[^]*\n>$/);
  await pane.type("/join #room 1");
  await pane.press("Enter");
  await pane.shows(/^room 1\n/);
  await pane.type("/leave");
  await pane.press("Enter");
  await pane.shows(/^room 0\n[^]*person1 joined\nYou left room 1\.\n/);
  await pane.type("/create garden");
  await pane.press("Enter");
  await pane.shows(/^garden\n[^]*person0 created this room/);
  await quit(pane);
});

Deno.test("help begins at its beginning, and in a narrow window each line is a command", async () => {
  await using scene = await terminalScene(1, [[0]]);
  await using pane = await chatPane(scene.people[0]!);
  await pane.shows(/^room 0[^]*\n>$/);
  await pane.type("/help");
  await pane.press("Enter");
  await pane.shows(/^Talking\n {2}\/msg @name \[text\] +Write to somebody alone, or to several\n/m);
  await pane.resize(20, 24);
  await pane.type("/help");
  await pane.press("Enter");
  await pane.shows(/^Talking\n {2}\/msg @name \[text\]\n {2}\/reply \[text\]\n/m);
  await quit(pane);
});

/** Its files are at rest then. */
async function quit(pane: TmuxPane): Promise<void> {
  await pane.type("/quit");
  await pane.press("Enter");
  await pane.shows(/^code 0$/m);
}

Deno.test("what one keeps in one room leads back to it from another", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0, 1]]);
  const [ada, ben] = scene.people;
  const client = await ben!.client();
  const [first, second] = scene.rooms;
  await scene.said(client, first!, "the key is with the baker");
  await scene.said(client, first!, ...Array.from({ length: 40 }, (_, i) => `number ${i}`));
  await scene.said(client, second!, "elsewhere");
  await using pane = await chatPane(ada!, ["chat", "room 0"]);
  const enter = async (line: string) => {
    await pane.type(line);
    await pane.press("Enter");
  };
  await pane.shows(/number 39\n.*\n>$/);
  await enter("/history 41");
  await pane.shows(/the key is with the baker\n[^]*below, End/);
  // The first of those that are seen is marked last
  for (let i = 0; i < 60; i++) await pane.press("M-Up");
  await enter("/keep");
  await pane.shows(/Kept, for you alone: the key is with the baker\n/);
  await enter("/thread");
  await pane.shows(/^room 0 {2}Thread: /);
  await enter("/join #room 1");
  await pane.shows(/^room 1\n[^]*elsewhere\n.*\n>$/);
  await enter("/kept");
  await pane.shows(
    /\[1\] person1 +the key is with the baker {2}room 0, \d\d:\d\d\n\/kept and a number/,
  );
  await enter("/kept 1");
  await pane.shows(/^room 0\n.*the key is with the baker\n[^]*below, End/);
  await quit(pane);
});
