/** Talking at a real terminal with a real server: what one sees, and what the others get. */
import { match as assertMatch, strictEqual as assertIs } from "node:assert/strict";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { given } from "../support/seed.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("what was said is there, what one types is sent, what comes does not break the line", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const [room] = scene.rooms;
  const theirs = await ben!.client();
  await within("open", theirs.openRoom(room!));
  await scene.said(theirs, room!, "good morning", "the kettle is on");
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0[^]*\n>$/);
  await pane.shows(/── New ─.*\n\d\d:\d\d person1 +good morning\n\d\d:\d\d +the kettle is on\n/);
  await pane.type("hello every");
  await pane.shows(/^> hello every$/m);
  await scene.said(theirs, room!, "one more");
  await pane.shows(/\d\d:\d\d +one more\n.*\n> hello every$/);
  await pane.type("body");
  await pane.press("Enter");
  await pane.shows(/person0 +hello everybody\n.*\n>$/);
  const heard = (text: string) =>
    within(
      `"${text}" arrived`,
      theirs.until(({ state }) =>
        state.rooms.get(room!)!.timeline!.messages.some(({ body }) => body === text)
      ),
    );
  await heard("hello everybody");
  // In one breath: what was said last is told before one is gone
  await pane.type("so long\rquit\r");
  await heard("so long");
  // For its answer it is waited for a while only, and whether that is enough depends on the machine
  assertMatch(await pane.shows(/^code \d+\n\$$/m), /^Bye(\.|; 1 message waits .*)\ncode 0\n\$$/m);
  assertIs(await pane.asks("alternate_on"), "0");
});

Deno.test("the bell rings for who is called, but not where they look, nor once they want it still", async () => {
  await using scene = await terminalScene(2, [[0, 1], [0, 1]]);
  const [ada, ben] = scene.people;
  const [here, elsewhere] = scene.rooms;
  const theirs = await ben!.client();
  await using pane = await chatPane(ada!, ["chat", "room 0"]);
  await pane.shows(/^room 0[^]*\n>$/);
  const call = async (room: RoomId, body: string) => {
    const sent = given(await theirs.send(room, body, { mentions: [ada!.user] }));
    given(await within("sent", sent.done));
  };
  await call(here!, "here, @person0");
  await pane.shows(/here, @person0/);
  await scene.said(theirs, elsewhere!, "nobody is called");
  await pane.shows(/2 room 1 1/);
  assertIs(await pane.rang(), false);
  await pane.type("/notify bell off");
  await pane.press("Enter");
  await pane.shows(/bell/i);
  await call(elsewhere!, "@person0 in silence");
  await pane.shows(/2 room 1 @1/);
  assertIs(await pane.rang(), false);
  await pane.type("/notify bell on");
  await pane.press("Enter");
  await pane.shows(/bell[^]*bell/i);
  await call(elsewhere!, "@person0 aloud");
  await pane.shows(/2 room 1 @2/);
  assertIs(await pane.rang(), true);
});

Deno.test("what comes while nobody looks stays unread, and stands below a line when they are back", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const [room] = scene.rooms;
  const [theirs, other] = [await ben!.client(), await ada!.client()];
  const read = () => other.state.rooms.get(room!)!.tally.read;
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0[^]*\n>$/);
  await scene.said(theirs, room!, "seen");
  await within("read", other.until(() => read() === 1));
  // As a terminal tells it of its window; the letter behind it shows that it was heard
  await pane.type("\x1b[Ox");
  await pane.shows(/^> x$/m);
  await scene.said(theirs, room!, "unseen", "unseen, too");
  await pane.shows(/unseen, too\n/);
  await pane.type("\x1b[I");
  await pane.shows(/seen\n── New ─+\n.* unseen\n.* unseen, too\n/);
  await within("read", other.until(() => read() === 3));
});
