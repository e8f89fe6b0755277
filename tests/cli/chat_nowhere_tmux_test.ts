/** In no room, or in none any more: one hears what one is told, and nothing goes to where it was not meant. */
import { ok } from "node:assert/strict";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("in no room commands answer, and what one says stays in the prompt", async () => {
  await using scene = await terminalScene(1, []);
  await using pane = await chatPane(scene.people[0]!);
  await pane.shows(/^You are in no room yet\.[^]*\n>$/m);
  await pane.type("/heplp\r");
  await pane.shows(/^There is no command \/heplp\. Did you mean \/help\?\n/m);
  await pane.type("hello?\r");
  await pane.shows(/^You are in no room here\.[^]*\n> hello\?$/m);
});

Deno.test("put out while one writes, the rest of the line goes to no other room", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0, 1]]);
  const [ada, ben] = scene.people;
  const [, room] = scene.rooms;
  await using pane = await chatPane(ben!, ["chat", "room 1"]);
  await pane.shows(/^room 1\n[^]*\n>$/);
  await pane.type("for few ");
  await pane.shows(/^> for few$/m);
  const theirs = await ada!.client();
  ok((await within("out", theirs.request("room.remove", { room: room!, user: ben!.user }))).ok);
  await pane.shows(/^You are not in room 1 any more\.[^]*\n> for few$/m);
  await pane.type("eyes\r");
  await pane.shows(/^You are in no room here\.[^]*\n> for few eyes$/m);
  await pane.press("C-n");
  await pane.shows(/^room 0\n[^]*person0 created this room\n[^]*\n>$/);
  const [first] = scene.rooms;
  ok((await within("out", theirs.request("room.remove", { room: first!, user: ben!.user }))).ok);
  await pane.shows(/^You are not in room 0 any more\.[^]*\n>$/m);
});
