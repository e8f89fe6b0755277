/** What hands do at a terminal, one thing after the other, and what the others get of it. */
import assert from "node:assert/strict";
import type { Client } from "../../lib/client/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { widthOf } from "../../lib/terminal/mod.ts";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const FIFTY = Array.from({ length: 50 }, (_, i) => `  line ${i + 1} of fifty`).join("\n");
const WIDE = "漢字と한글, größer, e\u0301te\u0301, 👩‍👩‍👧 🇩🇪 ❤️";

/** The newest message of a room, once it says this. */
async function arrived(client: Client, room: RoomId, body: string): Promise<void> {
  const newest = () => client.state.rooms.get(room)?.timeline?.messages.at(-1)?.body;
  await within(body, client.until(() => newest() === body));
}

Deno.test("one terminal, one thing after the other", async (t) => {
  await using scene = await terminalScene(3, [[0, 1, 2]]);
  const [ada, ben, eve] = scene.people;
  const room = scene.rooms[0]!;
  const [bens, eves] = [await ben!.client(), await eve!.client()];
  await Promise.all([bens, eves].map((client) => within("open", client.openRoom(room))));
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0\n[^]*\n>$/);
  const enter = async (line: string) => {
    await pane.type(line);
    await pane.press("Enter");
  };

  // Each stands on what the one before has left
  let isGood = true;
  const step = async (name: string, work: () => Promise<void>) => {
    if (isGood) isGood = await t.step(name, work);
  };

  await step("fifty lines are pasted as one message, which waits for Enter", async () => {
    await pane.paste(FIFTY);
    await pane.shows(/line 49 of fifty\n.*line 50 of fifty$/);
    await pane.press("Enter");
    await arrived(bens, room, FIFTY.trim());
    await pane.shows(/line 50 of fifty\n.*\n>$/);
  });

  await step("wide and joined characters are sent and shown as they are typed", async () => {
    await pane.type(WIDE);
    await pane.shows(/> 漢字と한글, größer/);
    await scene.said(bens, room, `too: ${WIDE}`);
    await pane.shows(/too: 漢字と한글, größer, [^]*\n> 漢字と한글, größer/);
    await pane.press("Home", "Right", "Right", "Right");
    await pane.type("!");
    // Three of two columns, the sign, and what stands before them
    await pane.showsAt(9, /> 漢字と!한글/);
    await pane.press("BSpace", "Enter");
    await arrived(bens, room, WIDE);
  });

  await step("a window of another size keeps what is typed, down to twenty columns", async () => {
    await pane.type("a line that is longer than the narrow window");
    await pane.resize(20, 12);
    await pane.shows(/\n> a line that is lon\n {2}ger than the narro\n {2}w window$/);
    await scene.said(eves, room, "said while it was narrow");
    await pane.shows(/person2 \d\d:\d\d\nsaid while it was\nnarrow\n.*\n> a line/);
    for (const line of (await pane.screen()).split("\n")) assert.ok(widthOf(line) <= 20, line);
    await pane.resize(200, 60);
    await pane.shows(
      /^room 0\n[^]*line 50 of fifty\n[^]*said while it was narrow\n.*\n> a line .* window$/,
    );
    await pane.resize(80, 2);
    await pane.shows(/^.*said while it was narrow\n> a line .* window$/);
    await pane.resize(80, 1);
    await pane.shows(/^> a line .* window$/);
    await pane.resize(80, 24);
    await pane.shows(/said while it was narrow\n.*\n> a line .* window$/);
    await pane.press("C-u");
  });

  await step("a word to one alone is heard by them, and by nobody else", async () => {
    await enter("@person1: the key is with me");
    await pane.shows(/To person1 alone: the key is with me\n/);
    await within("told", bens.until(({ state }) => state.rooms.size === 2));
    const alone = [...bens.state.rooms.keys()].find((id) => id !== room)!;
    await within("open", bens.openRoom(alone));
    await arrived(bens, alone, "the key is with me");
    await enter("/msg person1 psst");
    await pane.shows(/^person1\n[^]*the key is with me\n.*psst\n.*\n>$/);
    await arrived(bens, alone, "psst");
    assert.equal(eves.state.rooms.has(alone), false);
    await scene.said(bens, alone, "got it");
    await pane.shows(/person1 +got it\n.*\n>$/);
    await enter("/join room 0");
    await pane.shows(/^room 0\n/);
  });

  await step("who is there is told, and what was said can be looked back at", async () => {
    await enter("/users");
    await pane.shows(/3 of 3 are here\n {2}● person0 .*you\n {2}● person1.*\n {2}● person2/);
    const said = Array.from({ length: 120 }, (_, i) => `number ${i + 1}`);
    await scene.said(bens, room, ...said);
    await pane.shows(/number 120\n.*\n>$/);
    await enter("/history 100");
    await pane.shows(/^room 0\n.*number 21\n[^]*below, End/);
    await pane.press("PPage");
    await pane.shows(/number 3\n[^]*below, End/);
    await pane.press("End");
    await pane.shows(/number 120\n(?!.*below).*\n>$/);
    // So little is on the screen anyway, and what comes next is seen
    await enter("/history 3");
    await pane.shows(/number 120\nAll of it is on the screen\.\n(?!.*End).*\n>$/);
    await scene.said(eves, room, "and one more");
    await pane.shows(/person2 +and one more\n.*\n>$/);
    await enter("/clear");
    await pane.shows(/^room 0\n\n[^]*\n>$/);
    await enter("/history 3");
    await pane.shows(/number 119\n.*number 120\n.*and one more\nAll of it[^]*\n>$/);
    assert.doesNotMatch(await pane.screen(), /number 118/);
  });
});
