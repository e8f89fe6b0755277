import assert from "node:assert/strict";
import { Watching } from "../../../lib/cli/chat/watching.ts";
import { within } from "../../support/deadline.ts";
import { terminalScene } from "../../support/terminal_scene.ts";

Deno.test("who goes on to another room while names are gathered is told the names of that one", async () => {
  await using scene = await terminalScene(3, [[0, 1], [0, 2]]);
  const [ada, ben, eve] = scene.people;
  const [first, second] = scene.rooms;
  for (const [one, room] of [[ben!, first!], [eve!, second!]] as const) {
    const theirs = await one.client();
    await within("open", theirs.openRoom(room));
    await scene.said(theirs, room, "hello");
  }
  const client = await ada!.client();
  await within("both", Promise.all([client.openRoom(first!), client.openRoom(second!)]));
  const watching = new Watching(client);
  watching.look(first!);
  watching.look(first!);
  watching.look(second!);
  assert.equal(client.state.people.has(eve!.user), false);
  await within("named", client.until(({ state }) => state.people.has(eve!.user)));
  watching.stop();
});
