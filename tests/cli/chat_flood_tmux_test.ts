/** Far more comes than anybody can read, while somebody types. */
import assert from "node:assert/strict";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { Gate } from "../support/gate.ts";
import { given } from "../support/seed.ts";
import { terminalScene } from "../support/terminal_scene.ts";

const TALKERS = [1, 2, 3, 4];
const EACH = 400;
const HALF = EACH / 2;
const TYPED =
  "the quick brown fox jumps over the lazy dog while 漢字 and é are said elsewhere, too";

Deno.test("no key is lost while a room is flooded, the screen says what it passed over, and all of it can be read", async () => {
  await using scene = await terminalScene(5, [[0, ...TALKERS]]);
  const [ada, ...others] = scene.people;
  const room = scene.rooms[0]!;
  const clients = await Promise.all(others.map((one) => one.client()));
  await using gate = new Gate(scene.server.address);
  await using pane = await chatPane(ada!, [], { env: { PARLEY_SERVER: gate.address } });
  await pane.shows(/^room 0\n[^]*\n>$/);
  const flood = (from: number) =>
    Promise.all(clients.map(async (client, who) => {
      const bodies = Array.from({ length: HALF }, (_, i) => `${who} says ${from + i}`);
      const sent = await Promise.all(bodies.map((body) => client.send(room, body)));
      await within("said", Promise.all(sent.map((one) => given(one).done)));
    }));
  const flooded = flood(0);
  for (const key of TYPED) await pane.type(key);
  await flooded;
  await pane.shows(new RegExp(`> ${TYPED.slice(0, 60)}`));
  // However slowly it was said, more of it comes at once than the screen has room for
  gate.hold();
  await flood(HALF);
  const passed = pane.shows(/^\d+ messages passed by; Page Up\n[^]*\n> /m);
  gate.letGo();
  await passed;
  await pane.shows(new RegExp(`says ${EACH - 1}\n[^]*\n> ${TYPED.slice(0, 60)}`));
  await pane.press("Enter");
  const [client] = clients;
  await within("open", client!.openRoom(room));
  const newest = () => client!.state.rooms.get(room)!.timeline!.messages.at(-1)!;
  await within("heard", client!.until(() => newest().body === TYPED));
  // Each talker’s own are in their order, and the screen shows the end of them
  const screen = await pane.shows(/lazy dog while[^]*said elsewhere, too\n.*\n>$/);
  const ends = [...screen.matchAll(/(\d) says (\d+)/g)].map(([, who, i]) => [who!, Number(i)]);
  assert.ok(ends.length > 10);
  for (const [at, [who, i]] of ends.entries()) {
    const next = ends.slice(at + 1).find(([other]) => other === who);
    if (next !== undefined) assert.equal(next[1], Number(i) + 1);
  }
  await pane.press("PPage", "PPage", "PPage");
  await pane.shows(/says \d+\n[^]*\d+ below, End/);
});
