/** People: who is there, who they are, and words to one alone, by commands at the terminal. */
import assert from "node:assert/strict";
import { completions } from "../../../lib/cli/chat/orders/mod.ts";
import { cutOff, OrderScene } from "../../support/recorded_desk.ts";
import { presenceOf } from "../../../lib/cli/chat/orders/presence.ts";

Deno.test("a word to one alone is heard by them and nobody else", async () => {
  await using scene = await OrderScene.open();
  const [tomas, aiko, eve] = [
    await scene.desk("tomas"),
    await scene.desk("aiko"),
    await scene.desk("jonas"),
  ];
  await tomas.does("/msg @aiko psst, tea?");
  const room = tomas.entered.at(-1)!;
  await aiko.until(({ state }) => state.rooms.get(room)?.tally.count === 1);
  assert.equal(eve.client.state.rooms.has(room), false);
  assert.equal(tomas.room, room);
  await tomas.does("/msg aiko");
  assert.equal(tomas.entered.length, 2);
  assert.match(await tomas.refuses("/msg @akio hello"), /nobody called akio/);
  assert.match(await tomas.refuses("/msg"), /Something is missing. Type: \/msg @name \[text\]/);
});

Deno.test("with a colon behind the name one stays where one is", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const { direct } = scene.place;
  const before = ines.client.state.rooms.get(direct)!.tally.count;
  const told = await mara.does("@Ines: the key is with me");
  const number = mara.windows.indexOf(direct) + 1;
  assert.deepEqual(told, [
    "To Ines Okafor alone: the key is with me",
    `Alt+${number} or /join ${number} goes there.`,
  ]);
  assert.deepEqual([mara.entered, mara.room], [[], saturday]);
  await ines.until(({ state }) => state.rooms.get(direct)!.tally.count === before + 1);
  assert.match(await mara.refuses("@nobody: hi"), /nobody called nobody/);
  await mara.does('@"Ines Okafor":');
  assert.deepEqual(mara.entered, [direct]);
});

Deno.test("several are written to together, and always in the same conversation", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [tomas, aiko, ines] = [
    await scene.desk("tomas"),
    await scene.desk("aiko"),
    await scene.desk("ines"),
  ];
  const eve = await scene.desk("jonas");
  await tomas.does("/msg @aiko,ines tea at four?");
  const room = tomas.entered.at(-1)!;
  for (const { until } of [aiko, ines].map((one) => ({ until: one.until.bind(one) }))) {
    await until(({ state }) => state.rooms.get(room)?.tally.count === 1);
  }
  assert.equal(eve.client.state.rooms.has(room), false);
  tomas.room = saturday;
  const told = await tomas.does("@Ines,@aiko: bring a cup");
  assert.equal(told[0], "To Ines Okafor and Aiko Tanaka alone: bring a cup");
  await aiko.until(({ state }) => state.rooms.get(room)?.tally.count === 2);
  assert.equal(tomas.room, saturday);
  await ines.does("/join @tomas,@aiko");
  assert.equal(ines.entered.at(-1), room);
  // Nothing is said to some where one of them is not clear
  assert.match(await tomas.refuses("/msg aiko,akio hello"), /nobody called akio/);
  assert.match(await tomas.refuses("/msg aiko, hello"), /not understood/);
  assert.equal(aiko.client.state.rooms.get(room)?.tally.count, 2);
});

Deno.test("no more people come into a conversation than it holds", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const names: string[] = [];
  for (let i = 0; i < 8; i++) {
    names.push(`many${i}`);
    await scene.guest(`many${i}`, scene.place.rooms.till);
  }
  await mara.client.directory.load();
  assert.match(await mara.refuses(`/msg ${names.join(",")} hello`), /^8 people at most/);
  await mara.does(`/msg ${names.slice(1).join(",")} hello`);
  await mara.until(({ state }) => state.rooms.get(mara.entered.at(-1)!)?.tally.count === 1);
});

Deno.test("to oneself one takes notes", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await mara.does("/msg mara remember the milk");
  const room = mara.entered.at(-1)!;
  await mara.until(({ state }) => state.rooms.get(room)?.tally.count === 1);
  assert.deepEqual(mara.client.state.rooms.get(room)?.facts.people, [mara.client.state.me]);
  await mara.does("/msg mara");
  assert.equal(mara.entered.at(-1), room);
});

