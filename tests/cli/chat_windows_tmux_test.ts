/** Windows, the history and the prompt, by their keys, at a real terminal. */
import { ok, strictEqual as assertIs } from "node:assert/strict";
import { chatPane, isSaid } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("keys lead from window to window, through the history and to a message", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0, 1]]);
  const [ada, ben] = scene.people;
  const [first, second] = scene.rooms;
  const theirs = await ben!.client();
  await scene.said(theirs, first!, ...Array.from({ length: 130 }, (_, n) => `line ${n}.`));
  await scene.said(theirs, second!, "over here");
  await using pane = await chatPane(ada!, ["chat", "room 0"]);
  await pane.shows(/line 129\.\n 1 room 0 {3}2 room 1 1\n>$/);
  const other = await ada!.client();
  await within("read", other.until(({ state }) => state.rooms.get(first!)!.tally.read === 130));
  // What one has begun to write stays where it is
  await pane.type("half a sen");
  await pane.press("M-2");
  await pane.shows(/person1 +over here\n1 room 0 {3}2 room 1\n>$/);
  await pane.press("C-p");
  await pane.shows(/> half a sen$/);
  await pane.press("PPage");
  await pane.shows(/line 110\.\n19 below, End/);
  await scene.said(theirs, first!, "and one more");
  await pane.shows(/line 110\.\n20 below, End/);
  // The first ones were not there when it began, and come while one turns the pages
  while (!/This is the beginning of room 0\n/.test(await pane.screen())) await pane.press("PPage");
  await pane.press("End");
  await pane.shows(/and one more\n 1 room 0 /);
  await pane.press("C-u", "M-Up", "M-Up");
  await pane.type("/reply to that");
  await pane.press("Enter");
  await pane.shows(/person0 +↳ person1: line 129\.\n +to that\n/);
  await pane.resize(24, 12);
  await pane.shows(/^person0 \d\d:\d\d\n↳ person1: line 129\.\nto that\n/m);
  // In one breath: a command is for the window in which it was typed
  await pane.type("/topic Tea\r\x1b2");
  await within(
    "the topic",
    other.until(({ state }) => state.rooms.get(first!)!.facts.topic === "Tea"),
  );
  assertIs(other.state.rooms.get(second!)!.facts.topic, "");
  await pane.shows(/^room 1\n/);
  await pane.press("C-c", "C-c");
  await pane.shows(/code 0/);
});

Deno.test("what is pasted waits for Enter, what is given up is gone, and a program that is told to end ends", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  const client = await ada!.client();
  await within("open", client.openRoom(scene.rooms[0]!));
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0[^]*\n>$/);
  await pane.paste(Array.from({ length: 50 }, (_, n) => `pasted ${n}`).join("\n"));
  await pane.shows(/pasted 49$/);
  assertIs(client.state.rooms.get(scene.rooms[0]!)!.tally.count, 0);
  await pane.press("Enter");
  await within(
    "sent",
    client.until(({ state }) => state.rooms.get(scene.rooms[0]!)!.tally.count > 0),
  );
  const message = client.state.rooms.get(scene.rooms[0]!)!.timeline!.messages.at(-1)!;
  assertIs(message.body.split("\n").length, 50);
  await pane.type("wide 漢字 and 👍🏽");
  await pane.press("C-c");
  await pane.type("/no");
  await pane.press("Tab");
  await pane.shows(/> \/notify$/m);
  await pane.press("C-u");
  const shell = await pane.asks("pane_pid");
  const children = await Deno.readTextFile(`/proc/${shell}/task/${shell}/children`);
  Deno.kill(Number(children.trim().split(" ")[0]), "SIGTERM");
  ok(await pane.shows(/code 143/));
  assertIs(await pane.asks("alternate_on"), "0");
});

Deno.test("where one has to wait, what is written stays at the prompt", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const [room] = scene.rooms;
  const owner = await ada!.client();
  given(await within("slow", owner.request("room.change", { room: room!, slowSeconds: 3_600 })));
  await using pane = await chatPane(ben!);
  await pane.shows(/^room 0[^]*\n>$/);
  await pane.type("the first");
  await pane.press("Enter");
  await within("sent", owner.until(({ state }) => state.rooms.get(room!)!.tally.count === 1));
  await pane.shows(/person1 +the first\n/);
  await isSaid(pane, "the first");
  await pane.type("the second");
  await pane.press("Enter");
  await pane.shows(/Slow mode[^]*\n> the second$/);
  assertIs(owner.state.rooms.get(room!)!.tally.count, 1);
});
