/** The place goes away and comes back, and so does the client: what was typed goes once and in order. */
import assert from "node:assert/strict";
import { plainReach } from "../../lib/cli/login/reach.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { Message } from "../../lib/protocol/mod.ts";
import { chatPane } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { KillablePlace } from "../support/killable_place.ts";
import { terminalHome } from "../support/terminal_program.ts";
import type { TmuxPane } from "../support/tmux.ts";

async function type(pane: TmuxPane, text: string): Promise<void> {
  await pane.type(text);
  await pane.press("Enter");
}

/** Without a word, as by `kill -9`. */
async function killClient(pane: TmuxPane): Promise<void> {
  const shell = await pane.asks("pane_pid");
  const children = await Deno.readTextFile(`/proc/${shell}/task/${shell}/children`);
  Deno.kill(Number(children.trim().split(" ")[0]), "SIGKILL");
}

async function keepLogin(logins: string, place: KillablePlace): Promise<void> {
  const { token, user, name } = place.place.people.mara;
  const known = { login: { token, user, name }, device: null, fingerprint: null };
  const saved = { version: 1, last: place.address, servers: { [place.address]: known } };
  const folder = logins.slice(0, logins.lastIndexOf("/"));
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  await Deno.writeTextFile(logins, JSON.stringify(saved), { mode: 0o600 });
}

Deno.test("a place that is killed and a client that is killed lose nothing of what was typed", async () => {
  await using place = await KillablePlace.open(async () => {});
  await using home = await terminalHome();
  await keepLogin(home.logins, place);
  const person = { home, env: {} };
  {
    await using pane = await chatPane(person, ["chat", "saturday"]);
    await pane.shows(/^saturday[^]*\n>$/);
    await type(pane, "before");
    await pane.shows(/Mara Lind\S* +before\n/);
    await place.kill();
    await pane.shows(/offline/);
    await type(pane, "one while it is away");
    await type(pane, "two while it is away");
    await pane.shows(/one while it is away\n.*two while it is away\n.*offline, \d wait/);
    await place.start();
    // By itself
    await heard(place, "two while it is away");
    await place.kill();
    await pane.shows(/offline/);
    await type(pane, "three for @aiko before the end");
    await pane.shows(/three for @aiko before the end\n[^]*offline, \d wait/);
    await killClient(pane);
    await pane.shows(/code 137/);
  }
  await using pane = await chatPane(person);
  await pane.shows(
    /cannot be reached[^]*Mara Lind[^]*three for @aiko before the end\n[^]*offline, \d wait/,
  );
  // Nothing at all is known there yet: of nobody the id
  await type(pane, "@ines four");
  await type(pane, "five at the next start");
  await pane.shows(/before the end\n.*@ines four\n.*five at the next start\n/);
  await place.start();
  const messages = await heard(place, "five at the next start");
  await pane.press("C-d");
  // Whether it has heard yet that all of it is there depends on the machine
  await pane.shows(/Bye[^]*\ncode 0/);
  const { aiko, ines } = place.place.people;
  assert.deepEqual(messages.slice(-6).map(({ body, mentions }) => [body, mentions]), [
    ...["before", "one while it is away", "two while it is away"].map((body) => [body, undefined]),
    ["three for @aiko before the end", [aiko.user]],
    ["@ines four", [ines.user]],
    ["five at the next start", undefined],
  ]);
});

/** What somebody else has of the room once this is there. */
async function heard({ address, place }: KillablePlace, last: string): Promise<Message[]> {
  const { user, token } = place.people.ines;
  const { saturday } = place.rooms;
  const client = createClient({
    owner: { server: address, person: user },
    openSocket: () => plainReach(address).openSocket("/ws", token),
  });
  const said = () => {
    const messages = client.state.rooms.get(saturday)?.timeline?.messages ?? [];
    return messages.filter(({ notice }) => notice === undefined);
  };
  try {
    void client.openRoom(saturday);
    await within(last, client.until(() => said().some(({ body }) => body === last)));
    return said();
  } finally {
    client.stop();
  }
}