Deno.test("a conversation that was begun goes on without a connection, another does not begin", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await mara.client.directory.load();
  await cutOff(mara);
  const told = await mara.does("@ines: later then");
  assert.match(told[0]!, /You are not connected: it will be done when you are/);
  assert.deepEqual(mara.client.outbox.map(({ order }) => "room" in order.ask && order.ask.room), [
    scene.place.direct,
  ]);
  assert.match(await mara.refuses("@aiko: hello"), /You are not connected/);
});

Deno.test("people are found by the name that is shown, and of two none is guessed", async () => {
  await using scene = await OrderScene.open();
  const [mara, tomas] = [await scene.desk("mara"), await scene.desk("tomas")];
  assert.equal((await mara.does('/whois "ines okafor"'))[0], "Ines Okafor  @ines");
  await tomas.does("/nick Ines Okafor");
  await mara.client.directory.load();
  mara.client.watchPeople([tomas.client.state.me]);
  await mara.until(({ state }) =>
    state.people.get(tomas.client.state.me)?.displayName === "Ines Okafor"
  );
  assert.equal(
    await mara.refuses('/msg "Ines Okafor" hello'),
    "Several are called Ines Okafor. Which one: @ines, @tomas?",
  );
  assert.match(await mara.refuses("/whois inse"), /There is nobody called inse/);
  assert.match(await mara.refuses("/whois aik"), /Did you mean @aiko\?/);
});

Deno.test("who is in a room is listed by who is there", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara", till), await scene.desk("ines")];
  await ines.does("/dnd mending *the* radio");
  const { user } = scene.place.people.tomas;
  mara.client.watchPeople([user]);
  await mara.until(({ state }) => state.people.has(user));
  const told = await mara.does("/who");
  assert.equal(told[0], "till: 2 of 2 are here");
  assert.match(told[1]!, /^ {2}● mara {2}Mara Lindqvist {2}Owner, you$/);
  assert.match(told[2]!, /^ {2}⊘ ines {2}Ines Okafor {2}mending \*the\* radio$/);
  // Who is followed is as before
  await scene.desk("tomas");
  await mara.until(({ state }) => state.people.get(user)?.presence === "online");
  assert.deepEqual([...mara.client.state.people.keys()], [user]);
  mara.room = scene.place.rooms.saturday;
  await mara.client.openRoom(mara.room);
  const all = await mara.does("/who");
  assert.equal(all[0], "saturday: 3 of 5 are here");
  assert.equal(all.filter((line) => line.startsWith("  ○")).length, 2);
});

Deno.test("whoever is followed stays so, also if nothing was told of them before others were asked for", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara", scene.place.rooms.till);
  const { ines, tomas } = scene.place.people;
  mara.client.watchPeople([tomas.user]);
  assert.deepEqual([...(await presenceOf([ines.user], mara.client)).keys()], [ines.user]);
  await mara.until(({ state }) => state.people.has(tomas.user));
});

Deno.test("everybody is listed, or those of a name", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const told = await mara.does("/users");
  assert.equal(told[0], "1 of 5 is here");
  assert.equal(told.length, 6);
  assert.deepEqual((await mara.does("/users weber")).slice(1).map((line) => line.trim()), [
    "○ jonas  Jonas Weber",
  ]);
  assert.equal(await mara.refuses("/users zzz"), "Nobody is called zzz.");
});

Deno.test("a guest knows the people of their rooms, and finds nobody else", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  const gus = await scene.guest("gus", till);
  const told = await gus.does("/who");
  assert.equal(told[0], "till: 1 of 3 is here");
  assert.match(told[1]!, /^ {2}● gus {3}gus {2}Guest, you$/);
  assert.match(told[3]!, /^ {2}○ mara {2}Mara Lindqvist {2}Owner$/);
  assert.equal((await gus.does("/users")).length, 4);
  assert.equal((await gus.does("/whois mara"))[0], "Mara Lindqvist  @mara  Owner");
  assert.deepEqual((await completions("hello @", 7, gus)).options, ["@gus", "@ines", "@mara"]);
  assert.equal(await gus.refuses("/whois jonas"), "There is nobody called jonas.");
  assert.equal(await gus.refuses("/msg mara hello"), "You can’t write to them alone.");
  assert.match((await gus.does("/ignore ines"))[0]!, /^What Ines Okafor says is folded now/);
  await gus.until(({ state }) => state.ignored.size === 1);
  assert.deepEqual(await gus.does("/ignore"), ["You ignore: Ines Okafor"]);
});

