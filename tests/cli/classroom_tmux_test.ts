/**
 * A classroom: people in one room, all at the terminal client, each a real process. Three of them
 * have a screen; the others talk in plain lines, of which each can be read that was printed.
 * PARLEY_LONG_TESTS=1 makes it fifty people for a minute.
 */
import assert from "node:assert/strict";
import { wholeHistory } from "../chaos/history.ts";
import { chatPane } from "../support/chat_pane.ts";
import { PlainTalker } from "../support/plain_talker.ts";
import { terminalScene } from "../support/terminal_scene.ts";
import type { TmuxPane } from "../support/tmux.ts";

const IS_LONG = Deno.env.get("PARLEY_LONG_TESTS") === "1";
const PEOPLE = IS_LONG ? 50 : 20;
const WITH_SCREEN = 3;
const ROUNDS = 2;
const LEAST_MS = IS_LONG ? 60_000 : 0;

Deno.test("in a classroom every line comes to everyone, once and in one order", async () => {
  const all = Array.from({ length: PEOPLE }, (_, i) => i);
  await using scene = await terminalScene(PEOPLE, [all]);
  await using stack = new AsyncDisposableStack();
  const panes: TmuxPane[] = [];
  for (const person of scene.people.slice(0, WITH_SCREEN)) {
    panes.push(stack.use(await chatPane(person, ["chat", "room 0"])));
  }
  const talkers = scene.people.slice(WITH_SCREEN)
    .map((person) => stack.use(new PlainTalker(person, "room 0")));
  for (const { child } of talkers) await child.printed("stderr", /^room 0\n/);
  for (const pane of panes) await pane.shows(/^room 0\n[^]*\n>$/);
  const end = performance.now() + LEAST_MS;
  let rounds = 0;
  while (rounds < ROUNDS || performance.now() < end) {
    const round = ++rounds;
    const word = (who: number) => `this is ${who} in round ${round}`;
    await Promise.all([
      ...panes.map(async (pane, i) => {
        await pane.type(word(i));
        await pane.press("Enter");
      }),
      ...talkers.map((talker, i) => talker.say(word(i + WITH_SCREEN))),
    ]);
    const others = (PEOPLE - 1) * round;
    const enough = new RegExp(`^(?:[^\\n]*\\n){${others}}`);
    for (const { child } of talkers) await child.printed("stdout", enough);
  }
  if (IS_LONG) console.log(`${rounds} rounds of ${PEOPLE} lines`);
  const client = await scene.people[0]!.client();
  const history = await wholeHistory(client, scene.rooms[0]!);
  const said = history.filter(({ kind }) => kind !== "system");
  assert.equal(said.length, PEOPLE * rounds);
  for (const { person, child } of talkers) {
    const heard = [...child.stdout.matchAll(/: (this is \d+ in round \d+)$/gm)].map(([, text]) =>
      text
    );
    const told = said.filter(({ from }) => from !== person.user).map(({ body }) => body);
    assert.deepEqual(heard, told, person.name);
    assert.equal(child.stdout.split("\n").length - 1, told.length, "and nothing else");
  }
  // What one has said oneself stands at the end until it has its place
  const last = said.slice(-15).map(({ body }) => `.*${body}\n`).join("");
  for (const pane of panes) await pane.shows(new RegExp(`\n${last}.*\n>$`));
  assert.deepEqual(
    await Promise.all(talkers.map((talker) => talker.leave())),
    talkers.map(() => 0),
  );
});
