/** A place that lets everything through, in every field that others write: the reader's terminal shows it, and obeys nothing. */
import assert from "node:assert/strict";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { HostileRoad } from "../support/hostile_road.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { type TerminalScene, terminalScene } from "../support/terminal_scene.ts";
import type { TmuxPane } from "../support/tmux.ts";

/** Somebody who is called this, and calls everything so, is told of as something else. */
const WORD = "person1";
const EVIL = [
  ...["\x1b]0;owned\x07", "\x1b[2J", "\x1b[5;5Hgotcha", "\x1b]52;c;b3duZWQ=\x07"],
  ...[
    "\x1b]8;;http://evil/\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m",
    "\x9d0;owned\x9c",
    "a\rb",
    "\x08\x08\x7f",
  ],
  ...[
    "\x0e\x0f\x1bc\x1b#8\x1b[?1049l\x05",
    "\u202ertl\u202c\u2066\u200b\u2028\ufeff",
    "up\nowned\r\n> ",
  ],
].join("");

/** What none of it may reach a terminal as; its own orders are others. */
const OBEYED = new RegExp(
  String
    .raw`\x1b[\]#c]|\x1b\[5;5Hgotcha|[\x05\x07\x08\x0e\x0f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\u200b\ufeff]`,
);

const COLOURS = new RegExp(String.raw`\x1b\[[\d;]*m`, "g");

async function hostileScene(): Promise<TerminalScene & { road: HostileRoad }> {
  const scene = await terminalScene(2, [[1, 0], [1, 0]]);
  const [, mallory] = scene.people;
  const [room, other] = scene.rooms;
  await using folder = await tempFolder();
  const theirs = await mallory!.client();
  await within("open", theirs.openRoom(room!));
  const ask = async (type: string, fields: object) =>
    given(await within(type, theirs.request(type as "room.change", fields as never)));
  await ask("room.change", { room: other, name: `${WORD} too`, topic: `about ${WORD}` });
  await ask("room.change", { room, topic: `all of ${WORD}` });
  const status = { text: WORD, emoji: "🍵", until: null };
  await ask("profile.change", { displayName: WORD, bio: WORD, pronouns: WORD, status });
  await Deno.writeTextFile(`${folder.path}/${WORD}.txt`, "a file");
  const sent = await mallory!.run(["upload", "room 0", `${folder.path}/${WORD}.txt`, "-t", WORD]);
  assert.equal(sent.code, 0, sent.err);
  const texts = [`say ${WORD} so`, `**${WORD}** \`${WORD}\` [${WORD}](https://${WORD}.example)`];
  const wide = `${"W".repeat(3_000)} ${"e\u0301\u0336".repeat(300)}`;
  await scene.said(theirs, room!, ...texts, wide, `\`\`\`${WORD}\n${WORD}\n\`\`\``, "the last one");
  const { messages } = theirs.state.rooms.get(room!)!.timeline!;
  given(
    await within("react", given(await theirs.react(room!, messages.at(-1)!.id, WORD, true)).done),
  );
  const road = new HostileRoad(scene.server.address, WORD, EVIL);
  return {
    ...scene,
    road,
    async [Symbol.asyncDispose]() {
      await road[Symbol.asyncDispose]();
      await scene[Symbol.asyncDispose]();
    },
  };
}

/** Nothing has moved, rung, or been written elsewhere; and the prompt is where it was, with what was typed. */
async function isUnmoved(pane: TmuxPane, title: string, typed: string): Promise<void> {
  const screen = await pane.showsAt(2 + typed.length, new RegExp(`\n> ${typed}$`));
  assert.doesNotMatch(screen, /^(owned|gotcha|> .*\n[^]*^>)/m);
  assert.equal(await pane.asks("pane_title"), title);
  assert.equal(await pane.asks("alternate_on"), "1");
  assert.equal(await pane.rang(), false);
  assert.doesNotMatch(screen, OBEYED);
}

Deno.test("in the chat it is shown as signs, whoever and whatever is called so, and moves nothing", async () => {
  await using scene = await hostileScene();
  const [ada] = scene.people;
  await using pane = await chatPane(ada!, ["chat", "room 0"], {
    env: { PARLEY_SERVER: scene.road.address },
  });
  const title = await pane.asks("pane_title");
  const isShown = async (shown: RegExp) => {
    await pane.shows(shown);
    await pane.type("safe");
    await isUnmoved(pane, title, "safe");
    await pane.press("C-u");
  };
  await isShown(/│ ␛\]0;owned␇␛\[2J␛\[5;5Hgotcha[^]*\n\d\d:\d\d +the last one\n/);
  const orders = {
    "/users": /2 of 2 are here\n[^]*␛\]0;owned/,
    "/who": /room 0: 2 of 2 are here/,
    "/rooms": /Your rooms\n {2}1\n {2}#␛\]0;owned/,
    "/files": /owned > \.txt\n[^]*\/save and a number/,
    // Whether all of it was on the screen for long enough depends on the machine
    "/unread": /(#room 0 .*\d unread\nAlt|Nothing is unread\.\n)/,
  };
  for (const [order, shown] of Object.entries(orders)) {
    await pane.type(order);
    await pane.press("Enter");
    await isShown(shown);
  }
  await pane.press("M-1");
  await isShown(/^␛\]0;owned[^]*set\n +the topic: about/);
  await pane.press("M-2", "PPage", "PPage");
  await isShown(/further back, End/);
  for (const [columns, rows] of [[20, 12], [9, 5], [200, 60]] as const) {
    await pane.resize(columns, rows);
    await pane.press("C-l");
    await isShown(/\n>$/);
  }
});

Deno.test("scripts print it as signs, to a terminal and to a pipe, and in JSON as what it is", async () => {
  await using scene = await hostileScene();
  const [ada] = scene.people;
  const env = { ...ada!.env, PARLEY_SERVER: scene.road.address };
  const verbs = [["tail", "room 0"], ["history", "room 0"], ["users"], ["users", "room 0"]];
  for (const verb of [...verbs, ["rooms"], ["whoami"]]) {
    const text = await ada!.home.run(verb, { env });
    assert.deepEqual([text.code, text.err], [0, ""], verb.join(" "));
    assert.doesNotMatch(text.out, OBEYED, verb.join(" "));
    assert.doesNotMatch(text.out, /\r|^(owned|>)/m, verb.join(" "));
    assert.ok(!text.out.includes("\x1b"), verb.join(" "));
    const json = await ada!.home.run([...verb, "--json"], { env });
    assert.equal(json.code, 0);
    // No reader of lines of JSON can tell, and a terminal that it is shown on obeys nothing
    assert.doesNotMatch(json.out, OBEYED, verb.join(" "));
    if (verb[0] !== "whoami") assert.ok(said(json.out).includes(EVIL), verb.join(" "));
  }
  for (const verb of verbs) {
    await using terminal = await ada!.home.open(verb, env);
    assert.equal((await terminal.end()).code, 0);
    const own = terminal.shown.replaceAll("\r\n", "\n").replaceAll(COLOURS, "");
    assert.ok(!/\r/.test(own) && !own.includes("\x1b"), verb.join(" "));
    assert.doesNotMatch(own, OBEYED, verb.join(" "));
    assert.match(own, /␛\]0;owned␇/);
  }
});

/** All texts in all lines. */
function said(lines: string): string {
  const all: string[] = [];
  const lookAt = (value: unknown): void => {
    if (typeof value === "string") all.push(value);
    else Object.values(Object(value)).forEach(lookAt);
  };
  for (const line of lines.trim().split("\n")) lookAt(JSON.parse(line));
  return all.join(" ");
}