Deno.test("of somebody is told what they say of themselves, and nothing of it moves the terminal", async () => {
  await using scene = await OrderScene.open();
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const bio = "I mend radios.\nAsk me\tabout valves \u202e.";
  await ines.client.request("profile.change", { bio, pronouns: "she/her", zone: "Asia/Tokyo" });
  await ines.does("/status soldering");
  const told = (await mara.does("/whois @ines")).join("\n");
  assert.match(told, /^Ines Okafor {2}@ines\n● Online\n/);
  assert.match(told, /Pronouns +she\/her/);
  assert.match(told, /Status +soldering/);
  assert.match(told, /Their time +\d\d:\d\d/);
  assert.match(told, /About +I mend radios\.\n +Ask me +about valves \\u202e\./);
  assert.match((await mara.does("/whois"))[0]!, /^Mara Lindqvist {2}@mara {2}Owner$/);
  assert.match((await mara.does("/whois jonas"))[1]!, /^○ (Offline|Last seen)/);
});

Deno.test("somebody is ignored and heard again", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const { user } = scene.place.people.jonas;
  assert.deepEqual(await mara.does("/ignore"), ["You ignore nobody."]);
  assert.match((await mara.does("/ignore @jonas"))[0]!, /^What Jonas Weber says is folded now/);
  await mara.until(({ state }) => state.ignored.has(user));
  assert.deepEqual(await mara.does("/ignore"), ["You ignore: Jonas Weber"]);
  assert.match((await mara.does("/whois jonas")).at(-1)!, /You ignore them/);
  const jonas = await scene.desk("jonas");
  assert.equal(await jonas.refuses("@mara: hello?"), "You can’t write to them alone.");
  assert.deepEqual(await mara.does("/unignore jonas"), ["You hear Jonas Weber again."]);
  await mara.until(({ state }) => !state.ignored.has(user));
  assert.equal(await mara.refuses("/ignore mara"), "That is you.");
  assert.match(await mara.refuses("/unignore"), /Something is missing/);
});

Deno.test("one says how one is there, what one is up to and how one is called", async () => {
  await using scene = await OrderScene.open();
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const { user } = scene.place.people.mara;
  ines.client.watchPeople([user]);
  const seen = () => ines.client.state.people.get(user);
  assert.deepEqual(await mara.does("/away fetching solder"), [
    "You are shown as away, until /back.",
    "Your status: fetching solder",
  ]);
  await ines.until(() => seen()?.presence === "away");
  await ines.until(() => seen()?.status?.text === "fetching solder");
  assert.deepEqual(await mara.does("/back"), ["You are shown as here again."]);
  await ines.until(() => seen()?.presence === "online" && seen()?.status === undefined);
  assert.match((await mara.does("/dnd"))[0]!, /not to be disturbed/);
  await ines.until(() => seen()?.presence === "dnd");
  assert.deepEqual(await mara.does("/status at the bench"), ["Your status: at the bench"]);
  await ines.until(() => seen()?.status?.text === "at the bench");
  assert.deepEqual(await mara.does("/status"), ["You have no status any more."]);
  await ines.until(() => seen()?.status === undefined);
  assert.deepEqual(await mara.does("/nick Mara L."), ["You are called Mara L. now."]);
  await ines.until(() => seen()?.displayName === "Mara L.");
  assert.match(await mara.refuses(`/nick ${"x".repeat(61)}`), /too long: 60/);
  assert.match(await mara.refuses(`/status ${"x".repeat(101)}`), /too long: 100/);
  assert.match(await mara.refuses("/nick"), /Something is missing/);
});
